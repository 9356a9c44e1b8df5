import { databaseKinds } from '../support/databases';
import { startUploads, type Uploads, text, other } from '../support/uploads';

describe.each(databaseKinds)('What is said of files and folders (%s)', (kind) => {
  let uploads: Uploads;
  beforeAll(async () => {
    uploads = await startUploads(kind);
  });
  afterAll(() => uploads.stop());

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
      const [{ id }, { id: second }] = await uploads.upload(text, other);
      const before = await uploads.standing();
      const good = { id: second, fileInfo: { name: 'Good' } };
      const answers = [
        await uploads.app.request
          .put(`/upload/files/${id}`)
          .set(uploads.administrator)
          .send({ fileInfo }),
        await uploads.app.request
          .post(`/upload?id=${id}`)
          .set(uploads.administrator)
          .send({ fileInfo }),
        await uploads.app.request
          .post(`/api/upload?id=${id}`)
          .set(uploads.senders[1]![1])
          .send({ fileInfo }),
        await uploads.app.request
          .post('/upload/actions/bulk-update')
          .set(uploads.administrator)
          .send({ updates: [good, { id, fileInfo }] }),
      ];
      for (const { status, body } of answers)
        expect([status, body.error?.name, body.error?.message]).toEqual([
          ...[400, 'ValidationError', expect.stringMatching(said)],
        ]);
      expect(await uploads.standing()).toEqual(before);
    },
  );

  it('nor is anything said of some of several', async () => {
    const [{ id }, { id: second }] = await uploads.upload(text, other);
    const before = await uploads.standing();
    const say = (updates: unknown) =>
      uploads.app.request
        .post('/upload/actions/bulk-update')
        .set(uploads.administrator)
        .send({ updates });
    const named = (one: unknown, name: string) => ({ id: one, fileInfo: { name } });
    for (const [updates, status] of [
      [[named(id, 'One'), named(999_999, 'None')], 404],
      [[named(id, 'One'), named('abc', 'None')], 400],
      [[named(id, 'One'), named(1e20, 'None')], 400],
      [[], 400],
      ['words', 400],
    ] as const) {
      expect([updates, (await say(updates)).status]).toEqual([updates, status]);
      expect(await uploads.standing()).toEqual(before);
    }
    const { status, body } = await say([named(id, 'One'), named(second, 'Two')]);
    expect([status, body.map(({ name }: { name: string }) => name)]).toEqual([200, ['One', 'Two']]);
    const { lines } = await uploads.standing();
    expect(lines - before.lines).toBe(1);
  });

  it.each(['abc', '0', '99999999999', '1.5'])('nor is any found by the number %s', async (id) => {
    for (const answer of [
      await uploads.app.request.get(`/upload/files/${id}`).set(uploads.administrator),
      await uploads.app.request.delete(`/upload/files/${id}`).set(uploads.administrator),
      await uploads.app.request
        .put(`/upload/files/${id}`)
        .set(uploads.administrator)
        .send({ fileInfo: {} }),
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
    const { status, body } = await uploads.app.request
      .post(`/upload/actions/${action}`)
      .set(uploads.administrator)
      .send(said);
    expect([status, body.error?.message]).toEqual([
      400,
      `${name} — expected a list of numbers of what there is`,
    ]);
  });

  it.each([
    ['get', '/upload/folders/x', {}, 'id — expected the number of a folder, once'],
    [
      'put',
      '/upload/folders/99999999999',
      { name: 'x' },
      'id — expected the number of a folder, once',
    ],
    [
      'post',
      '/upload/folders',
      { name: 'x', parent: 'x' },
      'parent — expected the number of a folder, or null',
    ],
    [
      'post',
      '/upload/folders',
      { name: 'x', parent: 99999999999 },
      'parent — expected the number of a folder, or null',
    ],
    [
      'post',
      '/upload/folders',
      { name: 'x'.repeat(256) },
      'name — expected a text of 1 to 255 characters',
    ],
    [
      'post',
      '/upload/actions/bulk-move',
      { fileIds: [1], destinationFolderId: 'x' },
      'destinationFolderId — expected the number of a folder, or null',
    ],
  ] as const)('nor is anything done by %s %s with %j', async (method, path, said, message) => {
    const { status, body } = await uploads.app.request[method](path)
      .set(uploads.administrator)
      .send(said);
    expect([status, body.error?.message]).toEqual([400, message]);
  });

  it('folders that are made at once are all made', async () => {
    const make = (name: string) =>
      uploads.app.request
        .post('/upload/folders')
        .set(uploads.administrator)
        .send({ name, parent: null });
    const answers = await Promise.all(['One', 'Two', 'Three', 'Four'].map(make));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const paths = answers.map(({ body }) => body.data.path);
    expect(new Set(paths).size).toBe(4);
  });

  it('the first files by REST that come at once are all taken, into one folder', async () => {
    const [, [path, token]] = uploads.senders as [unknown, Uploads['senders'][number]];
    await uploads.app
      .query('plugin::upload.folder')
      .deleteMany({ where: { name: { $startsWith: 'API' } } });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => uploads.send(path, [text], token)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const folders = await uploads.app
      .query('plugin::upload.folder')
      .count({ where: { name: { $startsWith: 'API' } } });
    expect(folders).toBe(1);
  });
});
