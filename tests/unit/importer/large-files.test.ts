import { readFile } from '../../../src/importer/read/read-file';
import { fileOf } from './given';

const megabyteOf = (piece: string) => piece.repeat(Math.ceil(1_000_000 / piece.length));

describe('a megabyte of anything is read or refused, never hung on', () => {
  it.each([
    ['one endless line', megabyteOf('word ')],
    ['one endless word', megabyteOf('w')],
    ['short lines without blank ones', megabyteOf('Some words here\n')],
    ['short lines with blank ones', megabyteOf('Some words here\n\n')],
    ['spaces between two words', `a${megabyteOf(' ')}b`],
    ['brackets', megabyteOf('[](')],
    ['quotes after stops', megabyteOf('."')],
    ['stars', megabyteOf('*a ')],
    ['calls to book', megabyteOf('reach out to schedule a ')],
    ['bullets', megabyteOf('- one\n')],
    ['numbers', Array.from({ length: 90_000 }, (_, index) => `${index + 1}. step`).join('\n')],
  ])('%s as plain text', (_, text) => {
    const reading = readFile(fileOf('big.txt', `Title\n\nLead.\n\nOne\n\n${text}`));
    expect(reading.ok || reading.problems.length > 0).toBe(true);
  });

  it.each([
    [
      'headings of their own',
      Array.from({ length: 60_000 }, (_, index) => `## Topic ${index}`).join('\n'),
    ],
    ['text', megabyteOf('Some *words* here.\n')],
    ['code fences', megabyteOf('```\n# no\n```\n')],
  ])('%s as Markdown', (_, text) => {
    const reading = readFile(fileOf('big.md', `# Title\n\nLead.\n\n${text}`));
    expect(reading.ok).toBe(true);
  });
});
