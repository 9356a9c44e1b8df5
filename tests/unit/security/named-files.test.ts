import { namedFiles } from '../../../src/security/named-files';

describe('What a body says is there', () => {
  it.each([
    [{ fileInfo: '{"folder":3}' }, [], [3]],
    [{ fileInfo: ['{"folder":3}', '{"folder":"4"}'] }, [], [3, '4']],
    [{ fileInfo: '[{"folder":3},{"folder":null},{}]' }, [], [3]],
    [{ fileInfo: { folder: 3, caption: 'x' } }, [], [3]],
    [{ updates: [{ id: 1, fileInfo: { folder: 3 } }, { id: '2' }] }, [1, '2'], [3]],
    [{ name: 'x', parent: 3 }, [], [3]],
    [{ name: 'x', parent: null }, [], []],
    [{ fileIds: [1], destinationFolderId: 3 }, [], [3]],
    [{ fileInfo: 'no JSON' }, [], []],
    [{}, [], []],
    [undefined, [], []],
  ])('are of %j the files %j and the folders %j', (body, files, folders) =>
    expect(namedFiles(body)).toEqual({ files, folders }),
  );
});
