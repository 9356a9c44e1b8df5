/** The clinical difference of two revisions, as REST gives it. */
export const differenceTypes = /* GraphQL */ `
  type ExplainerFieldChange {
    field: String!
    before: JSON
    after: JSON
  }

  type ExplainerNamedEntry {
    documentId: ID!
    slug: String!
    name: String!
  }

  type ExplainerChangedEntry {
    documentId: ID!
    slug: String!
    name: String!
    fields: [ExplainerFieldChange!]!
  }

  type ExplainerEntriesDifference {
    added: [ExplainerNamedEntry!]!
    removed: [ExplainerNamedEntry!]!
    changed: [ExplainerChangedEntry!]!
  }

  type ExplainerNamesDifference {
    added: [ExplainerNamedEntry!]!
    removed: [ExplainerNamedEntry!]!
  }

  enum ExplainerWordRunKind {
    same
    removed
    added
  }

  type ExplainerWordRun {
    kind: ExplainerWordRunKind!
    text: String!
  }

  "A paragraph that changed; before is null where it came, after where it went."
  type ExplainerParagraphChange {
    before: String
    after: String
    words: [ExplainerWordRun!]!
  }

  type ExplainerChangedSection {
    documentId: ID!
    slug: String!
    name: String!
    healthAspect: String
    fields: [ExplainerFieldChange!]!
    conditions: ExplainerNamesDifference!
    sideEffects: ExplainerNamesDifference!
    notices: ExplainerNamesDifference!
    references: ExplainerNamesDifference!
    paragraphs: [ExplainerParagraphChange!]!
  }

  type ExplainerSectionsDifference {
    added: [ExplainerNamedEntry!]!
    removed: [ExplainerNamedEntry!]!
    changed: [ExplainerChangedSection!]!
  }

  type ExplainerKindVerdict {
    kind: ExplainerChangeKind!
    reasons: [String!]!
  }

  type ExplainerDifference {
    fields: [ExplainerFieldChange!]!
    conditions: ExplainerEntriesDifference!
    sideEffects: ExplainerEntriesDifference!
    notices: ExplainerEntriesDifference!
    references: ExplainerEntriesDifference!
    sections: ExplainerSectionsDifference!
    "How much the change matters, worked out from it."
    proposed: ExplainerKindVerdict!
    "What is public now; null where it is the later of the two."
    latest: ExplainerRevision
  }

  extend type Query {
    "What changed between two revisions of one explainer, by their SHA-256, the older first. Null where there is no such revision."
    explainerDifference(
      slug: String!
      before: String!
      after: String!
      locale: String
    ): ExplainerDifference
  }
`;
