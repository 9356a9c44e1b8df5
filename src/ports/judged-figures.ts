import type { Core } from '@strapi/strapi';

/** What is told of the memory of what was asked by REST and of fields of GraphQL, counted since the start. */
export interface JudgedFigures {
  /** Words that were known, and words that the rules judged. */
  counts: { remembered: number; judged: number };
  /** What is remembered, in characters. */
  characters: () => number;
  mostCharacters: number;
}

/** Undefined until it is installed. */
export const judgedFiguresOf = (strapi: Core.Strapi): JudgedFigures | undefined =>
  strapi.has('judgedFigures') ? strapi.get<JudgedFigures>('judgedFigures') : undefined;
