import fc from 'fast-check';
import { writeQuery, type Types } from './graphql-queries';

/** What is put in the place of a value that the schema allows. */
export const oddValues = [
  ...[
    'null',
    'true',
    '0',
    '-1',
    '2147483647',
    '2147483648',
    '1e400',
    '99999999999999999999',
    '"a\\u0000b"',
    '""',
    '"\\u0000"',
    '"x"',
    '[]',
  ],
  ...[
    '[null]',
    '{}',
    '{ eq: null }',
    '{ in: [] }',
    '{ in: null }',
    '{ between: null }',
    '{ between: [1] }',
  ],
  ...[
    '{ not: null }',
    '{ or: null }',
    '{ and: [] }',
    '"2026-02-30"',
    '"275760-09-13"',
    '"\\ud800"',
  ],
  ...[
    '{ limit: null }',
    '{ start: -1 }',
    '{ page: 0 }',
    '{ page: 1, start: 1 }',
    '{ pageSize: -1 }',
  ],
  ...['"article.slug"', '"nothing:up"', '":"', '["slug", null]', 'published', 'draft', '$missing'],
];
const oddArguments = [
  ...['status: DRAFT', 'status: null', 'hasPublishedVersion: null', 'publicationFilter: null'],
  ...[
    'locale: null',
    'locale: "xx"',
    'sort: null',
    'sort: []',
    'pagination: null',
    'filters: null',
  ],
  ...['filters: { documentId: { null: null } }', 'nothing: 1', 'filters: { not: {} }'],
];

/** The values that stand in a document, each from the colon before it. */
export const valuesIn = (document: string): RegExpExecArray[] => [
  ...document.matchAll(/: ("(?:[^"\\]|\\.)*"|-?\d+|\{[^{}]*\}|true|false)/g),
];

/** Puts up to three odd values or arguments into a document. */
export const spoilDocument = (sound: string, draw: fc.GeneratorValue): string => {
  let document = sound;
  const times = draw(fc.integer, { min: 0, max: 3 });
  for (let time = 0; time < times; time += 1) {
    const isValue = draw(fc.boolean);
    const places = isValue ? valuesIn(document) : [...document.matchAll(/\(/g)];
    const place = places[draw(fc.nat, { max: Math.max(places.length - 1, 0) })];
    if (place === undefined) continue;
    const odd = draw(fc.constantFrom, ...(isValue ? oddValues : oddArguments));
    const after = document.slice(place.index + place[0].length);
    document = document.slice(0, place.index) + (isValue ? `: ${odd}` : `(${odd}, `) + after;
  }
  return document;
};

/** Draws a document that the schema allows, and puts up to three odd values or arguments into it. */
export const drawDocument = (types: Types, draw: fc.GeneratorValue): string =>
  spoilDocument(writeQuery(types, draw), draw);
