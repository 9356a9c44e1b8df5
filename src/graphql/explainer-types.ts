/**
 * The explainer in GraphQL: the same names as in JSON, with the entries themselves where JSON has slugs, so that one query
 * gives a section with all that belongs to it.
 */
export const explainerTypes = /* GraphQL */ `
  type ExplainerSource {
    name: String
    url: String
    licence: String
    sha256: String
  }

  type ExplainerReview {
    lastReviewed: Date
    nextDue: Date
    reviewedBy: ExplainerContributor
    "So many days after nextDue, forms made for other pages no longer show the text; null where they do without end."
    embedUntilOverdueDays: Int
  }

  enum ExplainerChangeKind {
    new
    major
    minor
    retracted
  }

  "One explainer as it was published at one time. Its revision is the SHA-256 of its canonical JSON (RFC 8785)."
  type ExplainerRevision {
    slug: String!
    locale: String!
    "Null for a retraction."
    revision: String
    previous: String
    kind: ExplainerChangeKind!
    publishedAt: DateTime!
    note: String
    retraction: ExplainerRetraction
  }

  type ExplainerRetraction {
    reason: String!
    "A slug, <explainer>/<section>, or a URL."
    replacement: String
    retractedAt: DateTime!
  }

  "The published, complete form of an article in one language."
  type Explainer {
    documentId: ID!
    slug: String!
    locale: String!
    title: String!
    titleVariant: String
    lead: String
    about: String
    codes: [ExplainerCode!]!
    source: ExplainerSource
    review: ExplainerReview
    authors: [ExplainerContributor!]!
    reviewers: [ExplainerContributor!]!
    "The sections as a tree, in reading order."
    sections: [ExplainerSection!]!
    "One section, wherever in the tree it stands, by its slug or one that it had. One that was withdrawn is an error that says why."
    section(slug: String!): ExplainerSection
    conditions: [ExplainerCondition!]!
    sideEffects: [ExplainerSideEffect!]!
    notices: [ExplainerNotice!]!
    references: [ExplainerReference!]!
    revision: ExplainerRevision!
    "What is public now where that is another revision: a newer one, or a retraction. Null where this is what is public."
    latest: ExplainerRevision
  }

  type ExplainerPage {
    nodes: [Explainer!]!
    "Give it as after to go on; null at the end."
    cursor: String
    hasMore: Boolean!
  }

  enum ExplainerSectionChangeKind {
    added
    changed
    removed
  }

  type ExplainerSectionChange {
    documentId: ID!
    slug: String!
    "The slug that it had until then; null where it was this one."
    formerSlug: String
    change: ExplainerSectionChangeKind!
    "Of one that was removed: why it was withdrawn."
    retraction: ExplainerRetraction
  }

  type ExplainerChange {
    "Give it as since to go on after this one."
    cursor: String!
    documentId: ID!
    slug: String!
    "The slug that the explainer had until then; null where it was this one. Its addresses lead to the present one."
    formerSlug: String
    locale: String!
    revision: String
    previous: String
    kind: ExplainerChangeKind!
    publishedAt: DateTime!
    note: String
    retraction: ExplainerRetraction
    sections: [ExplainerSectionChange!]!
  }

  type ExplainerChangePage {
    nodes: [ExplainerChange!]!
    "Give it as since to go on, also where nothing is new."
    cursor: String!
    hasMore: Boolean!
  }

  extend type Query {
    "One explainer: the latest, a revision by its SHA-256, or as it was public at an instant, not both. Null where there is none; an error that tells why where it was retracted."
    explainer(slug: String!, locale: String, revision: String, asOf: String): Explainer
    "Published explainers in the order of their slugs."
    explainers(locale: String, limit: Int, after: String): ExplainerPage!
    "Revisions and retractions in the order in which they were published."
    changes(since: String, limit: Int, locale: String): ExplainerChangePage!
  }
`;
