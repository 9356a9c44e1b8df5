// @ts-check
import { runSql } from './start-app.mjs';

/** More than there are rows in any table, so that no copy's row has another's number. */
const stride = 1_000_000;

const articles = (/** @type {string} */ slug) => `SELECT id FROM articles WHERE slug = '${slug}'`;
const sections = (/** @type {string} */ slug) =>
  `SELECT section_id FROM sections_article_lnk WHERE article_id IN (${articles(slug)})`;
const components = (/** @type {string} */ slug, /** @type {string} */ type) =>
  ['articles', 'sections']
    .map((holder) => {
      const holders = holder === 'articles' ? articles(slug) : sections(slug);
      return `SELECT cmp_id FROM ${holder}_cmps WHERE component_type = 'explainer.${type}' AND entity_id IN (${holders})`;
    })
    .join(' UNION ');

/** Each table with what is copied of it, and the columns that name rows of the explainer itself. @param {string} slug */
const tablesOf = (slug) => [
  { table: 'articles', where: `id IN (${articles(slug)})`, own: [] },
  { table: 'sections', where: `id IN (${sections(slug)})`, own: [] },
  ...['authors', 'reviewers', 'references'].map((name) => ({
    table: `articles_${name}_lnk`,
    where: `article_id IN (${articles(slug)})`,
    own: ['article_id'],
  })),
  ...['article', 'parent', 'conditions', 'side_effects', 'notices', 'references'].map((name) => ({
    table: `sections_${name}_lnk`,
    where: `section_id IN (${sections(slug)})`,
    own: ['section_id', 'inv_section_id', 'article_id'],
  })),
  ...['mention', 'code', 'source', 'review'].map((type) => ({
    table: `components_explainer_${type}s`,
    where: `id IN (${components(slug, type)})`,
    own: [],
  })),
  {
    table: 'articles_cmps',
    where: `entity_id IN (${articles(slug)})`,
    own: ['entity_id', 'cmp_id'],
  },
  {
    table: 'sections_cmps',
    where: `entity_id IN (${sections(slug)})`,
    own: ['entity_id', 'cmp_id'],
  },
  ...['condition', 'side_effect'].map((name) => ({
    table: `components_explainer_mentions_${name}_lnk`,
    where: `mention_id IN (${components(slug, 'mention')})`,
    own: ['mention_id'],
  })),
];

/** What a column of a copy says. @param {string} table @param {string} column @param {string[]} own */
const valueOf = (table, column, own) => {
  if (column === 'id' || own.includes(column)) return `t."${column}" + n.k * ${stride}`;
  if (column === 'document_id') return `t.document_id || '-' || n.k`;
  if (column === 'slug' && table === 'articles') return `t.slug || '-' || n.k`;
  if (column === 'address') return `REPLACE(t.address, '/', '-' || n.k || '/')`;
  return `t."${column}"`;
};

/**
 * Copies an explainer with all its sections so many times, by SQL that both databases understand. The vocabulary is shared. Their
 * revisions are written by the next start, which finds that they are missing.
 * @param {import('./start-app.mjs').App} app
 * @param {string} kind of database
 * @param {{ slug: string, copies: number }} what
 */
export const multiplyExplainer = async (app, kind, { slug, copies }) => {
  for (const { table, where, own } of tablesOf(slug)) {
    const columns = await columnsOf(app, kind, table);
    const names = columns.map((column) => `"${column}"`).join(', ');
    await runSql(
      app,
      `INSERT INTO ${table} (${names})
       WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < ${copies})
       SELECT ${columns.map((column) => valueOf(table, column, own)).join(', ')}
       FROM n CROSS JOIN (SELECT * FROM ${table} WHERE ${where}) t`,
    );
    if (kind === 'postgres') {
      await runSql(
        app,
        `SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT MAX(id) FROM ${table}))`,
      );
    }
  }
  // PostgreSQL does it by itself, some time after so many rows at once; SQLite never does, and would believe for ever that there are
  // as few revisions as now.
  if (kind === 'postgres') await runSql(app, 'ANALYZE');
};

/** @param {import('./start-app.mjs').App} app @param {string} kind @param {string} table @returns {Promise<string[]>} */
const columnsOf = async (app, kind, table) => {
  /** @type {any} */
  const found = await runSql(
    app,
    kind === 'postgres'
      ? `SELECT column_name AS name FROM information_schema.columns WHERE table_name = '${table}'`
      : `SELECT name FROM pragma_table_info('${table}')`,
  );
  // Each driver gives the rows in its own way.
  const rows = Array.isArray(found) ? found : found.rows;
  return rows.map((/** @type {{ name: string }} */ { name }) => name);
};
