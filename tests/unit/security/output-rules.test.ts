import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contentTypes, sanitize } from '@strapi/utils';
import fc from 'fast-check';
import {
  applyOutputRules,
  outputRules,
  type OutputAttribute,
} from '../../../src/security/output-rules';

interface Model {
  uid: string;
  attributes: Record<string, OutputAttribute & { private?: boolean }>;
}

const source = resolve(__dirname, '../../../src');
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const relation = (target: string, more: object = {}) => ({
  ...{ type: 'relation', relation: 'oneToMany', target },
  ...more,
});

/** The project's types, with what Strapi adds to each, and one that has more than they have. */
const readModels = (): Map<string, Model> => {
  const models = new Map<string, Model>();
  const add = (uid: string, attributes: Model['attributes']) =>
    models.set(uid, { uid, attributes });
  for (const api of readdirSync(join(source, 'api'))) {
    const folder = join(source, 'api', api, 'content-types');
    if (!readdirSync(join(source, 'api', api)).includes('content-types')) continue;
    for (const type of readdirSync(folder)) {
      const uid = `api::${api}.${type}`;
      add(uid, {
        ...read(join(folder, type, 'schema.json')).attributes,
        ...{ createdAt: { type: 'datetime' }, locale: { type: 'string', private: true } },
        createdBy: relation('admin::user', { private: true }),
        localizations: relation(uid),
      });
    }
  }
  for (const category of readdirSync(join(source, 'components'))) {
    for (const file of readdirSync(join(source, 'components', category))) {
      const { attributes } = read(join(source, 'components', category, file));
      add(`${category}.${file.replace('.json', '')}`, attributes);
    }
  }
  add('api::odd.odd', {
    secret: { type: 'password' },
    hidden: relation('api::article.article', { private: true }),
    sections: relation('api::section.section'),
    codes: { type: 'component', component: 'explainer.code', ...{ private: true } },
    mentions: { type: 'component', component: 'explainer.mention' },
    data: { type: 'json' },
  });
  return models;
};

const models = readModels();
const types = [...models.keys()].filter((uid) => uid.startsWith('api::'));
const attributesOf = (uid: string) => models.get(uid)?.attributes ?? {};
const isPrivate = (uid: string, name: string) =>
  contentTypes.isPrivateAttribute(models.get(uid) as never, name);

const scalars = fc.constantFrom<unknown>('Words.', '', 0, 1.5, true, null, undefined, { a: [1] });

/** A row of a type as the database gives it, with some of what it leads to. */
const rowOf = (uid: string, depth: number): fc.Arbitrary<Record<string, unknown>> => {
  const values = Object.entries(attributesOf(uid)).map(([name, attribute]) => {
    const leadsTo = attribute.target ?? attribute.component;
    if (leadsTo === undefined) return fc.tuple(fc.constant(name), scalars);
    if (depth === 0 || !models.has(leadsTo)) return fc.tuple(fc.constant(name), scalars);
    const row = rowOf(leadsTo, depth - 1);
    const held = fc.oneof(
      row,
      fc.array(fc.oneof(row, fc.constant(null)), { maxLength: 2 }),
      fc.constantFrom(null, undefined, { count: 3 }),
    );
    return fc.tuple(fc.constant(name), held);
  });
  return fc
    .tuple(fc.subarray(values, { maxLength: Math.min(values.length, 6) }), fc.nat())
    .chain(([some, id]) =>
      fc
        .tuple(...some)
        .map((entries) => ({ id, documentId: `d${id}`, ...Object.fromEntries(entries), more: 1 })),
    );
};

const asked = fc
  .tuple(fc.constantFrom(...types), fc.subarray(types))
  .chain(([uid, findable]) => fc.tuple(fc.constant(uid), fc.constant(findable), rowOf(uid, 3)));

describe('What is answered of a row', () => {
  const global = globalThis as { strapi?: unknown };
  afterAll(() => delete global.strapi);

  it('is what Strapi’s own sanitizers leave of it, in the same order, whatever the reader may find', async () => {
    const { output } = sanitize.createAPISanitizers({
      getModel: (uid: string) => models.get(uid) as never,
      sanitizers: { output: [] },
    });
    let leftOut = 0;
    await fc.assert(
      fc.asyncProperty(asked, async ([uid, findable, row]) => {
        global.strapi = {
          auth: {
            verify: async (_auth: unknown, { scope }: { scope: string }) => {
              if (!findable.some((type) => scope === `${type}.find`)) throw new Error('forbidden');
            },
          },
          config: { get: (_path: string, fallback: unknown) => fallback },
        };
        const rules = outputRules(uid, {
          ...{ attributesOf, isPrivate },
          mayFind: (type) => findable.includes(type),
        });
        const before = JSON.stringify(row);
        const theirs = await output(row, models.get(uid) as never, { auth: {} });
        const ours = applyOutputRules(row, rules!);
        expect(ours).toStrictEqual(theirs);
        expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
        expect(JSON.stringify(row)).toBe(before);
        if (JSON.stringify(ours) !== before) leftOut += 1;
      }),
      { numRuns: 500, seed: 29 },
    );
    // They were not all rows of which everything is answered.
    expect(leftOut).toBeGreaterThan(50);
  });

  it.each([
    ['media', { type: 'media' }],
    ['a dynamic zone', { type: 'dynamiczone' }],
    ['a relation to any type', { type: 'relation', relation: 'morphToOne' }],
    ['a relation to a type of a plugin', relation('plugin::users-permissions.user')],
    ['creators who are shown', relation('admin::user')],
  ])('is Strapi’s to say where a type leads to one with %s', (_, attribute) => {
    const rights = { isPrivate: () => false, mayFind: () => true };
    const leading = { 'api::a.a': { b: relation('api::b.b') }, 'api::b.b': { it: attribute } };
    const of = (uid: string) => new Map<string, object>(Object.entries(leading)).get(uid) as never;
    expect(outputRules('api::a.a', { ...rights, attributesOf: of })).toBeNull();
    const hidden = { ...rights, mayFind: () => false, attributesOf: of };
    expect(outputRules('api::a.a', hidden)).not.toBeNull();
  });
});
