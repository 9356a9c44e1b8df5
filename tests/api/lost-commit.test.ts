import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { administratorAccount } from '../support/administrator';
import { createDatabase, type TemporaryDatabase } from '../support/databases';
import { forgetfulPostgres } from '../support/forgetful-postgres';
import { multipart, multipartType } from '../support/multipart';
import { copyProject, type ProjectCopy } from '../support/project-copy';
import { startApp, type RunningApp } from '../support/running-app';

const file = (content: string) => ({
  ...{ field: 'files', filename: 'a.txt', type: 'text/plain', content },
});

describe('Where the answer to a COMMIT is lost, of which a file is a part (postgres)', () => {
  let database: TemporaryDatabase;
  let project: ProjectCopy;
  let temporary: string;
  let gate: Awaited<ReturnType<typeof forgetfulPostgres>>;
  let app: RunningApp;
  let administrator: { Authorization: string };
  beforeAll(async () => {
    database = await createDatabase('postgres', 'tables');
    project = copyProject('lost-commit');
    temporary = await mkdtemp(join(tmpdir(), 'explainer-lost-'));
    gate = await forgetfulPostgres(database.environment.DATABASE_URL ?? '');
    app = await startApp('postgres', {
      on: { ...database, environment: { ...database.environment, DATABASE_URL: gate.url } },
      environment: {
        ...administratorAccount,
        TMPDIR: temporary,
        APP_DIRECTORY: project.folder,
        DIST_DIRECTORY: join(project.folder, 'dist'),
      },
    });
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administratorAccount;
    const { body } = await app.request.post('/admin/login').send({ email, password });
    administrator = { Authorization: `Bearer ${body.data.token}` };
  });
  afterAll(async () => {
    await app.stop();
    gate.close();
    await database.remove();
    project.remove();
    await rm(temporary, { recursive: true, force: true });
  });

  const send = async (path: string, content: string) =>
    app.request
      .post(path)
      .set({ ...multipartType, ...administrator })
      .send(multipart([file(content)]));
  const upload = async (content: string) => {
    const { status, body } = await send('/upload', content);
    expect(status).toBe(201);
    return body[0];
  };
  const read = async (url: string) => {
    const { status, text } = await app.request.get(url).buffer();
    return status === 200 ? text : status;
  };
  const files = async () => (await readdir(join(project.folder, 'public/uploads'))).sort();
  const rows = () => app.query('plugin::upload.file').count();
  /** Nobody knows of it but whoever looks. */
  const expectLost = async (words: string, asking: () => PromiseLike<any>) => {
    gate.loseAfter(words);
    const { status, headers } = await asking();
    expect([gate.isLost(), status, headers['retry-after']]).toEqual([true, 503, '5']);
  };

  it('one that took the place of another is at its address, and nothing is left', async () => {
    const { id, url } = await upload('Old words.\n');
    const before = await files();
    await expectLost('update "public"."files"', () =>
      send(`/upload/files/${id}/replace`, 'New words.\n'),
    );
    expect(await read(url)).toBe('New words.\n');
    expect(await files()).toEqual(before);
    expect((await send(`/upload/files/${id}/replace`, 'Newer words.\n')).status).toBe(200);
    expect(await read(url)).toBe('Newer words.\n');
  });

  it('one that was deleted is gone', async () => {
    const before = [await files(), await rows()];
    const { id, url } = await upload('Words.\n');
    await expectLost('delete from "public"."files"', () =>
      app.request.delete(`/upload/files/${id}`).set(administrator),
    );
    expect(await read(url)).toBe(404);
    expect([await files(), await rows()]).toEqual(before);
  });

  it('one that was added is there', async () => {
    const before = await rows();
    await expectLost('insert into "public"."files"', () => send('/upload', 'Words.\n'));
    expect(await rows()).toBe(Number(before) + 1);
    const [{ url }] = await app.query('plugin::upload.file').findMany({ orderBy: { id: 'desc' } });
    expect(await read(url)).toBe('Words.\n');
  });
});
