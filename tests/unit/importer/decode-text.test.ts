import { decodeText, findSizeProblem, maxFileBytes } from '../../../src/importer/read/decode-text';
import { bytesOf, problemsOf, valueOf } from './given';

const decode = (bytes: Uint8Array) => decodeText({ file: 'leaflet.txt', bytes });
const onlyProblem = (bytes: Uint8Array) => {
  const problems = problemsOf(decode(bytes));
  expect(problems).toHaveLength(1);
  return problems[0];
};

describe('a text file is read exactly as it is', () => {
  it.each([
    ['a byte order mark', '\ufeffTitle\n'],
    ['Windows line endings', 'Title\r\n\r\nText.\r\n'],
    ['odd spacing', ' \tTitle\u00a0 \n\n\n\n  Text.   '],
    ['a missing last line ending', 'Title\n\nText.'],
    ['typographic quotes and letters of any script', '“Näusea” — 痛み 🙂'],
  ])('keeps %s', (_, text) => {
    expect(valueOf(decode(bytesOf(text)))).toBe(text);
  });
});

describe('a file that is no text is refused by name', () => {
  it('says that an empty file is empty', () => {
    expect(onlyProblem(new Uint8Array())).toEqual({
      file: 'leaflet.txt',
      line: 1,
      field: 'file',
      expected: 'some text; the file is empty',
    });
  });

  it('says that a file of white space holds nothing else', () => {
    expect(onlyProblem(bytesOf('\ufeff \r\n\t\u00a0\n'))?.expected).toContain('only white space');
  });

  it.each([
    ['a PDF document', '%PDF-1.7\n'],
    ['a ZIP archive', 'PK\u0003\u0004other.bin'],
    ['a Word (DOCX) document', 'PK\u0003\u0004....word/document.xml'],
    ['a rich text (RTF) document', '{\\rtf1\\ansi Title}'],
    ['a binary file (NUL bytes)', 'Title\u0000\n\nSome more text that goes on for a while.'],
    ['a binary file (many control bytes)', 'Title \u0001\u0002\u0003\u0004\u0005\u0006'],
  ])('recognises %s', (name, start) => {
    expect(onlyProblem(bytesOf(start))?.expected).toBe(
      `plain text in UTF-8; this looks like ${name}`,
    );
  });

  it.each([
    ['a PNG image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]],
    ['a JPEG image', [0xff, 0xd8, 0xff, 0xe0]],
    ['UTF-16 text (little-endian)', [0xff, 0xfe, 0x54, 0x00]],
    ['UTF-16 text (big-endian)', [0xfe, 0xff, 0x00, 0x54]],
    ['UTF-16 text without a byte order mark', [0x54, 0x00, 0x69, 0x00, 0x74, 0x00]],
  ])('recognises %s', (name, start) => {
    expect(onlyProblem(Uint8Array.from(start))?.expected).toContain(name);
  });

  it('names the line and the offset of the first byte that is not UTF-8', () => {
    const bytes = Uint8Array.from([
      ...bytesOf('Title\n\nPatient'),
      0x92,
      ...bytesOf('s text\n'),
      0x93,
    ]);
    expect(onlyProblem(bytes)).toMatchObject({
      line: 3,
      expected: expect.stringContaining('0x92 at offset 14'),
    });
  });

  it('names a character that is cut off at the end of the file', () => {
    expect(onlyProblem(Uint8Array.from([...bytesOf('Title\n'), 0xe2]))).toMatchObject({
      line: 2,
      expected: expect.stringContaining('0xE2 at offset 6'),
    });
  });

  it('refuses more than 5 MB, and takes 5 MB', () => {
    expect(onlyProblem(new Uint8Array(maxFileBytes + 1).fill(0x61))?.expected).toContain(
      'at most 5 MB',
    );
    expect(valueOf(decode(new Uint8Array(maxFileBytes).fill(0x61)))).toHaveLength(maxFileBytes);
  });

  it('refuses a 50 MB file by its size alone, before anything is read', () => {
    expect(findSizeProblem('big.txt', 50 * 1024 * 1024)?.expected).toBe(
      'at most 5 MB of text; this file has 50.0 MB',
    );
    expect(findSizeProblem('small.txt', 10)).toBeNull();
  });
});
