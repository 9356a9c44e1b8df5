import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { administratorAccount } from '../support/administrator';
import { databaseKinds } from '../support/databases';
import { boundary, multipart, multipartType } from '../support/multipart';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const text = { field: 'files', filename: 'a.txt', type: 'text/plain', content: 'Plain words.\n' };
const other = { field: 'other', filename: 'b.txt', type: 'text/plain', content: 'More words.\n' };

describe.each(databaseKinds)('Files (%s)', (kind) => {
  let folder: string;
  let app: RunningApp;
  let administrator: { Authorization: string };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'explainer-uploads-'));
    const killed = join(folder, 'explainer-upload-killed');
    await mkdir(killed);
    await writeFile(join(killed, 'half'), 'ha');
    const before = new Date(Date.now() - 2 * 60 * 60 * 1000);
    await utimes(killed, before, before);
    app = await startApp(kind, {
      content: 'tables',
      environment: { ...administratorAccount, TMPDIR: folder },
    });
    administrator = await logIn(
      administratorAccount.ADMIN_EMAIL,
      administratorAccount.ADMIN_PASSWORD,
    );
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const logIn = async (email: string, password: string) => {
    const { body } = await app.request.post('/admin/login').send({ email, password });
    return { Authorization: `Bearer ${body.data.token}` };
  };
  const send = (
    path: string,
    parts: Parameters<typeof multipart>[0],
    headers = {},
    method = 'post',
  ) =>
    app.request[method as 'post'](path)
      .set({ ...multipartType, ...headers })
      .send(multipart(parts));
  const left = () => readdir(folder);
  /** What is still being removed when the answer has come. */
  const soonEmpty = async () => {
    for (let time = 0; time < 100 && (await left()).length > 0; time += 1) await pause(50);
    return left();
  };
  const remove = async (files: { id: number }[]) => {
    for (const { id } of files) {
      const { status } = await app.request.delete(`/upload/files/${id}`).set(administrator);
      expect(status).toBe(200);
    }
  };

  it('that a server was reading when it was killed are gone when one has started', async () => {
    expect(await soonEmpty()).toEqual([]);
  });

  it('are sent in parts to whoever asks for one, as it is in HTTP', async () => {
    const { body } = await send('/upload', [{ ...text, content: 'eleven byte' }], administrator);
    const [{ url }] = body;
    const read = async (range?: string, others = {}) =>
      app.request
        .get(url)
        .set({ ...(range === undefined ? {} : { Range: range }), ...others })
        .buffer();
    const whole = await read();
    expect([whole.status, whole.text, whole.headers['accept-ranges']]).toEqual([
      ...[200, 'eleven byte', 'bytes'],
    ]);
    for (const [range, part, told] of [
      ['bytes=0-4', 'eleve', '0-4'],
      ['bytes=7-', 'byte', '7-10'],
      ['bytes=-4', 'byte', '7-10'],
      ['bytes=0-99', 'eleven byte', '0-10'],
      ['bytes=-500', 'eleven byte', '0-10'],
    ] as const) {
      const { status, text: sent, headers } = await read(range);
      expect([range, status, sent]).toEqual([range, 206, part]);
      expect(headers).toMatchObject({
        'content-range': `bytes ${told}/11`,
        'content-length': String(part.length),
      });
    }
    for (const range of ['bytes=0-1,4-5', 'bytes', 'lines=1-2', 'bytes=a-b', 'bytes=--5'])
      expect([range, (await read(range)).status]).toEqual([range, 200]);
    expect((await read('bytes=0-4', { 'If-Range': '"other"' })).status).toBe(200);
    const beyond = await read('bytes=11-');
    expect([beyond.status, beyond.headers['content-range']]).toEqual([416, 'bytes */11']);
    expect(beyond.body.error.message).toBe(
      'Range — expected a part of the 11 bytes that there are',
    );
    await remove(body);
  });

  it.each([
    ['post', '/api/articles'],
    ['put', '/api/articles/x'],
    ['post', '/api/nothing'],
    ['post', '/nothing'],
    ['post', '/'],
    ['post', '/graphql'],
    ['post', '/graphql?a=1'],
    ['post', '/GraphQL/'],
    ['post', '/admin/login'],
    ['patch', '/healthz'],
    ['post', '/uploads/x'],
  ])('are not taken by %s %s, whoever sends them', async (method, path) => {
    const { accessKey } = await createWriter(app);
    for (const headers of [{}, { Authorization: `Bearer ${accessKey}` }, administrator]) {
      const { status, body } = await send(path, [text], headers, method);
      expect(status).toBe(415);
      const message = body.error?.message ?? body.errors[0].message;
      expect(message).toMatch(/^Content-Type — expected application\/json/);
      expect(await left()).toEqual([]);
    }
  });

  it('leave nothing where a body has no meaning', async () => {
    const answer = await send('/api/articles/x', [text], {}, 'delete');
    expect(answer.status).toBe(403);
    expect(await left()).toEqual([]);
  });

  it.each([
    '/upload',
    '/upload/',
    '/UPLOAD',
    '/upload/files',
    '/upload/files/1/replace',
    '/upload?id=1',
  ])('are not read at %s from anyone who is not logged in', async (path) => {
    const { status, body } = await send(path, [text]);
    expect([status, body.error.name]).toEqual([401, 'UnauthorizedError']);
    expect(await left()).toEqual([]);
  });

  it('nor at /api/upload without a token that may', async () => {
    const { accessKey } = await app.service('admin::api-token', 'create', {
      ...{ name: `reader ${kind}`, description: '', type: 'custom', lifespan: null },
      permissions: ['api::article.article.find'],
    });
    for (const headers of [{}, { Authorization: `Bearer ${accessKey}` }]) {
      expect((await send('/api/upload', [text], headers)).status).toBe(403);
      expect(await left()).toEqual([]);
    }
  });

  it('nor from an administrator without the right, also where they are never sent', async () => {
    const role = await app.service('admin::role', 'create', { name: 'Reader', description: '' });
    const account = { email: 'reader@example.org', password: 'Correct-horse-8' };
    await app.service('admin::user', 'create', {
      ...{ ...account, firstname: 'R', lastname: 'R', isActive: true, roles: [role.id] },
    });
    const reader = await logIn(account.email, account.password);
    for (const path of ['/upload', '/upload/files', '/upload/files/1/replace', '/upload?id=1']) {
      const { status, body } = await send(path, [text], reader);
      expect([path, status, body.error.name]).toEqual([path, 403, 'ForbiddenError']);
    }
    // Only the head is sent, and is answered: the right is asked for before the body is.
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    const answered = new Promise<string>((done) =>
      socket.once('data', (data) => done(String(data))),
    );
    socket.write(
      `POST /upload HTTP/1.1\r\nHost: a\r\nAuthorization: ${reader.Authorization}\r\n` +
        `Content-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 1000\r\n\r\n`,
    );
    expect(await answered).toMatch(/^HTTP\/1\.1 403 /);
    socket.destroy();
    expect(await left()).toEqual([]);
  });

  it('are taken from whoever may, and nothing is left of what was read, also of several', async () => {
    const { accessKey } = await createWriter(app);
    const token = { Authorization: `Bearer ${accessKey}` };
    const [one, many, mine] = [
      await send('/upload', [text], administrator),
      await send('/upload', [text, { ...text, filename: 'c.txt' }], administrator),
      await send('/api/upload', [text], token),
    ];
    expect([one.status, many.status, mine.status]).toEqual([201, 201, 201]);
    expect([one.body.length, many.body.length, mine.body.length]).toEqual([1, 2, 1]);
    const replaced = await send(`/upload?id=${one.body[0].id}`, [text], administrator);
    expect(replaced.status).toBe(200);
    // Strapi leaves it out without a word.
    const misnamed = await send('/upload', [text, other], administrator);
    expect([misnamed.status, misnamed.body.error.message]).toEqual([
      400,
      'other — expected every file under the name “files”',
    ]);
    expect(await soonEmpty()).toEqual([]);
    await remove([...one.body, ...many.body, ...mine.body]);
  });

  it.each([
    ['picture.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['page.html', 'text/html', '<script>alert(1)</script>'],
    ['run.sh', 'application/x-sh', '#!/bin/sh\n'],
    ['run.exe', 'application/x-msdownload', 'MZ'],
    ['picture.png', 'image/png', '\x7fELF\x02\x01\x01'.padEnd(200, '\0')],
  ])('that can be run are refused: %s', async (filename, type, content) => {
    const file = { field: 'files', filename, type, content: Buffer.from(content, 'latin1') };
    const { status, body } = await send('/upload', [file], administrator);
    expect([status, body.error.name]).toEqual([400, 'ValidationError']);
    expect(body.error.message).toMatch(/not allowed|expected no ending that is served as/);
    expect(await soonEmpty()).toEqual([]);
  });

  it('that are too many or too large, or broken, are refused by name, and nothing is left', async () => {
    const large = { field: 'note', content: 'x'.repeat(300_000) };
    for (const parts of [
      [text, large],
      [text, ...Array(101).fill({ field: 'a', content: 'b' })],
    ]) {
      const { status, body } = await send('/upload', parts, administrator);
      expect([status, body.error.name]).toEqual([413, 'PayloadTooLargeError']);
      expect(body.error.message).toMatch(/^body — expected at most 200 MB/);
      expect(await soonEmpty()).toEqual([]);
    }
    const broken = await app.request
      .post('/upload')
      .set({ ...multipartType, ...administrator })
      .send(Buffer.from(`--${boundary}\r\nContent-Disposition: nonsense`));
    expect([broken.status, broken.body.error.name]).toEqual([400, 'ValidationError']);
    expect(await soonEmpty()).toEqual([]);
  });

  it('of which the sender says that they are too large are not read', async () => {
    const { hostname, port } = new URL(app.url);
    const socket = connect(Number(port), hostname);
    const answered = new Promise<string>((done) =>
      socket.once('data', (data) => done(String(data))),
    );
    socket.write(
      `POST /upload HTTP/1.1\r\nHost: a\r\nAuthorization: ${administrator.Authorization}\r\n` +
        `Content-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 300000000\r\n\r\n`,
    );
    expect(await answered).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
    expect(await left()).toEqual([]);
  });

  it('whose sender hangs up halfway leave nothing', async () => {
    const body = multipart([text, { ...text, content: 'x'.repeat(500_000) }]);
    const { hostname, port } = new URL(app.url);
    for (const part of [10, 150, 300, 100_000, 400_000]) {
      const socket = connect(Number(port), hostname);
      await new Promise((open) => socket.once('connect', open));
      socket.write(
        `POST /upload HTTP/1.1\r\nHost: a\r\nAuthorization: ${administrator.Authorization}\r\n` +
          `Content-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: ${body.length}\r\n\r\n`,
      );
      socket.write(body.subarray(0, part));
      // Until something of it is there, so that there is something to leave.
      for (let time = 0; time < 100 && (await left()).length === 0; time += 1) await pause(20);
      expect(await left()).toHaveLength(1);
      socket.destroy();
      expect([part, await soonEmpty()]).toEqual([part, []]);
    }
    const { results } = (await app.request.get('/upload/files').set(administrator)).body;
    expect(results).toEqual([]);
  });
});
