import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../../../src/importer/parsed-explainer';
import { readFile } from '../../../src/importer/read/read-file';
import { fileOf } from './given';

interface Attribute {
  type: string;
  maxLength?: number;
  min?: number;
  max?: number;
  regex?: string;
  enum?: string[];
  component?: string;
  repeatable?: boolean;
  writable?: boolean;
}
type Attributes = Record<string, Attribute>;
/** What stands in a file, as YAML reads it. */
type Value = string | number | Value[] | { [name: string]: Value };

const read = (path: string): Attributes =>
  JSON.parse(readFileSync(resolve(__dirname, '../../../src', path), 'utf8')).attributes;
const typeOf = (type: string): Attributes => read(`api/${type}/content-types/${type}/schema.json`);
const partsOf = (component: string): Attributes =>
  read(`components/${component.replace('.', '/')}.json`);

/** How a text begins that a regular expression asks for. */
const beginnings: Record<string, string> = { doi: '10.1000/', url: 'https://example.org/' };
/** Lets a component be whole where one part of it is tried. */
const whole: Record<string, Record<string, Value>> = {
  'explainer.code': { system: 'mesh', code: 'D007649' },
};
/** Written by the application itself, never said in a file. */
const derived = new Set(['sha256', 'address']);
/** Said about one publish or withdrawal, not about the text. */
const saidOnce = new Set(['changeNote', 'changeKind', 'retraction']);
/** Said by a text and its headings, not by a key; tried by themselves below. */
const saidInText = new Set([
  'lead',
  'heading',
  'body',
  'bodyHtml',
  'bodyText',
  'position',
  'level',
  'mentions',
]);

const saidByKey = (attributes: Attributes): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !saidInText.has(name)));

interface Trial {
  path: string[];
  taken: Value[];
  refused: Value[];
}

const trialsOf = (attributes: Attributes): Trial[] =>
  Object.entries(attributes).flatMap(([name, attribute]): Trial[] => {
    const { type, maxLength, min, max, regex, component, repeatable } = attribute;
    if (attribute.writable === false || derived.has(name) || saidOnce.has(name)) return [];
    if (type === 'enumeration')
      return [{ path: [name], taken: attribute.enum ?? [], refused: ['no-such-choice'] }];
    if (type === 'date')
      return [{ path: [name], taken: ['2025-01-31'], refused: ['2025-02-30', '0000-01-01'] }];
    if (min !== undefined && max !== undefined)
      return [{ path: [name], taken: [min, max], refused: [min - 1, max + 1] }];
    if (component === 'explainer.synonym') {
      const { text } = partsOf(component);
      return trialsOf({ [name]: text! }).map(({ path, taken, refused }) => ({
        path,
        taken: taken.map((word) => [word]),
        refused: refused.map((word) => [word]),
      }));
    }
    if (component !== undefined) {
      const wrap = (part: string, value: Value): Value => {
        const entry = { ...whole[component], [part]: value };
        return repeatable ? [entry] : entry;
      };
      return trialsOf(partsOf(component)).map(({ path: [part = ''], taken, refused }) => ({
        path: [name, part],
        taken: taken.map((value) => wrap(part, value)),
        refused: refused.map((value) => wrap(part, value)),
      }));
    }
    if (type !== 'string' && type !== 'text') return [];
    const beginning = beginnings[name] ?? '';
    const long = (length: number) => beginning.padEnd(length, 'a');
    return [
      {
        path: [name],
        taken: maxLength === undefined ? [] : [long(maxLength)],
        refused: [
          'a\0b',
          ...(maxLength === undefined ? [] : [long(maxLength + 1)]),
          ...(regex === undefined ? [] : ['Not So']),
        ],
      },
    ];
  });

const problemsIn = (file: string, text: string): Problem[] => {
  const reading = readFile(fileOf(file, text));
  return reading.ok ? [] : reading.problems;
};

const entries: Record<string, [file: string, entry: Record<string, Value>]> = {
  condition: ['conditions.yaml', { slug: 'gout', name: 'Gout' }],
  'side-effect': ['side-effects.yaml', { slug: 'itch', name: 'Itch', bodySystem: 'skin' }],
  notice: ['notices.yaml', { slug: 'urgent', title: 'Urgent', kind: 'crisis', text: 'Call.' }],
  reference: ['references.yaml', { slug: 'label', title: 'Label', citation: 'Label 2020' }],
  contributor: ['contributors.yaml', { slug: 'jane-doe', name: 'Jane Doe' }],
};

const markdown = (front: Record<string, Value>, heading = 'Doses'): string =>
  `---\n${JSON.stringify({ title: 'A title', ...front })}\n---\n\nA lead.\n\n## ${heading}\n\nOne.\n`;

describe('What a content type does not take is found while a file is read', () => {
  const inVocabulary = Object.entries(entries).flatMap(([type, [file, entry]]) =>
    trialsOf(typeOf(type)).map((trial) => ({
      name: `${type}.${trial.path.join('.')}`,
      trial,
      problems: (value: Value) =>
        problemsIn(file, JSON.stringify([{ ...entry, [trial.path[0]!]: value }])),
    })),
  );
  const inArticle = trialsOf(saidByKey(typeOf('article'))).map((trial) => ({
    name: `article.${trial.path.join('.')}`,
    trial,
    problems: (value: Value) => problemsIn('explainer.md', markdown({ [trial.path[0]!]: value })),
  }));
  // A section's slug is its heading's.
  const ofSection = saidByKey({ ...typeOf('section'), slug: { type: 'uid' } });
  const inSection = trialsOf(ofSection).map((trial) => ({
    name: `section.${trial.path.join('.')}`,
    trial,
    problems: (value: Value) =>
      problemsIn('explainer.md', markdown({ sections: { doses: { [trial.path[0]!]: value } } })),
  }));

  it.each([...inVocabulary, ...inArticle, ...inSection])('$name', ({ trial, problems }) => {
    for (const value of trial.taken) expect([value, problems(value)]).toEqual([value, []]);
    expect(trial.refused.length).toBeGreaterThan(0);
    for (const value of trial.refused) {
      expect(problems(value).map(({ field }) => field)).toEqual([
        expect.stringContaining(trial.path[0]!),
      ]);
    }
  });

  it('the words of a heading and of a title in the text, each on its line', () => {
    const { title, slug } = typeOf('article');
    const { heading } = typeOf('section');
    const [longest, tooLong] = [0, 1].map((more) => 'ab '.repeat(heading!.maxLength! / 3 + more));
    expect(problemsIn('explainer.md', markdown({}, longest))).toEqual([]);
    const expected = `at most ${heading!.maxLength} characters`;
    expect(problemsIn('explainer.md', markdown({}, tooLong))).toEqual([
      { file: 'explainer.md', line: 7, field: 'heading', expected },
    ]);
    const long = 'a'.repeat(title!.maxLength! + 1);
    expect(problemsIn('explainer.md', `# ${long}\n\nA lead.\n`)).toEqual([
      { file: 'explainer.md', line: 1, field: 'title', expected },
    ]);
    const reading = readFile(fileOf('explainer.md', markdown({}, longest)));
    if (!reading.ok || reading.value.kind !== 'explainer') throw new Error('Expected an explainer');
    expect(reading.value.explainer.sections[0]!.slug.length).toBeLessThanOrEqual(slug!.maxLength!);
  });

  it('a long second line that begins as the title does is text, and no variant of the title', () => {
    const text = `A Title\n\nA Title - ${'and so on '.repeat(30)}.\n`;
    const reading = readFile(fileOf('explainer.txt', text));
    if (!reading.ok || reading.value.kind !== 'explainer') throw new Error('Expected an explainer');
    expect(reading.value.explainer.titleVariant).toBeNull();
    expect(reading.value.explainer.lead).toContain('and so on');
  });
});

describe('What a content type takes the database can hold', () => {
  const types = ['article', 'section', ...Object.keys(entries)].map(typeOf);
  const components = ['code', 'mention', 'review', 'source', 'synonym'].map((name) =>
    partsOf(`explainer.${name}`),
  );

  it('no short text is longer than a column of that type on PostgreSQL, 255 characters', () => {
    for (const [name, { type, maxLength }] of [...types, ...components].flatMap((attributes) =>
      Object.entries(attributes),
    )) {
      if (type === 'string' && maxLength !== undefined)
        expect([name, maxLength <= 255]).toEqual([name, true]);
    }
  });
});
