// One real server in a process of its own: Jest's sandbox gives every test file its own copies of Error, Array and graphql,
// which Strapi and graphql-js refuse. It listens on a free port and takes calls from the test over the IPC channel.
'use strict';
const { setTimeout: wait } = require('node:timers/promises');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const { createStrapi } = require('@strapi/strapi');
const strain = require('./strain.cjs');

/** The importer inside the running server, where a test is about what it writes and not about the command. */
const importHere = async (strapi, paths) => {
  const { runImport } = require(`${process.env.DIST_DIRECTORY}/src/importer/apply/run-import.js`);
  const said = [];
  const say = (text) => said.push(text.endsWith('\n') ? text : `${text}\n`);
  const problems = await runImport(strapi, { paths, isPlan: false, say });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return said.join('');
};

/** The exporter likewise. */
const exportHere = async (strapi, slug, format) => {
  const source = `${process.env.DIST_DIRECTORY}/src/importer`;
  const { readStoredExplainer } = require(`${source}/apply/read-stored-explainer.js`);
  const { renderExport } = require(`${source}/render/render-export.js`);
  return renderExport(await readStoredExplainer(strapi, slug, 'en'), format);
};

/** The statements that the server sent since they were last asked for, without those that only frame a transaction. */
const watchStatements = (strapi) => {
  const sent = [];
  strapi.db.connection.on('query', ({ sql }) => {
    if (!/^(BEGIN|COMMIT|ROLLBACK|SET TRANSACTION)\b/i.test(sql)) sent.push(sql);
  });
  return () => sent.splice(0);
};
let takeStatements;

/** Leaves Strapi's GraphQL as it is, to be compared with what we make of it. */
const leaveGraphqlAlone = () => {
  const installs = require(`${process.env.DIST_DIRECTORY}/src/graphql/batching/batched-schema.js`);
  installs.installBatchedSchema = () => undefined;
};

/** Lets the whole process believe that it is another time, from which its clock runs on; timers run as they do. */
const RealDate = Date;
const setClock = (instant) => {
  const milliseconds = RealDate.parse(instant) - RealDate.now();
  globalThis.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length === 0 ? [RealDate.now() + milliseconds] : given));
    }

    static now() {
      return RealDate.now() + milliseconds;
    }
  };
};

/** Keeps everybody from the articles for a time: on SQLite by the only connection, on PostgreSQL by a lock. */
const holdArticles = async (strapi, milliseconds) => {
  const transaction = await strapi.db.connection.transaction();
  if (strapi.db.dialect.client === 'postgres')
    await transaction.raw('LOCK TABLE articles IN ACCESS EXCLUSIVE MODE');
  setTimeout(() => transaction.rollback(), milliseconds);
};

/** The resident memory without garbage, which V8 lets lie as long as there is room. */
const measureMemory = async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  // What the first lets go of, the second frees; buffers are given back beside it.
  for (let round = 0; round < 3; round += 1) {
    collect();
    await wait(200);
  }
  return process.memoryUsage().rss;
};

/** @param {{ target: string, uid?: string, method: string, args: unknown[] }} call */
const perform = async (strapi, { target, uid, method, args }) => {
  if (target === 'documents') return strapi.documents(uid)[method](...args);
  if (target === 'query') return strapi.db.query(uid)[method](...args);
  if (target === 'service') return strapi.service(uid)[method](...args);
  if (target === 'unawaited') {
    void strapi.service(uid)[method](...args);
    return null;
  }
  if (target === 'sql') return strapi.db.connection.raw(...args);
  if (target === 'import') return importHere(strapi, ...args);
  if (target === 'export') return exportHere(strapi, ...args);
  if (target === 'process') return process[method](...args);
  if (target === 'strain') return strain[method](...args);
  if (target === 'memory') return measureMemory();
  if (target === 'clock') return setClock(...args);
  if (target === 'statements') return takeStatements();
  if (target === 'hold') return holdArticles(strapi, ...args);
  throw new Error(
    `target — expected documents, query, service, unawaited, sql, import, export, process, strain, memory, clock, statements or hold; got ${target}`,
  );
};

const main = async () => {
  if (process.env.STRAPIS_OWN_GRAPHQL === 'true') leaveGraphqlAlone();
  const strapi = createStrapi({
    appDir: process.env.APP_DIRECTORY,
    distDir: process.env.DIST_DIRECTORY,
  });
  await strapi.load();
  takeStatements = watchStatements(strapi);
  strapi.log.level = process.env.LOG_LEVEL ?? 'error';
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.listen(0, '127.0.0.1', resolve));
  process.on('message', async ({ id, ...call }) => {
    try {
      process.send({ id, result: (await perform(strapi, call)) ?? null });
    } catch (error) {
      process.send({
        id,
        error: { name: error.name, message: error.message, details: error.details },
      });
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send({ port: strapi.server.httpServer.address().port });
};

main().catch((error) => {
  process.send({ failed: error.stack ?? String(error) });
  process.exit(1);
});
