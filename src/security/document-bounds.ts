/** How much a GraphQL document may ask for; what is written once in a fragment counts wherever it is spread. */
export const bounds = {
  characters: 20_000,
  tokens: 4_000,
  depth: 12,
  /** Fields, and fragments that are spread or stand inline. */
  selections: 1_000,
  rootFields: 20,
  directives: 50,
  /** Lists and objects in one another, in an argument or a variable. */
  valueDepth: 10,
  /** Single values in all arguments, and as many in all variables. */
  values: 250,
} as const;

export type DocumentVerdict = { ok: true } | { ok: false; message: string };
