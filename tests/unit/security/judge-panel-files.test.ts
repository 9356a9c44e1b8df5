import { judgeFolderInfo, judgeMany, judgeUpdates } from '../../../src/security/judge-panel-files';

describe('What is said anew of several files', () => {
  it('has the number of each', () => {
    expect(judgeUpdates({ updates: [{ id: 1, fileInfo: { name: 'a' } }] })).toBeNull();
    for (const body of [undefined, [], {}, { updates: {} }, { updates: [] }])
      expect(judgeUpdates(body)).toMatch(/^updates — expected a list of objects/);
    expect(judgeUpdates({ updates: [1] })).toMatch(/^updates\[0\] — expected an object/);
    expect(judgeUpdates({ updates: [{ id: 1e20 }] })).toMatch(/^updates\[0\]\.id — expected/);
    expect(judgeUpdates({ updates: [{ id: 1 }] })).toMatch(/^updates\[0\]\.fileInfo — expected/);
  });
});

describe('Several files and folders are named', () => {
  it.each([{}, { fileIds: [1, '2'] }, { fileIds: [], folderIds: [3] }])('by %j', (body) => {
    expect(judgeMany(body)).toBeNull();
  });

  it.each([
    [{ fileIds: 'abc' }, 'fileIds'],
    [{ fileIds: [1], folderIds: [null] }, 'folderIds'],
    [{ fileIds: [2 ** 31] }, 'fileIds'],
  ])('and not by %j', (body, name) => {
    expect(judgeMany(body)).toBe(`${name} — expected a list of numbers of what there is`);
  });
});

describe('A folder', () => {
  it.each([{ name: 'One', parent: null }, { name: 'Two', parent: 3 }, { name: 'Three' }])(
    'is %j',
    (body) => {
      expect(judgeFolderInfo(body)).toBeNull();
    },
  );

  it.each([
    [{ name: 'x'.repeat(256) }, /^name — /],
    [{ name: 'x', parent: 'x' }, /^parent — expected the number of a folder, or null$/],
    [{ parent: 99_999_999_999 }, /^parent — /],
  ])('and not %j', (body, said) => {
    expect(judgeFolderInfo(body)).toMatch(said);
  });
});
