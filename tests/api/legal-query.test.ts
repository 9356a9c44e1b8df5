import { onEveryDatabase } from '../support/running-app';

const each = 25;
const page = `pagination: { limit: ${each} }`;
/** Every section names every one. */
const vocabulary = ['conditions', 'side_effects'];

/** Texts as long as those of the first content, where the longest description has 140 characters. */
const long = { description: 120, bodyText: 2_000 };
const text = (length: number): string => `'${'What it is. '.repeat(length).slice(0, length)}'`;

const counted = (table: string, columns: string, values: string, upTo: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${upTo})
   INSERT INTO ${table} (document_id, locale, published_at, ${columns})
   SELECT 'legal-${table}-' || i, a.locale, a.published_at, ${values}
   FROM n, (SELECT locale, published_at FROM articles WHERE published_at IS NOT NULL LIMIT 1) a`;

const ofTest = (table: string): string => `${table}.document_id LIKE 'legal-%'`;

const linked = (table: string, name: string): string =>
  `INSERT INTO sections_${table}_lnk (section_id, ${name}_id, ${name}_ord)
   SELECT sections.id, ${table}.id, ${table}.id FROM sections, ${table} WHERE ${ofTest('sections')} AND ${ofTest(table)}`;

/** Published rows alone, by SQL: of so many, writing each as an editor does takes a minute. */
const statements = [
  counted('articles', 'title, slug', `'Article ' || i, 'legal-' || i`, each),
  counted(
    'sections',
    'heading, slug, body, body_text',
    `'Section ' || i, 'legal-' || i, ${text(long.bodyText)}, ${text(long.bodyText)}`,
    each * each,
  ),
  ...vocabulary.map((table) =>
    counted(
      table,
      'name, slug, description',
      `'Name ' || i, 'legal-' || i, ${text(long.description)}`,
      each,
    ),
  ),
  `INSERT INTO sections_article_lnk (section_id, article_id, section_ord)
   SELECT sections.id, articles.id, sections.id FROM sections, articles
   WHERE ${ofTest('sections')} AND articles.document_id = 'legal-articles-' ||
     (CAST(SUBSTR(sections.document_id, ${'legal-sections-'.length + 1}) AS INTEGER) % ${each} + 1)`,
  linked('conditions', 'condition'),
  linked('side_effects', 'side_effect'),
];

onEveryDatabase('A legal query passes, whatever there is', (app) => {
  beforeAll(async () => {
    for (const statement of statements) await app().sql(statement);
  });

  it('articles, their sections, and what these name: 25 of each, of each', async () => {
    const named = `(${page}) { documentId name slug description }`;
    const query = `{ articles(filters: { slug: { startsWith: "legal-" } }, ${page}) {
      title sections(${page}) { heading bodyText sideEffects${named} conditions${named} } } }`;
    const { status, body } = await app().request.post('/graphql').send({ query });
    expect([status, body.errors]).toEqual([200, undefined]);
    const { articles } = body.data;
    const sections = articles.flatMap((article: { sections: object[] }) => article.sections);
    expect([articles.length, sections.length]).toEqual([each, each * each]);
    for (const name of ['sideEffects', 'conditions']) {
      const names = sections.flatMap((section: Record<string, object[]>) => section[name]);
      expect(names).toHaveLength(each ** 3);
      const { name: last, description } = names.at(-1) as Record<string, string>;
      expect(last).toMatch(/^Name \d+$/);
      expect(description).toHaveLength(long.description);
    }
    expect(sections.at(-1)).toMatchObject({ bodyText: expect.stringMatching(/^.{2000}$/) });
  });
});
