import { databaseKinds } from '../support/databases';
import { startUploads, type Uploads } from '../support/uploads';

interface Folder {
  name: string;
  children: Folder[];
}

describe.each(databaseKinds)('Two folders that are moved into one another at once (%s)', (kind) => {
  let uploads: Uploads;
  beforeAll(async () => {
    uploads = await startUploads(kind);
  });
  afterAll(() => uploads.stop());

  const make = async (name: string): Promise<number> => {
    const { body } = await uploads.app.request
      .post('/upload/folders')
      .set(uploads.administrator)
      .send({ name, parent: null });
    return body.data.id;
  };
  const namesIn = (folders: readonly Folder[]): string[] =>
    folders.flatMap(({ name, children }) => [name, ...namesIn(children)]);
  const listed = async (): Promise<string[]> => {
    const { body } = await uploads.app.request
      .get('/upload/folder-structure')
      .set(uploads.administrator);
    return namesIn(body.data).sort();
  };
  const moves = {
    'by a move of several': (id: number, _name: string, into: number) =>
      uploads.app.request
        .post('/upload/actions/bulk-move')
        .set(uploads.administrator)
        .send({ folderIds: [id], destinationFolderId: into }),
    'by what is said of each': (id: number, name: string, into: number) =>
      uploads.app.request
        .put(`/upload/folders/${id}`)
        .set(uploads.administrator)
        .send({ name, parent: into }),
  };

  it.each(Object.entries(moves))('make no circle, %s', async (how, move) => {
    const names = [`one ${how}`, `other ${how}`] as const;
    const [one, other] = [await make(names[0]), await make(names[1])];
    const answers = await Promise.all([move(one, names[0], other), move(other, names[1], one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    // What is in a circle stands in no list.
    expect(await listed()).toEqual(expect.arrayContaining([...names]));
  });
});
