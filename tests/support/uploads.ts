import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { administratorAccount } from './administrator';
import { createDatabase, type DatabaseKind } from './databases';
import { multipart, multipartType } from './multipart';
import { copyProject } from './project-copy';
import { startApp } from './running-app';
import { waitUntil } from './wait-until';
import { createWriter } from './writer';

const picture = readFileSync(resolve(__dirname, '../../docs/images/withdrawn.png'));
export const file = (filename: string, type: string, content: string | Buffer) => ({
  ...{ field: 'files', filename, type, content },
});
export const text = file('a.txt', 'text/plain', 'Plain words.\n');
export const other = file('b.txt', 'text/plain', 'More words.\n');
export const shown = file('shown.png', 'image/png', picture);
export const broken = file('broken.png', 'image/png', picture.subarray(0, 200));
export const value = (field: string, content: unknown) => ({
  field,
  content: typeof content === 'string' ? content : JSON.stringify(content),
});

export type Parts = Parameters<typeof multipart>[0];

/** A server with folders of its own for what is sent to it, and what it takes to send to it and to see what that leaves. */
export const startUploads = async (kind: DatabaseKind) => {
  const project = copyProject('uploads');
  const temporary = await mkdtemp(join(tmpdir(), 'explainer-uploads-'));
  const database = await createDatabase(kind, 'tables');
  const app = await startApp(kind, {
    on: database,
    environment: {
      ...administratorAccount,
      TMPDIR: temporary,
      APP_DIRECTORY: project.folder,
      DIST_DIRECTORY: join(project.folder, 'dist'),
    },
  });
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administratorAccount;
  const { body } = await app.request.post('/admin/login').send({ email, password });
  const administrator = { Authorization: `Bearer ${body.data.token}` };
  const { accessKey } = await createWriter(app);
  const senders: [path: string, headers: Record<string, string>][] = [
    ['/upload', administrator],
    ['/api/upload', { Authorization: `Bearer ${accessKey}` }],
  ];

  const send = async (path: string, parts: Parts, headers: Record<string, string>) =>
    app.request
      .post(path)
      .set({ ...multipartType, ...headers })
      .send(multipart(parts));
  const uploads = () => join(project.folder, 'public/uploads');
  /** All that an upload leaves: rows, files with what is in them, what was read, and lines of the ledger. */
  const standing = async () => {
    const names = (await readdir(uploads())).sort();
    const contents = names.map((name) => readFile(join(uploads(), name), 'base64'));
    return {
      rows: await app.query('plugin::upload.file').findMany({ orderBy: 'id' }),
      files: names.map((name, position) => [name, position]),
      contents: await Promise.all(contents),
      lines: await app.query('api::change.change').count(),
    };
  };
  const nothingIsRead = () =>
    waitUntil('what was read is gone', async () => (await readdir(temporary)).length === 0);
  /** Lets nobody write until the function is called that it gives; others see only then what `statement` did. */
  const holdContent = async (statement = ''): Promise<() => Promise<void>> => {
    if (kind === 'sqlite') {
      const holder = new Sqlite(database.environment.DATABASE_FILENAME);
      holder.exec(`BEGIN IMMEDIATE; ${statement}`);
      return async () => {
        holder.exec('COMMIT');
        holder.close();
      };
    }
    const holder = new Client({ connectionString: database.environment.DATABASE_URL });
    await holder.connect();
    await holder.query(
      `BEGIN; SELECT pg_advisory_xact_lock(5401202, hashtext('public')); ${statement}`,
    );
    return async () => {
      await holder.query('COMMIT');
      await holder.end();
    };
  };
  const upload = async (...parts: Parts) => {
    const { status, body } = await send('/upload', parts, administrator);
    expect([status, body.error]).toEqual([201, undefined]);
    return body;
  };
  const stop = async () => {
    await app.stop();
    await database.remove();
    project.remove();
    await rm(temporary, { recursive: true, force: true });
  };
  return { app, senders, administrator, send, upload, standing, nothingIsRead, holdContent, stop };
};

/** What `startUploads` gives. */
export type Uploads = Awaited<ReturnType<typeof startUploads>>;
