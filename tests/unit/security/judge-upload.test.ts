import { judgeFileId } from '../../../src/security/file-numbers';
import { judgeUpload } from '../../../src/security/judge-upload';

const file = (originalFilename: string | null = 'a.txt', mimetype = 'text/plain') => ({
  ...{ originalFilename, mimetype },
});
const judge = (body: unknown, files = [file()], others = {}) =>
  judgeUpload({ files, body, id: undefined, mostFiles: Infinity, ...others });
const judgeInfo = (info: unknown, files = [file()]) =>
  judge({ fileInfo: JSON.stringify(info) }, files);

describe('What is said of files', () => {
  it.each([
    [undefined],
    [{}],
    [{ path: 'a' }],
    [{ ref: '', refId: '', field: '' }],
    [{ fileInfo: '{}' }],
    [{ fileInfo: '[{}]' }],
    [{ fileInfo: ['{}'] }],
    [{ fileInfo: {} }],
    [{ fileInfo: { name: null, caption: null, alternativeText: '', folder: null } }],
    [{ fileInfo: { name: 'x'.repeat(200), folder: 7 } }],
    [{ fileInfo: { name: '名'.repeat(80) } }],
    [{ fileInfo: { name: '😀'.repeat(10), folder: '7' } }],
    [{ fileInfo: { name: 'a/b: "c"?' } }],
  ])('may be %j', (body) => {
    expect(judge(body)).toBeNull();
  });

  it.each([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(256) }, 'name'],
    // Written out in two characters each when it is normalised (composition exclusions of Unicode).
    [{ name: '\u0958'.repeat(200) }, 'name'],
    [{ name: {} }, 'name'],
    [{ name: '\ud800' }, 'name'],
    [{ caption: 1 }, 'caption'],
    [{ alternativeText: ['a'] }, 'alternativeText'],
    [{ folder: 0 }, 'folder'],
    [{ folder: 1.5 }, 'folder'],
    [{ folder: 2 ** 31 }, 'folder'],
    [{ folder: ' 1' }, 'folder'],
  ])('may not be %j', (info, field) => {
    expect(judgeInfo(info)).toMatch(new RegExp(`^fileInfo\\.${field} — expected `));
    expect(judgeInfo([{}, info], [file(), file('b.txt')])).toMatch(
      new RegExp(`^fileInfo\\[1\\]\\.${field} — expected `),
    );
  });

  it('is one object for each of several', () => {
    const two = [file(), file('b.txt')];
    expect(judgeInfo([{}, {}], two)).toBeNull();
    expect(judgeInfo({}, two)).toBe('fileInfo — expected a list of 2 objects, one for each file');
    expect(judgeInfo([{}], two)).toMatch(/^fileInfo — expected one object for each file/);
    expect(judgeInfo([], [])).toMatch(/^fileInfo — expected an object/);
  });

  it('names nothing that they belong to, since no entry has a field for files', () => {
    for (const name of ['ref', 'refId', 'field'])
      for (const given of ['api::article.article', ['a', 'b']])
        expect(judge({ [name]: given })).toBe(
          `${name} — expected none: no entry here has a field for files`,
        );
  });
});

describe('The name of a file', () => {
  it.each(['a', 'a.txt', 'Überblick (2).pdf', '名.png', 'x'.repeat(225) + '.txt'])(
    'may be %s',
    (name) => {
      expect(judge({}, [file(name)])).toBeNull();
    },
  );

  it.each(['', '.', '..', 'NUL', 'com1', 'a/b', 'a:b', 'a\u0001', 'x'.repeat(256)])(
    'may not be %j',
    (name) => {
      expect(judge({}, [file(), file(name)])).toMatch(/^files ".*" — expected a name of 1 to 255/);
    },
  );

  it.each([
    ['page.html', 'text/html'],
    ['page.HTM', 'text/html'],
    ['style.css', 'text/css'],
    ['run.js', 'application/javascript'],
    ['picture.svg', 'image/svg+xml'],
    ['words.md', 'text/markdown'],
    ['notes.xml', 'application/xml'],
  ])('does not end as what is not taken: %s', (name, type) => {
    expect(judge({}, [file(), file(name, 'application/octet-stream')])).toBe(
      `files "${name}" — expected no ending that is served as ${type}: pictures (no SVG), sound, video, PDF, Word and Office documents, plain text and CSV have others`,
    );
  });

  it.each([
    ...['a.PNG', 'a.jpeg', 'a.mp3', 'a.m4a', 'a.mp4', 'a.mov', 'a.pdf', 'a.doc', 'a.docx', 'a.csv'],
    ...['a.', 'a.nosuchending', 'page.html.txt'],
  ])('may end as what is, or as nothing that is known: %s', (name) => {
    expect(judge({}, [file(name)])).toBeNull();
  });

  it('leaves room for what is put before and after it on disk, as it is written there', () => {
    expect(judge({}, [file('x'.repeat(231) + '.txt')])).toMatch(
      /expected a shorter name.* 256 bytes/,
    );
    // Three letters for each.
    expect(judge({}, [file('&'.repeat(100) + '.txt')])).toMatch(/expected a shorter name/);
    expect(judge({}, [file('a.' + 'é'.repeat(120))])).toMatch(/expected a shorter name/);
    expect(judgeInfo({ name: 'x'.repeat(250) })).toMatch(/expected a shorter name/);
  });

  it('is of one file where there is room for one', () => {
    const two = [file(), file('b.txt')];
    expect(judge({}, two, { mostFiles: 1 })).toBe('files — expected one, and not 2');
  });
});

describe('The number of a file', () => {
  it.each(['1', 1, '2147483647'])('may be %j', (id) => {
    expect(judgeFileId(id)).toBeNull();
  });
  it.each(['', '0', 'abc', '-1', '1.5', '1e3', '2147483648', ['1', '2'], null, {}, true, NaN])(
    'may not be %j',
    (id) => {
      expect(judge({}, [file()], { id })).toBe('id — expected the number of a file, once');
    },
  );
});
