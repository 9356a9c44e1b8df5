import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { textsWithNotices } from '../../../src/graphql/texts-with-notices';

const schema = buildSchema(readFileSync(join(__dirname, '../../../public/schema.graphql'), 'utf8'));

const errorsOf = (text: string): string[] => {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return validate(schema, document, [textsWithNotices]).map(({ message }) => message);
};

const refused = (field: string): string =>
  `${field} — expected notices { title text } beside the text of a section, without @include or @skip: they belong to it`;

const sections = (fields: string): string => `{ explainer(slug: "a") { sections { ${fields} } } }`;

describe('The text of a section is asked for with its notices', () => {
  it.each([
    sections('slug heading conditions { name }'),
    sections('bodyHtml notices { title text }'),
    sections('... { body } ... { notices { title } } notices { slug text }'),
    `${sections('...Text ...Warnings')} fragment Text on ExplainerSection { bodyText }
      fragment Warnings on ExplainerSection { notices { ...Words } } fragment Words on ExplainerNotice { title text }`,
    '{ sections { bodyHtml } articles { title } }',
    '{ explainer(slug: "a") { section(slug: "b") { notices { title text } text: bodyHtml } } }',
  ])('%s', (text) => {
    expect(errorsOf(text)).toEqual([]);
  });

  it.each([
    ['body', 'body'],
    ['another name', 'words: bodyHtml'],
    ['a slug alone', 'bodyHtml notices { slug }'],
    ['a title alone', 'bodyHtml notices { title }'],
    ['the sections below', 'slug notices { title text } sections { bodyText }'],
    ['an inline fragment', 'slug ... on ExplainerSection { bodyText }'],
    ['under a condition', 'bodyHtml notices @skip(if: true) { title text }'],
    ['words under a condition', 'bodyHtml notices { title text @include(if: false) }'],
    ['a fragment under a condition', 'bodyHtml ... @include(if: false) { notices { title text } }'],
  ])('not without: %s', (_, fields) => {
    expect(errorsOf(sections(fields))).toEqual([refused('sections')]);
  });

  it('wherever a section stands, and in fragments on what holds it', () => {
    expect(
      errorsOf(
        `{ explainers { nodes { ...Parts } } explainer(slug: "a") { section(slug: "b") { body } } }
         fragment Parts on Explainer { sections { ...Text } } fragment Text on ExplainerSection { body }`,
      ),
    ).toEqual([refused('section'), refused('sections')]);
  });

  it('fragments that hold others twice take no more time than they have text', () => {
    const fragments = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on ExplainerSection { ...F${i + 1} ...F${i + 1} }`,
    );
    const text = `${sections('...F0')} ${fragments.join(' ')} fragment F60 on ExplainerSection { body }`;
    const found = validate(schema, parse(text), [textsWithNotices]).map(({ message }) => message);
    expect(found).toEqual([refused('sections')]);
  });
});
