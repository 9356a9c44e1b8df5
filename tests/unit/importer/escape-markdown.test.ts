import MarkdownIt from 'markdown-it';
import { blocksToMarkdown } from '../../../src/importer/read/blocks-to-markdown';
import { escapeMarkdownLine, mayHoldLinks } from '../../../src/importer/read/escape-markdown';
import { readPlainText } from '../../../src/importer/read/read-plain-text';
import { fileOf, pick, seededRandom, valueOf } from './given';

const renderer = new MarkdownIt({ html: true });

/** The words that a reader of the rendered Markdown sees, line by line. */
function shownText(markdown: string): string {
  return renderer
    .parse(markdown, {})
    .filter(
      ({ type }) =>
        type === 'inline' ||
        type === 'fence' ||
        type === 'code_block' ||
        type === 'html_block' ||
        type === 'hr',
    )
    .map(({ type, children, content }) =>
      type !== 'inline' ? `<${type}>${content}` : (children ?? []).map(showInline).join(''),
    )
    .join('\n\n');
}

const showInline = ({ type, content }: { type: string; content: string }): string => {
  if (type === 'softbreak') return '\n';
  return type === 'text' || type === 'text_special' ? content : `<${type}>${content}`;
};

const paragraph = (...lines: string[]) => blocksToMarkdown([{ kind: 'paragraph', line: 1, lines }]);

describe('a paragraph of plain text shows the same characters after Markdown', () => {
  it.each([
    '1. Not a list',
    '2024) a year',
    '- a dash',
    '+ a plus',
    '# a number sign',
    '> quoted',
    '---',
    '===',
    '* * *',
    '| a | b |',
    '~~~ tildes',
    '```code',
    '*stars* and **more** and _lines_ and snake_case_word_',
    '`ticks`',
    '[a link](https://example.org) ![image](x) [ref]: /url',
    '[ref]: /url "title"',
    '<b>bold</b> <https://example.org> 1 < 2 <3',
    'R&amp;D &copy; &#35; AT&T',
    'back\\slash \\* end\\',
    '~~struck~~',
    'S(+) and R(-) and 4 * 3',
  ])('shows %s', (line) => {
    expect(shownText(paragraph(line))).toBe(line);
    expect(shownText(paragraph('First line', line, 'last line'))).toBe(
      `First line\n${line}\nlast line`,
    );
  });

  it.each([
    'S(+) and R(-)',
    'a snake_case name',
    '4 * 3 = 12',
    'see [12]',
    'AT&T',
    'a - b',
    '1 < 2',
    '50 % (about)',
  ])('leaves %s as it is', (line) => {
    expect(escapeMarkdownLine(line, mayHoldLinks([line]))).toBe(line);
  });

  it('keeps a table from being read into lines with bars', () => {
    expect(shownText(paragraph('a | b', '--- | ---', '1 | 2'))).toBe('a | b\n--- | ---\n1 | 2');
  });

  it('holds for thousands of random lines of mark-up characters', () => {
    const random = seededRandom(20240517);
    const pieces = [
      '*',
      '_',
      '`',
      '[',
      ']',
      '(',
      ')',
      '<',
      '>',
      '&',
      '#',
      '-',
      '+',
      '1.',
      '2)',
      '~',
      '\\',
      '|',
      ':',
      '!',
      '=',
      '"',
      ' ',
      ' ',
      'a',
      'B',
      'é',
      '7',
      'amp;',
      'http://x.y',
      '😀',
      '\u00a0',
      '.',
      ';',
      '’',
      '\t',
    ];
    for (let round = 0; round < 6000; round += 1) {
      const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
        const line = Array.from({ length: 1 + Math.floor(random() * 14) }, () =>
          pick(random, pieces),
        )
          .join('')
          .trim();
        return line === '' ? 'x' : line;
      });
      expect(shownText(paragraph(...lines))).toBe(lines.join('\n'));
    }
  });

  it('holds for random whole files: no word is lost and none is added', () => {
    const random = seededRandom(7);
    const words = [
      'Pain',
      'drip',
      'nausea,',
      'S(+)',
      '*note*',
      '1.',
      '2.',
      '-',
      '•',
      '#5',
      '[a](b)',
      'R&amp;D',
      '<b>',
      'end.',
      'What?',
      '`x`',
      '_y_',
      '“so”',
      '===',
    ];
    for (let round = 0; round < 800; round += 1) {
      const lines = Array.from({ length: 2 + Math.floor(random() * 14) }, () =>
        random() < 0.3
          ? ''
          : Array.from({ length: 1 + Math.floor(random() * 20) }, () => pick(random, words)).join(
              ' ',
            ),
      );
      const text = ['Some Title', '', 'A lead.', ...lines].join(
        pick(random, ['\n', '\r\n', '\n\n']),
      );
      const reading = readPlainText(fileOf('random.txt', text), text);
      if (!reading.ok) {
        expect(reading.problems.every(({ field }) => field === 'heading')).toBe(true);
        continue;
      }
      const { title, lead, sections } = valueOf(reading);
      const shown = [
        title,
        lead,
        ...sections.flatMap(({ heading, body }) => [heading, shownText(body)]),
      ];
      const letters = (value: string) =>
        value.replace(/[^\p{L}\p{P}\p{S}]/gu, '').replace(/[-•.]/g, '');
      expect(letters(shown.join(''))).toBe(letters(text));
    }
  });
});

describe('lists keep their words and their numbers', () => {
  it('does not run two numbered lists together', () => {
    const list = (line: number) => ({
      kind: 'list' as const,
      line,
      items: [1, 2].map((number) => ({
        number,
        delimiter: '.' as const,
        original: '',
        lines: [`step ${number}`],
      })),
    });
    expect(renderer.render(blocksToMarkdown([list(1), list(4)])).match(/<ol>/g)).toHaveLength(2);
  });
});
