import { databaseKinds } from '../support/databases';
import {
  startUploads,
  type Parts,
  type Uploads,
  text,
  other,
  shown,
  broken,
  value,
  file,
} from '../support/uploads';

/** What is sent, where, and what is said of it. */
const refusals: [what: string, parts: Parts, said: RegExp, query?: string][] = [
  ['a picture that is none, after a text', [text, broken], /^File is not a valid image$/],
  [
    'a file of no type that is taken',
    [text, file('run.sh', 'text/x', '#!')],
    /^files "run\.sh" — expected no ending that is served as application\/x-sh: pictures/,
  ],
  [
    'a page that begins as a document',
    [text, file('page.html', 'application/octet-stream', '%PDF-1.7\n<script>alert(1)</script>')],
    /^files "page\.html" — expected no ending that is served as text\/html/,
  ],
  [
    'a style that does',
    [text, file('page.CSS', 'application/octet-stream', '%PDF-1.7\n')],
    /^files "page\.CSS" — expected no ending that is served as text\/css/,
  ],
  [
    'a program that does',
    [text, file('run.js', 'application/octet-stream', '%PDF-1.7\n')],
    /^files "run\.js" — expected no ending that is served as application\/javascript/,
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
  let uploads: Uploads;
  beforeAll(async () => {
    uploads = await startUploads(kind);
  });
  afterAll(() => uploads.stop());

  it.each(refusals)(
    'are told of by name, and leave nothing: %s',
    async (_what, parts, said, query = '') => {
      const before = await uploads.standing();
      for (const [path, headers] of uploads.senders) {
        const { status, body } = await uploads.send(`${path}${query}`, parts, headers);
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
        expect(await uploads.standing()).toEqual(before);
        await uploads.nothingIsRead();
      }
    },
  );

  it('one by one in the panel, too', async () => {
    const before = await uploads.standing();
    for (const [parts, said] of [
      [[text, other], /^files — expected one/],
      [[broken], /^File is not a valid image$/],
      [
        [file('a.html', 'application/octet-stream', '%PDF-1.7\n')],
        /^files "a\.html" — expected no ending/,
      ],
      [[text, value('fileInfo', 'nonsense')], /^fileInfo — expected an object/],
    ] as const) {
      const { status, body } = await uploads.send('/upload/files', parts, uploads.administrator);
      expect([status, body.error.message]).toEqual([400, expect.stringMatching(said)]);
    }
    expect(await uploads.standing()).toEqual(before);
    await uploads.nothingIsRead();
  });

  it('are none whose ending says nothing: each is served as what nothing opens', async () => {
    const unknown = file('plan.nosuchending', 'application/octet-stream', '%PDF-1.7\n');
    const [{ url }] = await uploads.upload(unknown);
    const { status, headers } = await uploads.app.request.get(url);
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      ...[200, 'application/octet-stream', 'nosniff'],
    ]);
  });

  it('do not keep others from being taken at once', async () => {
    const before = await uploads.standing();
    const sent = [[text, other], [text, broken], [shown, text], [broken], [text, text, shown]];
    const answers = await Promise.all(
      sent.map((parts) => uploads.send('/upload', parts, uploads.administrator)),
    );
    for (const at of [1, 3])
      expect(answers[at]!.body.error.message).toMatch(/not a valid image|expected pictures/);
    expect(answers.map(({ status }) => status)).toEqual([201, 400, 201, 400, 201]);
    expect(answers.map(({ body }) => body.length)).toEqual([2, undefined, 2, undefined, 3]);
    const after = await uploads.standing();
    expect(after.rows.length - before.rows.length).toBe(7);
    const ofRows = after.rows
      .slice(before.rows.length)
      .flatMap(({ formats }: { formats: object | null }) => [1, ...Object.keys(formats ?? {})]);
    expect(after.files.length - before.files.length).toBe(ofRows.length);
    await uploads.nothingIsRead();
  });

  it('are never seen, also not for a moment', async () => {
    const before = await uploads.standing();
    const waiting = new Set(['answer']);
    const answering = uploads
      .send('/upload', [text, other, shown, broken], uploads.administrator)
      .finally(() => waiting.clear());
    let reads = 0;
    for (; waiting.size > 0; reads += 1)
      expect(await uploads.app.query('plugin::upload.file').count()).toBe(before.rows.length);
    expect((await answering).status).toBe(400);
    expect(reads).toBeGreaterThan(1);
  });

  it('because somebody else is writing leave nothing, and what was there is there', async () => {
    const [{ id, url }, { id: drawn }] = await uploads.upload(text, shown);
    const before = await uploads.standing();
    const letWrite = await uploads.holdContent();
    try {
      const asked = [
        uploads.send('/upload', [text, shown], uploads.administrator),
        uploads.send(`/upload?id=${drawn}`, [shown], uploads.administrator),
        uploads.app.request.delete(`/upload/files/${id}`).set(uploads.administrator),
      ].map(async (answering) => {
        const { status, headers, body } = await answering;
        return [status, headers['retry-after'], body.error.name];
      });
      let answered = 0;
      const counted = Promise.all(asked).finally(() => (answered = asked.length));
      // The first waits as long as it does; the others are told at once that their connection is lost.
      await Promise.race(asked);
      while (kind === 'postgres' && answered < asked.length)
        await uploads.app.sql(
          `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        );
      for (const answer of await counted) expect(answer).toEqual([503, '5', expect.any(String)]);
      expect(await uploads.standing()).toEqual(before);
    } finally {
      await letWrite();
    }
    await uploads.nothingIsRead();
    expect((await uploads.app.request.get(url).buffer()).text).toBe('Plain words.\n');
    await uploads.upload(text, shown);
  }, 180_000);
});
