import { statSync } from 'node:fs';
import type { Core } from '@strapi/strapi';
import { openSqliteReader, sqliteFilename, type SqliteConnection } from '../strapi/connections';
import { beforeEachStatement } from '../strapi/statements';

/** What ends a transaction is let through, which would stay open on the only connection else. */
const ends = /^\s*(?:COMMIT|ROLLBACK|RELEASE)\b/i;

/** How each is looked for: throws where the file is not there, or cannot be read. */
const looks = new WeakMap<Core.Strapi, () => void>();

/** Which file lies at a path; one that is open keeps its number, whatever becomes of its name. */
const fileAt = (path: string): string | null => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
};

/** Reads from the file itself, past what a connection remembers of it: a SELECT alone is answered where the file is gone. */
const createReader = (strapi: Core.Strapi): (() => void) => {
  let connection: SqliteConnection | undefined;
  strapi.server.httpServer.once('close', () => connection?.close());
  return () => {
    connection ??= openSqliteReader(strapi);
    connection.pragma('shrink_memory');
    connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
  };
};

/**
 * Lets each statement fail while the file is not where it was when it was opened. SQLite goes on with a file that was moved or removed,
 * and what it acknowledged would be gone with the next start, which makes a new one.
 */
export const installSqliteFile = (strapi: Core.Strapi): void => {
  const { db } = strapi;
  if (db.dialect.client !== 'sqlite') return;
  const path = sqliteFilename(strapi);
  let opened: string | null = null;
  let wasThere = true;
  const expectThere = (): void => {
    if (opened === null) return;
    const isThere = fileAt(path) === opened;
    const sentence = `${path} is not the file that was opened — expected it to be put back, or the server to be started again`;
    if (wasThere && !isThere) strapi.log.error(sentence);
    if (isThere && !wasThere) strapi.log.warn(`${path} is the file that was opened again`);
    wasThere = isThere;
    // By the code it is counted (`operations/health.ts`): a file that is back a moment later is there when that is asked.
    if (!isThere) throw Object.assign(new Error(sentence), { code: 'SQLITE_CANTOPEN' });
  };
  const initialise = db.init.bind(db);
  db.init = async (models) => {
    const initialised = await initialise(models);
    opened = fileAt(path);
    return initialised;
  };
  beforeEachStatement(strapi, (sql) => {
    if (!ends.test(sql)) expectThere();
    return undefined;
  });
  const read = createReader(strapi);
  looks.set(strapi, () => {
    expectThere();
    read();
  });
};

/** @throws where the database's file is not the one that was opened, or cannot be read */
export const lookAtSqliteFile = (strapi: Core.Strapi): void => looks.get(strapi)?.();
