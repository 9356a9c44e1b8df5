import { mostTerms } from '../queries/most-terms';
import type { ValueExtent } from './measure-values';
import type { VariableUses } from './variable-uses';

/** How much a GraphQL document may ask for; what is written once in a fragment counts wherever it is spread. */
export const bounds = {
  characters: 20_000,
  /** graphql-js goes through all line breaks before a place for each mistake there, twice: 19,000 of them were a millisecond for each row. */
  lines: 1_000,
  tokens: 4_000,
  depth: 12,
  /** Fields, and fragments that are spread or stand inline. */
  selections: 1_000,
  /** Names of a reader's own: under each the same text would stand again. */
  aliases: 100,
  rootFields: 20,
  /** Operations and fragments. */
  definitions: 60,
  /** Fields and fragments side by side: whoever validates compares each with each. */
  sideBySide: 200,
  /** Pairs of fields that come to one place of the answer under one name: likewise. */
  mergedPairs: 10_000,
  directives: 50,
  /** Values of the schema's own description, as they are estimated: what tools ask for comes to 100,000, and this took 60 ms at most. */
  introspected: 130_000,
  /** Lists and objects in one another, in an argument or a variable. */
  valueDepth: 10,
  /** Single values in all arguments, with those of a variable wherever it is used; and as many in all variables. */
  values: 250,
  /** The same, with the list of an `in` as one: Strapi takes a millisecond or two for each. */
  terms: mostTerms,
  /** Objects that are written in arguments: graphql-js reads them anew for each row, 4 microseconds each, where it reads those of a variable once. */
  objects: 2 * mostTerms + 10,
} as const;

export type DocumentVerdict = { ok: true } | { ok: false; message: string };

/** What one operation says in its arguments, and which variables it names, with what they are where nothing is given. */
export interface OperationShape {
  values: number;
  terms: number;
  uses: VariableUses;
  defaults: ReadonlyMap<string, ValueExtent>;
}
