import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { differentRows, readAllRows } from '../support/all-rows';
import { runCommand, type CommandResult } from '../support/command-line';
import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { createImportFolder, plainText, type ImportFolder } from '../support/import-folder';

const pngBytes = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const megabyte = 1024 * 1024;

/** A Markdown explainer with this front matter; it starts on line 2. */
const markdown = (frontMatter: string): string =>
  `---\n${frontMatter}\n---\n\nA lead.\n\n## Doses\n\nA dose.\n`;

/** The line, the field and how the sentence begins; the line is null where the whole file is at fault. */
type Said = [line: number | null, field: string, expected: string];

/** Each bad file, and all that is to be said of it. */
const badFiles: [name: string, content: string | Buffer, problems: Said[]][] = [
  ['empty.txt', '', [[1, 'file', 'some text; the file is empty']]],
  ['blank.txt', ' \n\t\n\n', [[1, 'file', 'some text; the file holds only white space']]],
  ['picture.txt', pngBytes, [[1, 'file', 'plain text in UTF-8; this looks like a PNG image']]],
  [
    'paper.md',
    Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'),
    [[1, 'file', 'plain text in UTF-8; this looks like a PDF document']],
  ],
  [
    'nul.txt',
    Buffer.from('A Title\n\nSome text\0here.\n'),
    [[1, 'file', 'plain text in UTF-8; this looks like a binary file (NUL bytes)']],
  ],
  [
    'wide.txt',
    Buffer.from(`\ufeff${plainText}`, 'utf16le'),
    [[1, 'file', 'plain text in UTF-8; this looks like UTF-16 text (little-endian)']],
  ],
  [
    'latin.txt',
    Buffer.from('A Title\n\nA lead.\n\nCaf\xe9 au lait.\n', 'latin1'),
    [[5, 'file', 'UTF-8; byte 0x']],
  ],
  [
    'huge.txt',
    Buffer.alloc(50 * megabyte, 'word '),
    [[1, 'file', 'at most 5 MB of text; this file has 50.0 MB']],
  ],
  [
    'untitled.txt',
    'This is a sentence, and no title comes before it.\n\nMore text.\n',
    [[1, 'title', 'a title: a short first line of its own']],
  ],
  [
    'untitled.md',
    '## Doses\n\nText.\n',
    [[1, 'title', 'a title in front matter or one "# heading"']],
  ],
  [
    'twice.txt',
    'A Title\n\nA lead.\n\nDoses\n\nOne is enough.\n\nDoses\n\nTwo are not.\n',
    [
      [
        9,
        'heading',
        'a heading of its own; "Doses" gives the slug "doses" on line 5 and on line 9',
      ],
    ],
  ],
  [
    'twice.md',
    '# A title\n\nA lead.\n\n## Doses\n\nOne.\n\n## Doses\n\nTwo.\n',
    [
      [
        9,
        'heading',
        'a heading of its own; "Doses" gives the slug "doses" on line 5 and on line 9',
      ],
    ],
  ],
  [
    'unknown.md',
    markdown(
      'title: Unknown slugs\nauthors: [editorial-taem]\nreferences:\n  - fda-label-ketamine\n  - no-such-reference\nsections:\n  doses:\n    notices: [of-label]',
    ),
    [
      [
        3,
        'authors.0',
        'a slug of contributors.yaml instead of "editorial-taem"; the nearest is "editorial-team"',
      ],
      [6, 'references.1', 'a slug of references.yaml instead of "no-such-reference"'],
      [
        9,
        'sections.doses.notices.0',
        'a slug of notices.yaml instead of "of-label"; the nearest is "off-label"',
      ],
    ],
  ],
  [
    'section-key.md',
    markdown('title: A section that is not there\nsections:\n  dose: { promotional: false }'),
    [[4, 'sections.dose', 'the slug of a heading of this file; the nearest is "doses"']],
  ],
  [
    'broken.md',
    markdown('title: "Broken\nauthors: [editorial-team'),
    [[3, 'yaml', 'valid YAML: ']],
  ],
  [
    'wrong.md',
    markdown(
      'title: Wrong values\nreview: { nextDue: 2027-02-30 }\nlocale: tlh\nsections:\n  doses:\n    syndication: sometimes\n    healthAspects: safety',
    ),
    [
      [3, 'review.nextDue', 'a real date, written as 2025-01-31'],
      [7, 'sections.doses.syndication', 'one of allowed, with_notice, excluded'],
      [8, 'sections.doses.healthAspects', 'no such key; is it misspelt?'],
    ],
  ],
  [
    'klingon.md',
    markdown('title: In a language that nobody set up\nlocale: tlh'),
    [[null, 'locale', 'one of en instead of "tlh"']],
  ],
  [
    'builder.txt',
    'A Title\n\nA lead.\n',
    [[1, 'slug', 'another than "builder": /embed/builder is a page']],
  ],
  [
    'taken.md',
    markdown('title: The first version\nslug: v1'),
    [[1, 'slug', 'another than "v1": /embed/v1 is a page']],
  ],
  ['same-one.md', markdown('title: Same\nslug: same'), []],
  [
    'same-two.md',
    markdown('title: Same\nslug: same'),
    [[null, 'slug', 'one that no other file has; ']],
  ],
];

describe.each(databaseKinds)('Bad input is refused whole (%s)', (kind) => {
  let database: TemporaryDatabase;
  let folder: ImportFolder;
  let refused: CommandResult;
  let written: string[];
  let good: string;
  let missing: string;
  let wrongExtension: string;
  let emptyFolder: string;
  beforeAll(async () => {
    database = await createDatabase(kind, 'content');
    folder = createImportFolder();
    for (const [name, content] of badFiles) folder.write(name, content);
    good = folder.write('good.txt', plainText);
    missing = join(folder.path, 'missing.txt');
    wrongExtension = folder.write('letter.docx', 'A letter');
    emptyFolder = join(folder.path, 'nothing-here');
    mkdirSync(emptyFolder);
    const before = await readAllRows(database.environment);
    const files = badFiles.map(([name]) => join(folder.path, name));
    refused = await runCommand(database.environment, 'import', [
      ...[missing, wrongExtension, emptyFolder],
      ...[...files, good],
    ]);
    written = differentRows(before, await readAllRows(database.environment));
  });
  afterAll(async () => {
    folder.remove();
    await database.remove();
  });

  const lines = (): string[] => refused.stderr.trimEnd().split('\n');

  it('the command ends with 1 and writes nothing, not even of the good file beside the bad ones', () => {
    expect(refused.code).toBe(1);
    expect(refused.stdout).toBe('');
    expect(written).toEqual([]);
  });

  it.each(badFiles)(
    '%s: its problems stand in the list, each on its line',
    (name, _content, problems) => {
      const file = join(folder.path, name);
      const said = lines().filter((line) => line.startsWith(`${file}:`));
      expect(said).toHaveLength(problems.length);
      for (const [index, [line, field, expected]] of problems.entries()) {
        const [place = '', sentence] = said[index]!.split(' — ');
        expect(place.replace(/^.*:(\d+) /, line === null ? '' : '$1 ')).toBe(
          line === null ? field : `${line} ${field}`,
        );
        expect(sentence).toContain(`expected ${expected}`);
      }
    },
  );

  it('so do a file that is missing, one of another kind and a folder without any', () => {
    expect(lines()).toContain(
      `${missing}:1 file — expected a file or folder that exists and can be read`,
    );
    expect(lines()).toContain(
      `${wrongExtension}:1 file name — expected a file that ends in .txt, .md, .markdown, .yaml or .yml`,
    );
    expect(lines()).toContain(
      `${emptyFolder}:1 folder — expected at least one .txt, .md or .yaml file in it`,
    );
  });

  it('the list holds nothing else: no stack trace, no problem with the good file, none twice', () => {
    const problemCount = badFiles.flatMap(([, , problems]) => problems).length;
    expect(lines()).toHaveLength(problemCount + 3);
    expect(new Set(lines()).size).toBe(lines().length);
    for (const line of lines()) expect(line).toMatch(/^\/\S+:\d+ \S.* — expected \S/);
  });

  it('a vocabulary with a fault stops the explainers beside it too', async () => {
    const before = await readAllRows(database.environment);
    const file = folder.write(
      'side-effects.yaml',
      '- slug: nausea\n  name: Nausea\n  bodySystem: stomach\n',
    );
    const { code, stdout, stderr } = await runCommand(database.environment, 'import', [file, good]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^\S+side-effects\.yaml:3 \S*bodySystem — expected one of cardiovascular, .*\n$/,
    );
    expect(differentRows(before, await readAllRows(database.environment))).toEqual([]);
  });
});

describe('A command that was typed wrongly says what it takes', () => {
  it.each([
    ['without a path', [], /^Usage: npm run content:import/],
    [
      'with an option that there is not',
      ['--bogus'],
      /^Unknown option '--bogus'.*\n\nUsage: npm run content:import/,
    ],
    [
      'with a value for a switch',
      ['--plan=yes', 'file.txt'],
      /^Option '--plan' does not take an argument\n\nUsage: /,
    ],
  ])('%s', async (_, args, expected) => {
    const { code, stdout, stderr } = await runCommand(
      { DATABASE_CLIENT: 'sqlite' },
      'import',
      args,
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(expected);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
