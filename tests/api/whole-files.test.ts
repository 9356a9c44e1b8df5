import { basename } from 'node:path';
import { databaseKinds } from '../support/databases';
import {
  startUploads,
  type Uploads,
  file,
  text,
  other,
  shown,
  broken,
  value,
} from '../support/uploads';

describe.each(databaseKinds)('Files (%s)', (kind) => {
  let uploads: Uploads;
  beforeAll(async () => {
    uploads = await startUploads(kind);
  });
  afterAll(() => uploads.stop());

  it('are taken as before where nothing is wrong: each with what is said of it, and pictures in their sizes', async () => {
    const infos = [
      { name: 'a.txt', caption: 'Words' },
      { name: 'shown.png', alternativeText: 'A page' },
    ];
    for (const [path, headers] of uploads.senders) {
      const before = await uploads.standing();
      const { status, body } = await uploads.send(
        path,
        [text, shown, value('fileInfo', infos)],
        headers,
      );
      expect([status, body.length]).toEqual([201, 2]);
      const sizes: { url: string }[] = Object.values(body[1].formats);
      expect(body).toMatchObject([
        { name: 'a.txt', caption: 'Words', formats: null },
        { name: 'shown.png', alternativeText: 'A page', formats: { thumbnail: { ext: '.png' } } },
      ]);
      for (const { url } of [...body, ...sizes])
        expect((await uploads.app.request.get(url)).status).toBe(200);
      const after = await uploads.standing();
      expect(after.rows.length - before.rows.length).toBe(2);
      expect(after.lines - before.lines).toBe(1);
      expect(after.files.length - before.files.length).toBe(2 + sizes.length);
      await uploads.nothingIsRead();
    }
  });

  it('are replaced wholly or not at all', async () => {
    const [{ id, url }, { id: drawn, url: drawnUrl, formats }] = await uploads.upload(text, shown);
    const before = await uploads.standing();
    expect(
      (await uploads.send(`/upload?id=${drawn}`, [broken], uploads.administrator)).status,
    ).toBe(400);
    expect(await uploads.standing()).toEqual(before);
    for (const path of [`/upload?id=${id}`, `/upload/files/${id}/replace`]) {
      const { status, body } = await uploads.send(path, [other], uploads.administrator);
      expect([status, body.url, body.name]).toEqual([200, url, 'b.txt']);
      expect((await uploads.app.request.get(url).buffer()).text).toBe('More words.\n');
    }
    const again = await uploads.send(
      `/upload/files/${drawn}/replace`,
      [shown],
      uploads.administrator,
    );
    expect(again.body).toMatchObject({
      url: drawnUrl,
      formats: { thumbnail: { url: formats.thumbnail.url } },
    });
    const after = await uploads.standing();
    expect(after.files).toEqual(before.files);
    const gone = await uploads.send('/upload/files/999999/replace', [text], uploads.administrator);
    expect([gone.status, gone.body.error.name]).toEqual([404, 'NotFoundError']);
    expect(await uploads.standing()).toEqual(after);
  });

  it('are what the last of several that replace one at once has sent', async () => {
    const [{ id, url }] = await uploads.upload(text);
    const before = await uploads.standing();
    const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(
      letters.map((letter, index) => {
        // Pictures among them, whose sizes the others do not have.
        const sent =
          index % 2 === 0 ? file(`${letter}.txt`, 'text/plain', letter.repeat(index + 1)) : shown;
        return uploads.send(`/upload/files/${id}/replace`, [sent], uploads.administrator);
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(letters.map(() => 200));
    const row = await uploads.app.query('plugin::upload.file').findOne({ where: { id } });
    const { text: stored } = await uploads.app.request.get(url).buffer();
    expect(stored.includes('PNG') ? 'shown.png' : `${stored[0]}.txt`).toBe(row.name);
    const sizes: { url: string }[] = Object.values(row.formats ?? {});
    const named = [
      ...before.files.map(([name]) => String(name)),
      ...sizes.map((one) => basename(one.url)),
    ];
    expect((await uploads.standing()).files.map(([name]) => name)).toEqual(
      [...new Set(named)].sort(),
    );
  });

  it('are deleted with all that belongs to them, several at once', async () => {
    const before = await uploads.standing();
    const [one, two, three] = await uploads.upload(text, shown, other);
    const remove = (fileIds: number[]) =>
      uploads.app.request
        .post('/upload/actions/bulk-delete')
        .set(uploads.administrator)
        .send({ fileIds });
    expect((await remove([one.id, two.id])).status).toBe(200);
    expect(
      (await uploads.app.request.delete(`/upload/files/${three.id}`).set(uploads.administrator))
        .status,
    ).toBe(200);
    const after = await uploads.standing();
    expect([after.rows, after.files]).toEqual([before.rows, before.files]);
    expect(after.lines - before.lines).toBe(3);
  });
});
