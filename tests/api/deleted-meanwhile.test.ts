import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import { databaseKinds } from '../support/databases';
import { startUploads, text, value, type Uploads } from '../support/uploads';
import { waitUntil } from '../support/wait-until';

interface Ids {
  file: number;
  folder: number;
}

type Ask = (uploads: Uploads, ids: Ids) => Promise<Response>;

const asAdministrator =
  (method: 'post' | 'put', path: (ids: Ids) => string, body: (ids: Ids) => object): Ask =>
  async ({ app, administrator }, ids) =>
    app.request[method](path(ids)).set(administrator).send(body(ids));

const inFolder = ({ folder }: Ids) => value('fileInfo', { folder });

/** What is asked while somebody else deletes the file, or the folder, that it names. */
const questions: [what: string, gone: keyof Ids, ask: Ask][] = [
  [
    'files that are sent into a folder',
    'folder',
    ({ send, administrator }, ids) => send('/upload', [text, inFolder(ids)], administrator),
  ],
  [
    'a file that is sent into a folder',
    'folder',
    ({ send, administrator }, ids) => send('/upload/files', [text, inFolder(ids)], administrator),
  ],
  [
    'a file that takes the place of another',
    'file',
    ({ send, administrator }, { file }) =>
      send(`/upload/files/${file}/replace`, [text], administrator),
  ],
  [
    'the same by REST',
    'file',
    ({ send, senders }, { file }) => send(`/api/upload?id=${file}`, [text], senders[1]![1]),
  ],
  [
    'what is said anew of a file',
    'file',
    asAdministrator(
      'put',
      ({ file }) => `/upload/files/${file}`,
      () => ({ fileInfo: { caption: 'Late' } }),
    ),
  ],
  [
    'what is said anew of several',
    'file',
    asAdministrator(
      'post',
      () => '/upload/actions/bulk-update',
      ({ file }) => ({ updates: [{ id: file, fileInfo: { caption: 'Late' } }] }),
    ),
  ],
  [
    'files that are moved into a folder',
    'folder',
    asAdministrator(
      'post',
      () => '/upload/actions/bulk-move',
      ({ file, folder }) => ({ fileIds: [file], destinationFolderId: folder }),
    ),
  ],
];

/** As src/database/lock-transaction.ts takes it. */
const lockOnContent = 'pg_advisory_xact_lock\\(5401202|^delete from .changes. where 1 = 0';

const tables = { file: 'files', folder: 'upload_folders' } as const;

describe.each(databaseKinds)('What somebody else deletes meanwhile (%s)', (kind) => {
  let uploads: Uploads;
  const told: string[] = [];
  beforeAll(async () => {
    uploads = await startUploads(kind);
  });
  afterAll(() => uploads.stop());

  it.each(questions)('is told as gone, and nothing is left: %s', async (what, gone, ask) => {
    const [{ id: file }] = await uploads.upload(text);
    const made = await uploads.app.request
      .post('/upload/folders')
      .set(uploads.administrator)
      .send({ name: what, parent: null });
    const ids: Ids = { file, folder: made.body.data.id };
    const before = await uploads.standing();
    const folders = () => uploads.app.query('plugin::upload.folder').count();
    const foldersBefore = await folders();

    const table = tables[gone];
    const commit = await uploads.holdContent(`DELETE FROM ${table} WHERE id = ${ids[gone]}`);
    await uploads.app.statements();
    const asked: string[] = [];
    const answering = ask(uploads, ids);
    try {
      await waitUntil('it has looked for it, or waits for its turn to look', async () => {
        asked.push(...(await uploads.app.statements()));
        const look = new RegExp(`^select[^]*\\b${table}\\b|${lockOnContent}`, 'i');
        return asked.some((sql) => look.test(sql));
      });
      // It looks more than once before it waits to write; where that takes longer, Strapi finds out by itself.
      await wait(500);
    } finally {
      await commit();
    }
    const { status, body } = await answering;
    told.push(String(body.error?.message));

    const said = `^${gone}(?: ${ids[gone]})? — expected one that there is: it was deleted|not found|does not exist`;
    // A transaction of SQLite that had looked before another process wrote is given up.
    const isGivenUp = kind === 'sqlite' && status === 503;
    expect([status, body.error?.message]).toEqual([
      status === 400 || isGivenUp ? status : 404,
      expect.stringMatching(isGivenUp ? /ask again/ : new RegExp(said)),
    ]);
    const after = await uploads.standing();
    const left = before.rows.filter(({ id }: { id: number }) => gone === 'folder' || id !== file);
    expect(after).toEqual({ ...before, rows: left });
    expect(await folders()).toBe(foldersBefore - Number(gone === 'folder'));
    await uploads.nothingIsRead();
  });

  it('also by the server itself, where Strapi had looked before', () => {
    expect(told).toHaveLength(questions.length);
    expect(told.filter((message) => message.endsWith('it was deleted meanwhile'))).not.toEqual([]);
  });
});
