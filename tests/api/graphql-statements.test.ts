import { onEveryDatabase, type RunningApp } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

const manyNames = Array.from({ length: 20 }, (_, index) => `name${index}: name`).join(' ');
const levels = {
  one: '{ articles(filters: { slug: { eq: "SLUG" } }) { title } }',
  two: '{ articles(filters: { slug: { eq: "SLUG" } }) { title sections { heading } } }',
  three:
    '{ articles(filters: { slug: { eq: "SLUG" } }) { title sections { heading conditions { name } sideEffects { name } } } }',
  four: '{ articles(filters: { slug: { eq: "SLUG" } }) { title sections { heading conditions { name broader { name } narrower { name } } } } }',
  components: `{ articles(filters: { slug: { eq: "SLUG" } }) { title sections { heading
    mentions { quote condition { name } } conditions { name synonyms { text } codes { code } } } } }`,
  connection:
    '{ articles(filters: { slug: { eq: "SLUG" } }) { title sections_connection { nodes { heading } } } }',
  /** So many values that a level is handed out in several turns. */
  wide: `{ articles(filters: { slug: { eq: "SLUG" } }) { sections { conditions { ${manyNames} broader { name } narrower { name } } } } }`,
};
type Level = keyof typeof levels;

/** Rows as published documents have them, made without what publishing each would take. */
const createRows = async (app: RunningApp, slug: string, count: number): Promise<void> => {
  const create = async (type: string, data: object): Promise<number> => {
    const published = { documentId: `${slug}-${type}-${(made += 1)}`, publishedAt: new Date() };
    const row = await app
      .query(`api::${type}.${type}`)
      .create({ data: { ...published, locale: 'en', ...data } });
    return row.id;
  };
  const article = await create('article', { title: slug, slug });
  /** A part that belongs to the row that is made with it, as Strapi itself notes it. */
  const part = async (component: string, field: string, data: object) => ({
    ...(await app.query(component).create({ data })),
    __pivot: { field, component_type: component },
  });
  const [broad, narrow] = [
    await create('condition', {
      name: 'Broad',
      slug: `${slug}-broad`,
      synonyms: [await part('explainer.synonym', 'synonyms', { text: 'Wide' })],
      codes: [await part('explainer.code', 'codes', { system: 'icd_10_cm', code: 'F32' })],
    }),
    await create('condition', { name: 'Narrow', slug: `${slug}-narrow` }),
  ];
  await app
    .query('api::condition.condition')
    .update({ where: { id: narrow }, data: { broader: broad } });
  const sideEffect = await create('side-effect', { name: 'Effect', slug: `${slug}-effect` });
  for (let position = 1; position <= count; position += 1) {
    await create('section', {
      heading: `Section ${position}`,
      slug: `section-${position}`,
      position,
      level: 2,
      article,
      conditions: [broad, narrow],
      sideEffects: [sideEffect],
      mentions: [
        await part('explainer.mention', 'mentions', {
          ...{ quote: 'Section', start: 0, end: 7, condition: broad },
        }),
      ],
    });
  }
};
let made = 0;

onEveryDatabase(
  'A nested GraphQL field is one statement',
  (app) => {
    beforeAll(async () => {
      await createRows(app(), 'few', 3);
      await createRows(app(), 'many', 100);
    });

    /** The rows of the last level, and the statements that it took to answer. */
    const ask = async (level: Level, slug: string) => {
      await app().statements();
      const { data } = await app().graphql(levels[level].replace('SLUG', slug));
      return { article: data.articles[0], statements: (await app().statements()).length };
    };

    /** How often a table was read, also by what went on after the answer. */
    const countReads = async (query: string, table = 'articles') => {
      await app().statements();
      const { data } = await app().graphql(query);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const statements = await app().statements();
      const reads = statements.filter((sql) => new RegExp(`from \\S*${table}\\b`).test(sql)).length;
      return { isAnswered: Boolean(data), reads };
    };

    it('whatever the number of rows', async () => {
      const { article } = await ask('three', 'many');
      expect(article.sections).toHaveLength(100);
      expect(article.sections[99]).toEqual({
        heading: 'Section 100',
        conditions: [{ name: 'Broad' }, { name: 'Narrow' }],
        sideEffects: [{ name: 'Effect' }],
      });
      for (const level of Object.keys(levels) as Level[]) {
        const [few, many] = [await ask(level, 'few'), await ask(level, 'many')];
        expect({ level, statements: many.statements }).toEqual({
          level,
          statements: few.statements,
        });
      }
    });

    it('so that a level takes one for each field that leads on from it', async () => {
      const statements = async (level: Level) => (await ask(level, 'many')).statements;
      const root = await statements('one');
      expect(root).toBeLessThanOrEqual(2);
      expect(await statements('two')).toBe(root + 1);
      expect(await statements('three')).toBe(root + 3);
      expect(await statements('four')).toBe(root + 4);
      expect(await statements('wide')).toBe(root + 4);
      // Parts as relations: mentions, what each is of, conditions, their synonyms and codes.
      expect(await statements('components')).toBe(root + 6);
      expect(await statements('connection')).toBe(root + 1);
      const { article } = await ask('components', 'many');
      expect(article.sections[99]).toMatchObject({
        mentions: [{ quote: 'Section', condition: { name: 'Broad' } }],
        conditions: [
          { synonyms: [{ text: 'Wide' }], codes: [{ code: 'F32' }] },
          { name: 'Narrow' },
        ],
      });
    });

    it('and what has not begun when the answer is known to be null takes none', async () => {
      const lists = Array.from({ length: 19 }, (_, index) => `a${index}: articles { title }`);
      const fine = await countReads(`{ ${lists.join(' ')} }`);
      expect(fine).toMatchObject({ isAnswered: true });
      expect(fine.reads).toBeGreaterThanOrEqual(19);
      const failing = await countReads(
        `{ bad: articles(sort: "nope") { title } ${lists.join(' ')} }`,
      );
      expect(failing).toMatchObject({ isAnswered: false });
      expect(failing.reads).toBeLessThan(3);
    });

    it('and what has not begun when the answer is full takes none', async () => {
      const lists = Array.from({ length: 40 }, (_, index) => `a${index}: sections { slug }`);
      // The sections of an article whose sections lead back to it: a hundred times a hundred.
      const full = await countReads(
        `{ articles(filters: { slug: { eq: "many" } }) { sections { article { ${lists.join(' ')} } } } }`,
        'sections',
      );
      expect(full).toEqual({ isAnswered: true, reads: 2 });
    });
  },
  { content: 'tables', environment: withoutMemory },
);
