import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
// @ts-expect-error better-sqlite3 ships without types.
import Sqlite from 'better-sqlite3';
import { Client } from 'pg';
import { administratorAccount } from '../support/administrator';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { multipart, multipartType } from '../support/multipart';
import { copyProject, type ProjectCopy } from '../support/project-copy';
import { startApp, type RunningApp } from '../support/running-app';
import { waitUntil } from '../support/wait-until';
import { createWriter } from '../support/writer';

const picture = readFileSync(resolve(__dirname, '../../docs/images/withdrawn.png'));
const file = (filename: string, type: string, content: string | Buffer) => ({
  ...{ field: 'files', filename, type, content },
});
const text = file('a.txt', 'text/plain', 'Plain words.\n');
const other = file('b.txt', 'text/plain', 'More words.\n');
const shown = file('shown.png', 'image/png', picture);
const broken = file('broken.png', 'image/png', picture.subarray(0, 200));
const value = (field: string, content: unknown) => ({
  field,
  content: typeof content === 'string' ? content : JSON.stringify(content),
});

type Parts = Parameters<typeof multipart>[0];

/** What is sent, where, and what is said of it. */
const refusals: [what: string, parts: Parts, said: RegExp, query?: string][] = [
  ['a picture that is none, after a text', [text, broken], /^File is not a valid image$/],
  [
    'a file of no type that is taken',
    [text, file('run.sh', 'text/x', '#!')],
    /^files — .* not so "run\.sh"$/,
  ],
  [
    'a file under another name',
    [text, { ...other, field: 'file' }],
    /^file — expected every file under the name “files”$/,
  ],
  ['what it belongs to', [text, value('ref', 'no::such')], /^ref — expected none/],
  ['what it belongs to by number', [text, value('refId', 'abc')], /^refId — expected none/],
  [
    'a name of 256 characters',
    [text, value('fileInfo', { name: 'x'.repeat(256) })],
    /^fileInfo\.name — .* 255 characters/,
  ],
  [
    'a file name that is too long with what is put before and after it',
    [text, file(`${'x'.repeat(240)}.txt`, 'text/plain', 'x')],
    /^files ".*" — expected a shorter name/,
  ],
  [
    'a file name that is reserved',
    [text, file('con', 'text/plain', 'x')],
    /^files "con" — expected a name/,
  ],
  [
    'a type without end',
    [file('c.png', `image/${'x'.repeat(300)}`, 'x')],
    /^files "c\.png" — expected a Content-Type/,
  ],
  ['no JSON', [text, value('fileInfo', 'nonsense')], /^fileInfo — expected an object/],
  [
    'JSON of a list in a list',
    [text, value('fileInfo', [[1]])],
    /^fileInfo\[0\] — expected an object/,
  ],
  ['JSON of null', [text, value('fileInfo', 'null')], /^fileInfo — expected an object/],
  [
    'too few objects',
    [text, other, value('fileInfo', [{ name: 'a' }])],
    /^fileInfo — expected one object for each/,
  ],
  [
    'a name that is a number',
    [text, value('fileInfo', { name: 1 })],
    /^fileInfo\.name — expected a text/,
  ],
  [
    'a name that is a half of a character',
    [shown, value('fileInfo', '{"name":"\\ud800"}')],
    /^fileInfo\.name — expected a text/,
  ],
  [
    'a NUL byte',
    [text, value('fileInfo', { caption: 'a\0b' })],
    /^fileInfo — expected no NUL byte/,
  ],
  ['a NUL byte in a field', [text, value('path', 'a\0b')], /^body — expected no NUL byte/],
  [
    'a caption that is an object',
    [text, value('fileInfo', { caption: {} })],
    /^fileInfo\.caption — expected a text/,
  ],
  [
    'a folder that is a word',
    [text, value('fileInfo', { folder: 'abc' })],
    /^fileInfo\.folder — expected the number/,
  ],
  [
    'a folder without end',
    [text, value('fileInfo', { folder: 1e20 })],
    /^fileInfo\.folder — expected the number/,
  ],
  ['a point outside', [text, value('fileInfo', { focalPoint: { x: 101, y: 1 } })], /focalPoint/],
  ['a word for a number', [text], /^id — expected the number of a file/, '?id=abc'],
  ['a number without end', [text], /^id — expected the number of a file/, '?id=99999999999'],
  ['two numbers', [text], /^id — expected the number of a file/, '?id=1&id=2'],
  ['two files in the place of one', [text, other], /^files — expected one/, '?id=1'],
];

describe.each(databaseKinds)('Files that are refused (%s)', (kind) => {
  let project: ProjectCopy;
  let temporary: string;
  let database: TemporaryDatabase;
  let app: RunningApp;
  let senders: [path: string, headers: Record<string, string>][];
  let administrator: Record<string, string>;

  beforeAll(async () => {
    project = copyProject('refused-uploads');
    temporary = await mkdtemp(join(tmpdir(), 'explainer-uploads-'));
    database = await createDatabase(kind, 'tables');
    app = await startApp(kind, {
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
    administrator = { Authorization: `Bearer ${body.data.token}` };
    const { accessKey } = await createWriter(app);
    senders = [
      ['/upload', administrator],
      ['/api/upload', { Authorization: `Bearer ${accessKey}` }],
    ];
  });
  afterAll(async () => {
    await app.stop();
    await database.remove();
    project.remove();
    await rm(temporary, { recursive: true, force: true });
  });

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
  /** Lets nobody write until it is called again. */
  const holdContent = async (): Promise<() => Promise<void>> => {
    if (kind === 'sqlite') {
      const holder = new Sqlite(database.environment.DATABASE_FILENAME);
      holder.exec('BEGIN IMMEDIATE');
      return async () => {
        holder.exec('ROLLBACK');
        holder.close();
      };
    }
    const holder = new Client({ connectionString: database.environment.DATABASE_URL });
    await holder.connect();
    await holder.query(`SELECT pg_advisory_lock(5401202, hashtext('public'))`);
    return () => holder.end();
  };
  const upload = async (...parts: Parts) => {
    const { status, body } = await send('/upload', parts, administrator);
    expect([status, body.error]).toEqual([201, undefined]);
    return body;
  };

  it.each(refusals)(
    'are told of by name, and leave nothing: %s',
    async (_what, parts, said, query = '') => {
      const before = await standing();
      for (const [path, headers] of senders) {
        const { status, body } = await send(`${path}${query}`, parts, headers);
        expect([path, status, body]).toEqual([
          ...[path, 400],
          {
            data: null,
            error: {
              status: 400,
              name: expect.stringMatching(/^(Validation|Application)Error$/),
              message: expect.stringMatching(said),
              details: expect.anything(),
            },
          },
        ]);
        expect(await standing()).toEqual(before);
        await nothingIsRead();
      }
    },
  );

  it('one by one in the panel, too', async () => {
    const before = await standing();
    for (const [parts, said] of [
      [[text, other], /^files — expected one/],
      [[broken], /^File is not a valid image$/],
      [[text, value('fileInfo', 'nonsense')], /^fileInfo — expected an object/],
    ] as const) {
      const { status, body } = await send('/upload/files', parts, administrator);
      expect([status, body.error.message]).toEqual([400, expect.stringMatching(said)]);
    }
    expect(await standing()).toEqual(before);
    await nothingIsRead();
  });

  it('are taken as before where nothing is wrong: each with what is said of it, and pictures in their sizes', async () => {
    const infos = [
      { name: 'a.txt', caption: 'Words' },
      { name: 'shown.png', alternativeText: 'A page' },
    ];
    for (const [path, headers] of senders) {
      const before = await standing();
      const { status, body } = await send(path, [text, shown, value('fileInfo', infos)], headers);
      expect([status, body.length]).toEqual([201, 2]);
      const sizes: { url: string }[] = Object.values(body[1].formats);
      expect(body).toMatchObject([
        { name: 'a.txt', caption: 'Words', formats: null },
        { name: 'shown.png', alternativeText: 'A page', formats: { thumbnail: { ext: '.png' } } },
      ]);
      for (const { url } of [...body, ...sizes])
        expect((await app.request.get(url)).status).toBe(200);
      const after = await standing();
      expect(after.rows.length - before.rows.length).toBe(2);
      expect(after.lines - before.lines).toBe(1);
      expect(after.files.length - before.files.length).toBe(2 + sizes.length);
      await nothingIsRead();
    }
  });

  it('do not keep others from being taken at once', async () => {
    const before = await standing();
    const sent = [[text, other], [text, broken], [shown, text], [broken], [text, text, shown]];
    const answers = await Promise.all(sent.map((parts) => send('/upload', parts, administrator)));
    for (const at of [1, 3])
      expect(answers[at]!.body.error.message).toMatch(/not a valid image|expected pictures/);
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 201, 400, 201]);
    expect(answers.map(({ body }) => body.length)).toEqual([2, undefined, 2, undefined, 3]);
    const after = await standing();
    expect(after.rows.length - before.rows.length).toBe(7);
    const ofRows = after.rows
      .slice(before.rows.length)
      .flatMap(({ formats }: { formats: object | null }) => [1, ...Object.keys(formats ?? {})]);
    expect(after.files.length - before.files.length).toBe(ofRows.length);
    await nothingIsRead();
  });

  it('are never seen, also not for a moment', async () => {
    const before = await standing();
    const waiting = new Set(['answer']);
    const answering = send('/upload', [text, other, shown, broken], administrator).finally(() =>
      waiting.clear(),
    );
    let reads = 0;
    for (; waiting.size > 0; reads += 1)
      expect(await app.query('plugin::upload.file').count()).toBe(before.rows.length);
    expect((await answering).status).toBe(400);
    expect(reads).toBeGreaterThan(1);
  });

  it('are replaced wholly or not at all', async () => {
    const [{ id, url }, { id: drawn, url: drawnUrl, formats }] = await upload(text, shown);
    const before = await standing();
    expect((await send(`/upload?id=${drawn}`, [broken], administrator)).status).toBe(400);
    expect(await standing()).toEqual(before);
    for (const path of [`/upload?id=${id}`, `/upload/files/${id}/replace`]) {
      const { status, body } = await send(path, [other], administrator);
      expect([status, body.url, body.name]).toEqual([200, url, 'b.txt']);
      expect((await app.request.get(url).buffer()).text).toBe('More words.\n');
    }
    const again = await send(`/upload/files/${drawn}/replace`, [shown], administrator);
    expect(again.body).toMatchObject({
      url: drawnUrl,
      formats: { thumbnail: { url: formats.thumbnail.url } },
    });
    const after = await standing();
    expect(after.files).toEqual(before.files);
    const gone = await send('/upload/files/999999/replace', [text], administrator);
    expect([gone.status, gone.body.error.name]).toEqual([404, 'NotFoundError']);
    expect(await standing()).toEqual(after);
  });

  it('are what the last of several that replace one at once has sent', async () => {
    const [{ id, url }] = await upload(text);
    const before = await standing();
    const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(
      letters.map((letter, index) => {
        // Pictures among them, whose sizes the others do not have.
        const sent =
          index % 2 === 0 ? file(`${letter}.txt`, 'text/plain', letter.repeat(index + 1)) : shown;
        return send(`/upload/files/${id}/replace`, [sent], administrator);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(letters.map(() => 200));
    const row = await app.query('plugin::upload.file').findOne({ where: { id } });
    const { text: stored } = await app.request.get(url).buffer();
    expect(stored.includes('PNG') ? 'shown.png' : `${stored[0]}.txt`).toBe(row.name);
    const sizes: { url: string }[] = Object.values(row.formats ?? {});
    const named = [
      ...before.files.map(([name]) => String(name)),
      ...sizes.map((one) => basename(one.url)),
    ];
    expect((await standing()).files.map(([name]) => name)).toEqual([...new Set(named)].sort());
  });

  it('are deleted with all that belongs to them, several at once', async () => {
    const before = await standing();
    const [one, two, three] = await upload(text, shown, other);
    const remove = (fileIds: number[]) =>
      app.request.post('/upload/actions/bulk-delete').set(administrator).send({ fileIds });
    expect((await remove([one.id, two.id])).status).toBe(200);
    expect((await app.request.delete(`/upload/files/${three.id}`).set(administrator)).status).toBe(
      200,
    );
    const after = await standing();
    expect([after.rows, after.files]).toEqual([before.rows, before.files]);
    expect(after.lines - before.lines).toBe(3);
  });

  const badInfos: [unknown, RegExp][] = [
    [{ name: 'x'.repeat(256) }, /name — expected a text of 1 to 255 characters/],
    [{ name: 5 }, /name — expected a text/],
    [{ caption: [] }, /caption — expected a text/],
    [{ folder: 'abc' }, /folder — expected the number of a folder/],
    [{ folder: 1e20 }, /folder — expected the number of a folder/],
    ['words', /fileInfo — expected an object/],
    [[], /fileInfo — expected an object/],
  ];

  it.each(badInfos)(
    'are told of where something is said of one that is there: %j',
    async (fileInfo, said) => {
      const [{ id }, { id: second }] = await upload(text, other);
      const before = await standing();
      const good = { id: second, fileInfo: { name: 'Good' } };
      const answers = [
        await app.request.put(`/upload/files/${id}`).set(administrator).send({ fileInfo }),
        await app.request.post(`/upload?id=${id}`).set(administrator).send({ fileInfo }),
        await app.request.post(`/api/upload?id=${id}`).set(senders[1]![1]).send({ fileInfo }),
        await app.request
          .post('/upload/actions/bulk-update')
          .set(administrator)
          .send({ updates: [good, { id, fileInfo }] }),
      ];
      for (const { status, body } of answers)
        expect([status, body.error?.name, body.error?.message]).toEqual([
          ...[400, 'ValidationError', expect.stringMatching(said)],
        ]);
      expect(await standing()).toEqual(before);
    },
  );

  it('nor is anything said of some of several', async () => {
    const [{ id }, { id: second }] = await upload(text, other);
    const before = await standing();
    const say = (updates: unknown) =>
      app.request.post('/upload/actions/bulk-update').set(administrator).send({ updates });
    const named = (one: unknown, name: string) => ({ id: one, fileInfo: { name } });
    for (const [updates, status] of [
      [[named(id, 'One'), named(999_999, 'None')], 404],
      [[named(id, 'One'), named('abc', 'None')], 400],
      [[named(id, 'One'), named(1e20, 'None')], 400],
      [[], 400],
      ['words', 400],
    ] as const) {
      expect([updates, (await say(updates)).status]).toEqual([updates, status]);
      expect(await standing()).toEqual(before);
    }
    const { status, body } = await say([named(id, 'One'), named(second, 'Two')]);
    expect([status, body.map(({ name }: { name: string }) => name)]).toEqual([200, ['One', 'Two']]);
    const { lines } = await standing();
    expect(lines - before.lines).toBe(1);
  });

  it.each(['abc', '0', '99999999999', '1.5'])('nor is any found by the number %s', async (id) => {
    for (const answer of [
      await app.request.get(`/upload/files/${id}`).set(administrator),
      await app.request.delete(`/upload/files/${id}`).set(administrator),
      await app.request.put(`/upload/files/${id}`).set(administrator).send({ fileInfo: {} }),
    ])
      expect([answer.status, answer.body.error.message]).toEqual([
        ...[400, 'id — expected the number of a file, once'],
      ]);
  });

  it.each([
    ['bulk-delete', { fileIds: ['abc'] }, 'fileIds'],
    ['bulk-delete', { fileIds: [1e20] }, 'fileIds'],
    ['bulk-delete', { folderIds: [0] }, 'folderIds'],
    ['bulk-move', { fileIds: [99999999999], destinationFolderId: null }, 'fileIds'],
  ])('nor are many by %s of %j', async (action, said, name) => {
    const { status, body } = await app.request
      .post(`/upload/actions/${action}`)
      .set(administrator)
      .send(said);
    expect([status, body.error?.message]).toEqual([
      400,
      `${name} — expected a list of numbers of what there is`,
    ]);
  });

  it('because somebody else is writing leave nothing, and what was there is there', async () => {
    const [{ id, url }, { id: drawn }] = await upload(text, shown);
    const before = await standing();
    const letWrite = await holdContent();
    try {
      const asked = [
        send('/upload', [text, shown], administrator),
        send(`/upload?id=${drawn}`, [shown], administrator),
        app.request.delete(`/upload/files/${id}`).set(administrator),
      ].map(async (answering) => {
        const { status, headers, body } = await answering;
        return [status, headers['retry-after'], body.error.name];
      });
      let answered = 0;
      const counted = Promise.all(asked).finally(() => (answered = asked.length));
      // The first waits as long as it does; the others are told at once that their connection is lost.
      await Promise.race(asked);
      while (kind === 'postgres' && answered < asked.length)
        await app.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
      for (const answer of await counted) expect(answer).toEqual([503, '5', expect.any(String)]);
      expect(await standing()).toEqual(before);
    } finally {
      await letWrite();
    }
    await nothingIsRead();
    expect((await app.request.get(url).buffer()).text).toBe('Plain words.\n');
    await upload(text, shown);
  }, 180_000);
});
