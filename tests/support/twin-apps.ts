import { copyFile } from 'node:fs/promises';
import { actionsOf } from '../../src/security/token-kinds';
import { administratorAccount } from './administrator';
import { administer, createDatabase, type DatabaseKind, type TemporaryDatabase } from './databases';
import { explainerBuilder } from './explainer-builder';
import { startApp, type RunningApp } from './running-app';
import { createTangledRows } from './tangled-rows';
import { createWriter } from './writer';

const types = [
  ...[
    'articles',
    'sections',
    'conditions',
    'side_effects',
    'notices',
    'references',
    'contributors',
  ],
];

/** A word of which all that is hidden holds one in one server, and the other in its twin. */
export const words = { one: 'Zauberwort', other: 'Anderswort' } as const;

const rowsOf = (answer: any): any[] => (Array.isArray(answer) ? answer : answer.rows);

const columnsOf = async (
  app: RunningApp,
  table: string,
): Promise<{ name: string; type: string }[]> =>
  app.database === 'sqlite'
    ? rowsOf(await app.sql(`SELECT name, type FROM pragma_table_info('${table}')`))
    : rowsOf(
        await app.sql(
          `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = '${table}'`,
        ),
      );

const privateColumns = new Set(['source_text', 'change_note', 'address']);
/** What the database itself needs as it is. */
const kept = new Set(['document_id', 'locale']);
const isText = (type: string): boolean => /char|text/i.test(type);

const set = async (app: RunningApp, table: string, column: string, value: string, where: string) =>
  app.sql(
    `UPDATE "${table}" SET "${column}" = ${value} WHERE "${column}" IS NOT NULL AND ${where}`,
  );

/** Puts the word into every text of every draft, and into what is private of every row; numbers of drafts are moved. */
const hideWord = async (app: RunningApp): Promise<void> => {
  for (const table of types) {
    for (const { name, type } of await columnsOf(app, table)) {
      if (kept.has(name)) continue;
      const isDraft = 'published_at IS NULL';
      const prefix = name === 'slug' ? `${words.one.toLowerCase()}-` : `${words.one} `;
      if (isText(type)) {
        const where = privateColumns.has(name) ? '1 = 1' : isDraft;
        await set(app, table, name, `'${prefix}' || "${name}"`, where);
      }
      if (['position', 'level', 'year'].includes(name))
        await set(app, table, name, `"${name}" + 1000`, isDraft);
      if (name === 'source_text' || name === 'change_note') {
        await app.sql(`UPDATE "${table}" SET "${name}" = '${words.one}' WHERE "${name}" IS NULL`);
      }
      if (name === 'created_by_id' || name === 'updated_by_id') {
        await app.sql(`UPDATE "${table}" SET "${name}" = (SELECT MIN(id) FROM admin_users)`);
      }
    }
    // What belongs to a draft.
    for (const part of await partsOf(app, table)) {
      for (const { name, type } of await columnsOf(app, part.table)) {
        if (!isText(type)) continue;
        const ids = `SELECT cmp_id FROM "${part.links}" WHERE component_type = '${part.uid}' AND entity_id IN (SELECT id FROM "${table}" WHERE published_at IS NULL)`;
        await set(app, part.table, name, `'${words.one} ' || "${name}"`, `id IN (${ids})`);
      }
    }
  }
};

const partsOf = async (app: RunningApp, table: string) => {
  const links = `${table}_cmps`;
  if ((await columnsOf(app, links)).length === 0) return [];
  const found = rowsOf(await app.sql(`SELECT DISTINCT component_type AS uid FROM "${links}"`));
  return found.map(({ uid }: { uid: string }) => ({
    uid,
    links,
    table: `components_${uid.replace('.', '_')}s`,
  }));
};

/** What was public and is not any more, of which drafts are left; and a site that shows our texts. */
const withdrawSome = async (app: RunningApp): Promise<void> => {
  const { create, explainer, section, unpublish } = explainerBuilder(app);
  const withdrawn = await explainer({ slug: 'withdrawn', lead: 'Open lead.' });
  await unpublish('article', withdrawn.article);
  const { article } = await explainer({ slug: 'shortened' });
  await unpublish('section', await section(article, 'taken-out', 30));
  const condition = await create('condition', { name: 'Taken out', slug: 'condition-taken-out' });
  await unpublish('condition', condition);
  await app.documents('api::partner.partner').create({
    data: {
      ...{ name: words.one, site: `https://${words.one.toLowerCase()}.example`, state: 'active' },
      origins: [{ origin: `https://${words.one.toLowerCase()}.example` }],
    },
  });
};

/** Makes all that is hidden another: words, order of numbers, people, and whether there are drafts at all. */
const changeHidden = async (app: RunningApp): Promise<void> => {
  const tables = [
    ...[...types, 'admin_users', 'up_users', 'strapi_api_tokens', 'partners'],
    'components_partner_origins',
    ...['code', 'mention', 'review', 'source', 'synonym', 'retraction'].map(
      (name) => `components_explainer_${name}s`,
    ),
  ];
  for (const table of tables) {
    for (const { name, type } of await columnsOf(app, table)) {
      if (isText(type) && !kept.has(name)) {
        const [from, to] = [words.one, words.other];
        await app.sql(
          `UPDATE "${table}" SET "${name}" = replace(replace("${name}", '${from}', '${to}'), '${from.toLowerCase()}', '${to.toLowerCase()}') WHERE "${name}" LIKE '%${from}%' OR "${name}" LIKE '%${from.toLowerCase()}%'`,
        );
      }
      if (types.includes(table) && ['position', 'level', 'year'].includes(name)) {
        await app.sql(
          `UPDATE "${table}" SET "${name}" = 1000 - "${name}" WHERE published_at IS NULL`,
        );
      }
      if (name === 'created_by_id') await app.sql(`UPDATE "${table}" SET "${name}" = NULL`);
    }
  }
  await app.sql(`DELETE FROM articles WHERE slug LIKE '%never-published'`);
  await app.sql(`DELETE FROM sections WHERE slug LIKE '%new-section'`);
};

const cloneDatabase = async (
  kind: DatabaseKind,
  original: TemporaryDatabase,
): Promise<TemporaryDatabase> => {
  if (kind === 'sqlite') {
    const copy = await createDatabase(kind, null);
    await copyFile(original.environment.DATABASE_FILENAME!, copy.environment.DATABASE_FILENAME!);
    return copy;
  }
  const copy = await createDatabase(kind, null);
  const nameOf = ({ environment }: TemporaryDatabase) =>
    environment.DATABASE_URL?.split('/').at(-1);
  await administer(`DROP DATABASE ${nameOf(copy)}`);
  await administer(`CREATE DATABASE ${nameOf(copy)} TEMPLATE ${nameOf(original)}`);
  return copy;
};

export interface Twins {
  one: RunningApp;
  other: RunningApp;
  /** The key of a token for frontends, which both take. */
  frontend: string;
  remove: () => Promise<void>;
}

/** Two servers of which readers may be told the same and nothing else: what is published is one and the same, all that is hidden differs. */
export const startTwins = async (kind: DatabaseKind): Promise<Twins> => {
  const environment = {
    ...administratorAccount,
    ADMIN_EMAIL: `${words.one.toLowerCase()}@example.org`,
  };
  const database = await createDatabase(kind, 'tables');
  const first = await startApp(kind, { on: database, environment });
  await createTangledRows(first);
  await withdrawSome(first);
  await createWriter(first);
  const { accessKey: frontend } = await first.service('admin::api-token', 'create', {
    ...{ name: 'frontend', description: '', type: 'custom', lifespan: null },
    permissions: actionsOf({ for: 'frontend' }),
  });
  await first.query('plugin::users-permissions.user').create({
    data: { username: words.one, email: `${words.one.toLowerCase()}@example.com`, password: 'x' },
  });
  await first.sql(`UPDATE strapi_api_tokens SET name = '${words.one}'`);
  await hideWord(first);
  // Ended in order, so that SQLite's file is whole.
  await first.terminate();
  const copy = await cloneDatabase(kind, database);
  const one = await startApp(kind, { on: database });
  const other = await startApp(kind, { on: copy });
  await changeHidden(other);
  return {
    one,
    other,
    frontend,
    remove: async () => {
      await one.stop();
      await other.stop();
      await database.remove();
      await copy.remove();
    },
  };
};
