import { fork, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import supertest from 'supertest';
import {
  createDatabase,
  databaseKinds,
  type DatabaseKind,
  type TemporaryDatabase,
} from './databases';
import { testSecrets } from './test-secrets';

const root = resolve(__dirname, '../..');

interface Reply {
  id?: number;
  port?: number;
  failed?: string;
  result?: unknown;
  error?: { name: string; message: string; details?: unknown };
}

type Params = Record<string, unknown>;
// Rows of any content type; the tests assert on them.
type Row = any;
type Method =
  | 'create'
  | 'update'
  | 'delete'
  | 'deleteMany'
  | 'publish'
  | 'unpublish'
  | 'discardDraft'
  | 'clone'
  | 'findOne'
  | 'findMany'
  | 'count';
type Methods = Record<Method, (params?: Params) => Promise<Row>>;

export interface Strain {
  stalled: number;
  blocked: number;
  processor: number;
}

export interface RunningApp {
  url: string;
  database: DatabaseKind;
  environment: Record<string, string>;
  request: ReturnType<typeof supertest>;
  documents: (uid: string) => Methods;
  query: (uid: string) => Methods;
  service: (uid: string, method: string, ...args: unknown[]) => Promise<Row>;
  /** The same, where nobody waits for what comes of it. */
  unawaited: (uid: string, method: string) => Promise<void>;
  sql: (statement: string, bindings?: unknown[]) => Promise<Row>;
  /** Imports files inside the server, faster than a command that has to start; gives what the command would print. */
  importFiles: (paths: readonly string[]) => Promise<string>;
  exportExplainer: (slug: string, format: string) => Promise<string>;
  /** The SQL that the server sent since it was last asked for it, without what only begins and ends a transaction. */
  statements: () => Promise<string[]>;
  /**
   * For how long the server did something and nothing else, as the clock says (`stalled`) and without waiting for a processor that others
   * had (`blocked`), and the processor time that it took; in milliseconds.
   */
  strain: (during: () => Promise<unknown>) => Promise<Strain>;
  /** The processor time that a fixed piece of work takes in the server, in milliseconds. */
  calibrate: () => Promise<number>;
  /** The resident memory of the server in bytes, after its garbage was collected. */
  residentBytes: () => Promise<number>;
  /** Keeps whoever asks for articles waiting from when this is done, for so many milliseconds. */
  holdArticles: (milliseconds: number) => Promise<void>;
  /** Sets the server's clock, which runs on from there. */
  setClock: (instant: string) => Promise<void>;
  /** POSTs a GraphQL query and gives the whole answer. */
  graphql: (
    query: string,
    variables?: Params,
  ) => Promise<{ data: Row; errors?: Row[]; status: number }>;
  /** What it has written to its terminal so far. */
  output: () => string;
  /** Tells it to end, as an operator does, and gives its exit code. */
  terminate: () => Promise<number | null>;
  stop: () => Promise<void>;
}

export interface AppOptions {
  content?: 'tables' | 'content' | null;
  environment?: Record<string, string>;
  /** A database to start on again, or to share; `stop` leaves it there. */
  on?: TemporaryDatabase;
}

const ready = (child: ChildProcess, output: string[]): Promise<number> =>
  new Promise((started, failed) => {
    child.once('message', (reply: Reply) => {
      if (reply.port) started(reply.port);
      else failed(new Error(reply.failed));
    });
    child.once('exit', (code) => {
      failed(new Error(`the server ended with ${String(code)}\n${output.join('')}`));
    });
  });

const caller = (child: ChildProcess) => {
  const waiting = new Map<number, (reply: Reply) => void>();
  let lastId = 0;
  child.on('message', (reply: Reply) => waiting.get(reply.id ?? -1)?.(reply));
  return (call: { target: string; uid?: string; method: string; args: unknown[] }): Promise<Row> =>
    new Promise((fulfil, reject) => {
      const id = (lastId += 1);
      waiting.set(id, (reply) => {
        waiting.delete(id);
        if (reply.error) reject(Object.assign(new Error(reply.error.message), reply.error));
        else fulfil(reply.result);
      });
      child.send({ id, ...call });
    });
};

/** Starts a server of one's own; `stop` ends the process and removes the database that was made for it. */
export const startApp = async (
  database: DatabaseKind,
  options: AppOptions = {},
): Promise<RunningApp> => {
  const content = options.content === undefined ? 'content' : options.content;
  const temporary = options.on ?? (await createDatabase(database, content));
  const environment = { ...testSecrets, ...temporary.environment, ...options.environment };
  const output: string[] = [];
  const child = fork(join(__dirname, 'app-process.cjs'), {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      APP_DIRECTORY: root,
      DIST_DIRECTORY: join(root, 'dist'),
      IMPORT_CONTENT: 'false',
      // Tests ask what there is to ask for.
      GRAPHQL_INTROSPECTION: 'true',
      // And more in a minute than any reader, all from one address.
      READS_PER_MINUTE: '0',
      ...environment,
    },
    silent: true,
  });
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const port = await ready(child, output);
  const call = caller(child);
  const url = `http://127.0.0.1:${port}`;
  const request = supertest(url);
  const methods =
    (target: string) =>
    (uid: string): Methods =>
      new Proxy({} as Methods, {
        get:
          (_, method) =>
          (params: Params = {}) =>
            call({ target, uid, method: String(method), args: [params] }),
      });
  return {
    url,
    database,
    environment,
    request,
    documents: methods('documents'),
    query: methods('query'),
    service: (uid, method, ...args) => call({ target: 'service', uid, method, args }),
    unawaited: (uid, method) => call({ target: 'unawaited', uid, method, args: [] }),
    sql: (statement, bindings = []) =>
      call({ target: 'sql', method: 'raw', args: [statement, bindings] }),
    importFiles: (paths) => call({ target: 'import', method: 'run', args: [paths] }),
    exportExplainer: (slug, format) =>
      call({ target: 'export', method: 'run', args: [slug, format] }),
    statements: () => call({ target: 'statements', method: 'take', args: [] }),
    strain: async (during) => {
      await call({ target: 'strain', method: 'begin', args: [] });
      await during();
      return call({ target: 'strain', method: 'end', args: [] });
    },
    calibrate: async () =>
      (await call({ target: 'strain', method: 'calibrate', args: [] })).milliseconds,
    residentBytes: () => call({ target: 'memory', method: 'measure', args: [] }),
    holdArticles: (milliseconds) => call({ target: 'hold', method: 'begin', args: [milliseconds] }),
    setClock: (instant) => call({ target: 'clock', method: 'set', args: [instant] }),
    graphql: async (query, variables = {}) => {
      const response = await request.post('/graphql').send({ query, variables });
      return { ...response.body, status: response.status };
    },
    output: () => output.join(''),
    terminate: async () => {
      const ended = new Promise<number | null>((done) => child.once('exit', done));
      child.kill('SIGTERM');
      return ended;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) {
        if (!options.on) await temporary.remove();
        return;
      }
      const ended = new Promise((done) => child.once('exit', done));
      child.removeAllListeners('message');
      child.kill('SIGKILL');
      await ended;
      if (!options.on) await temporary.remove();
    },
  };
};

/** Runs a promise's tests against a real server on SQLite, and again on PostgreSQL. */
export const onEveryDatabase = (
  promise: string,
  tests: (app: () => RunningApp) => void,
  options: AppOptions = {},
): void => {
  describe.each(databaseKinds)(`${promise} (%s)`, (database) => {
    let app: RunningApp | undefined;
    beforeAll(async () => {
      app = await startApp(database, options);
    });
    afterAll(async () => {
      await app?.stop();
    });
    tests(() => {
      if (!app) throw new Error('the server has not started');
      return app;
    });
  });
};
