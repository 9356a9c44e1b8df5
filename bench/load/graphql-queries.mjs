// @ts-check

/** The whole explainer: all that its JSON holds. */
export const explainerQuery = /* GraphQL */ `
  query Explainer($slug: String!) {
    explainer(slug: $slug) {
      documentId
      slug
      locale
      title
      titleVariant
      lead
      about
      codes {
        ...Code
      }
      source {
        name
        url
        licence
        sha256
      }
      review {
        lastReviewed
        nextDue
        reviewedBy {
          ...Contributor
        }
      }
      authors {
        ...Contributor
      }
      reviewers {
        ...Contributor
      }
      conditions {
        ...Condition
      }
      sideEffects {
        ...SideEffect
      }
      notices {
        ...Notice
      }
      references {
        ...Reference
      }
      revision {
        revision
        previous
        kind
        publishedAt
        note
      }
      sections {
        ...Text
        sections {
          ...Text
          sections {
            ...Text
          }
        }
      }
    }
  }

  fragment Text on ExplainerSection {
    documentId
    slug
    heading
    level
    body
    bodyHtml
    bodyText
    healthAspect
    standsAlone
    standsAloneReason
    syndication
    promotional
    conditions {
      slug
    }
    sideEffects {
      slug
    }
    notices {
      slug
      title
      text
    }
    references {
      slug
    }
    mentions {
      condition {
        slug
      }
      sideEffect {
        slug
      }
      quote
      start
      end
    }
  }

  fragment Code on ExplainerCode {
    system
    code
    display
    mapping
    confidence
    verifiedBy
  }

  fragment Contributor on ExplainerContributor {
    slug
    name
    credentials
    affiliation
    orcid
    conflictsOfInterest
  }

  fragment Condition on ExplainerCondition {
    slug
    name
    description
    synonyms
    broader {
      slug
      name
    }
    claim
    evidenceLevel
    regulatoryStatus
    statement
    codes {
      ...Code
    }
  }

  fragment SideEffect on ExplainerSideEffect {
    slug
    name
    description
    synonyms
    term
    bodySystem
    severity
    severityAsStated
    frequency
    frequencyAsStated
    seriousness
    whenToGetHelp
    codes {
      ...Code
    }
  }

  fragment Notice on ExplainerNotice {
    slug
    title
    kind
    text
  }

  fragment Reference on ExplainerReference {
    slug
    title
    citation
    doi
    url
    year
    verifiedOn
  }
`;

/** Strapi's own schema, by its relations. */
export const articleQuery = /* GraphQL */ `
  query Article($slug: String!) {
    articles(filters: { slug: { eq: $slug } }) {
      title
      lead
      sections(sort: "position") {
        slug
        heading
        body
        conditions {
          slug
          name
          evidenceLevel
        }
        sideEffects {
          slug
          name
          term
        }
      }
    }
  }
`;
