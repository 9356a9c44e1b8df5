/** A section of an explainer and what it names. */
export const sectionTypes = /* GraphQL */ `
  type ExplainerCode {
    system: String
    code: String
    display: String
    mapping: String
    confidence: String
    verifiedBy: String
  }

  type ExplainerContributor {
    documentId: ID!
    slug: String!
    name: String!
    credentials: String
    affiliation: String
    orcid: String
    conflictsOfInterest: String
  }

  type ExplainerReference {
    documentId: ID!
    slug: String!
    title: String!
    citation: String
    doi: String
    url: String
    year: Int
    verifiedOn: Date
  }

  type ExplainerNotice {
    documentId: ID!
    slug: String!
    title: String!
    kind: String
    text: String
  }

  type ExplainerBroaderCondition {
    slug: String!
    name: String!
  }

  type ExplainerCondition {
    documentId: ID!
    slug: String!
    name: String!
    description: String
    synonyms: [String!]!
    broader: ExplainerBroaderCondition
    claim: String
    evidenceLevel: String
    regulatoryStatus: String
    statement: String
    codes: [ExplainerCode!]!
  }

  type ExplainerSideEffect {
    documentId: ID!
    slug: String!
    name: String!
    description: String
    synonyms: [String!]!
    term: String
    bodySystem: String
    severity: String
    severityAsStated: String
    frequency: String
    frequencyAsStated: String
    seriousness: String
    whenToGetHelp: String
    codes: [ExplainerCode!]!
  }

  "Where a section names a condition or a side effect."
  type ExplainerMention {
    condition: ExplainerCondition
    sideEffect: ExplainerSideEffect
    quote: String!
    "Offsets into the section's body, in UTF-16 code units; end is the first one after the quote."
    start: Int!
    end: Int!
  }

  type ExplainerSection {
    documentId: ID!
    slug: String!
    heading: String!
    level: Int
    "Markdown; as HTML that is safe on any page; and as plain text. Empty where the section only holds others. Each is given with notices { title text } only."
    body: String!
    bodyHtml: String!
    bodyText: String!
    healthAspect: String
    standsAlone: String
    standsAloneReason: String
    syndication: String
    promotional: Boolean!
    conditions: [ExplainerCondition!]!
    sideEffects: [ExplainerSideEffect!]!
    "Warnings that travel with this section wherever it is shown: whoever asks for its text asks for their title and text."
    notices: [ExplainerNotice!]!
    references: [ExplainerReference!]!
    mentions: [ExplainerMention!]!
    "Why it was withdrawn since this revision; null where it is public."
    retraction: ExplainerRetraction
    "The sections below it, in reading order."
    sections: [ExplainerSection!]!
  }
`;
