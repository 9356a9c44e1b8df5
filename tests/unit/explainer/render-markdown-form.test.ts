import MarkdownIt from 'markdown-it';
import { renderMarkdownBody } from '../../../src/explainer/forms/markdown-blocks';
import { renderMarkdown } from '../../../src/explainer/forms/render-markdown';
import type { Published } from '../../../src/explainer/forms/published';
import { renderBody } from '../../../src/explainer/render-body';
import { byTag, childrenOf, headingsOf, readFormHtml, wordsOf } from './form-html';
import {
  contributorOf,
  emptyExplainer,
  explainerOf,
  hostile,
  nest,
  noticeOf,
  publishedOf,
  referenceOf,
  sectionOf,
} from './given-explainer';

/** A reader that trusts its Markdown: raw HTML passes. */
const trusting = new MarkdownIt({ html: true });

const read = (published: Published) =>
  readFormHtml(`<article>${trusting.render(renderMarkdown(published))}</article>`);

describe('The form of an explainer in Markdown', () => {
  const explainer = explainerOf({
    sections: [
      sectionOf({
        body: 'Some *words*.',
        notices: ['off-label'],
        sections: [sectionOf({ slug: 'below', body: '## Inner\n\nMore.', references: ['trial'] })],
      }),
    ],
    notices: [noticeOf({ text: 'Not approved.\nAsk.\n\nAnd ask again.' })],
    references: [referenceOf()],
  });

  it('has title, lead, sections with their notices, references, review and attribution, in this order', () => {
    expect(renderMarkdown(publishedOf(explainer))).toBe(
      [
        '# Infusions',
        '',
        'What they are.',
        '',
        '## Heading of overview',
        '',
        '> **Notice: Off-label use**',
        '>',
        '> Not approved.\\',
        '> Ask.',
        '>',
        '> And ask again.',
        '',
        'Some *words*.',
        '',
        '### Heading of below',
        '',
        '#### Inner',
        '',
        'More.',
        '',
        '## References',
        '',
        '1. Doe J. A trial. 2020. [https://doi.org/10.1000/trial](<https://doi.org/10.1000/trial>) [https://example.org/trial](<https://example.org/trial>)',
        '',
        'Last reviewed: 2024-05-06\\',
        'Next review due: 2025-05-06\\',
        'Reviewed by: Jane Doe, MD, A Clinic',
        '',
        'From: [Infusions](<https://clinic.example/explainers/infusions>)\\',
        'Written by: John Roe, MD, A Clinic\\',
        'Published: 2024-06-07\\',
        'Source: [A handbook](<https://example.org/handbook>)\\',
        'Licence: CC BY 4.0',
        '',
      ].join('\n'),
    );
  });

  it('of one section starts with its own heading, at level 1', () => {
    const form = renderMarkdown(publishedOf(explainer, { section: explainer.sections[0]! }));
    expect(form).toMatch(
      /^# Heading of overview\n\n> \*\*Notice[^]*\n\n## Heading of below\n\n### Inner\n/,
    );
    expect(form).toContain('From: [Infusions]');
    expect(form).not.toContain('What they are.');
  });

  it('is written where nothing else is known', () => {
    expect(renderMarkdown(publishedOf(emptyExplainer, { url: 'javascript:alert(1)' }))).toBe(
      '# Infusions\n\nFrom: Infusions\\\nPublished: 2024-06-07\n',
    );
  });

  it('stays at the sixth level below it', () => {
    const deep = explainerOf({ sections: nest(['a', 'b', 'c', 'd', 'e', 'f'], { bodyHtml: '' }) });
    expect(headingsOf(read(publishedOf(deep))).map(([level]) => level)).toEqual([
      1, 2, 3, 4, 5, 6, 6,
    ]);
  });

  it('is not written without a notice that a section names', () => {
    expect(() => renderMarkdown(publishedOf({ ...explainer, notices: [] }))).toThrow('"off-label"');
  });
});

/** HTML with its white space as a reader sees it; the last line ending of a code block is not seen. */
const inWords = (html: string) => html.replace(/\s+/g, ' ').replace(/ (?=<\/code>)|(?<=<p>) /g, '');

describe('What an author wrote in Markdown says the same in the form', () => {
  it.each([
    '# One\n\n### Three\n\nSetext\nof two lines\n===\n\n#\n\n## a \\# b \\##',
    '*em* _em_ **strong** __strong__ ***both*** ~~gone~~ snake_case `code` `` a`b `` ` `` `',
    '[link](https://example.org "a \\"title\\" &amp; <b>") and <https://example.org/?a=1&copy;=2>',
    '[words *with* `code`](/relative_(path)) [ref] ![image *words*](x.png)!\n\n[ref]: <https://example.org/a b> "t"',
    'wow![link](#a) and wow\\![link](#a)',
    'line\nnext  \nbroken\\\nagain',
    '- a\n- b\n  - c\n    more\n  - d\n\n  e\n- f',
    '- a\n- b\n\n* c\n\n+ d\n\n  e\n\n      code\n\n  f',
    '3. three\n4. four\n   1) one\n   2) two\n\n   - dash\n\n123456789. big',
    '999999999. nine\n1. ten',
    '-\n- \n- a\n\n1.\n2. b',
    '- # heading\n- > quote\n- ***\n- ```\n  code\n  ```\n-     indented\n-\t\ttabs',
    '> quote\n> > inner\n>\n> - list\n\n>\n\n> again\nlazy',
    '```js\ncode\n\n```\n\n~~~\n``` and ````\n~~~\n\n    indented\n\n    more\n\n```\n```',
    '~~~\n```\n````\n# no heading\n~~~\n\nwords',
    '```\nnever closed\n# no heading',
    '| a | `b \\| c` |\n|:--|--:|\n| 1 \\| 2 | **x** |\n| only |\n\n| one |\n|---|',
    '***\n\n- - -\n\n___\n\na\n\n---',
    '1\\. no list\n\n\\- no list\n\n\\# no heading\n\n\\> no quote\n\na\n\\---\n\na\n\\===\n\n2024\\) year',
    '&#35; a\n\n&#45; b\n\nx&#10;&#10;# y\n\n&#32;&#32;&#32;&#32;z\n\n&amp;lt; &lt;b> &#x26;copy;',
    '<div>\n\n<!-- never closed\n\n<script>alert(1)</script> <b onclick="x">',
    '| a |\n| \\\\| |',
    ...hostile,
    hostile.join('\n'),
    ...['\n', '\n\n', '\n\n- '].map((between) =>
      hostile.filter((text) => !/^(?:```|~~~)/.test(text)).join(between),
    ),
  ])('%j', (markdown) => {
    const { html } = renderBody(markdown);
    const firstLevel = Number(/<h([1-6])>/.exec(html)?.[1] ?? 1);
    const again = renderBody(renderMarkdownBody(markdown, firstLevel - 1)).html;
    expect(inWords(again)).toBe(inWords(html));
  });
});

describe('No text changes what stands around it, even where raw HTML passes', () => {
  const bodies = [
    ...hostile,
    '```\nopen',
    '<!-- open',
    '<pre>',
    '[Infusions]: https://evil.example',
    '- a\n\n  b',
  ];

  it.each(bodies)('%j', (text) => {
    const explainer = explainerOf({
      title: text,
      lead: text,
      sections: [
        sectionOf({ heading: text, body: text, notices: ['off-label'] }),
        sectionOf({ slug: 'next', heading: 'Next', notices: ['off-label'] }),
      ],
      notices: [noticeOf({ title: text, text })],
      references: [referenceOf({ citation: text, doi: text, url: text })],
      source: { name: text, url: text, licence: text, sha256: null },
      review: { lastReviewed: null, nextDue: null, reviewedBy: contributorOf({ name: text }) },
    });
    const article = read(publishedOf(explainer));
    const onOneLine = text.replace(/\n+/g, ' ').replace(/ +/g, ' ');
    expect(headingsOf(article).map(([level, words]) => [level, words.replace(/ +/g, ' ')])).toEqual(
      expect.arrayContaining([
        [1, onOneLine],
        [2, onOneLine],
        [2, 'Next'],
        [2, 'References'],
      ]),
    );
    const quotes = byTag(article, 'blockquote').filter((quote) =>
      wordsOf(quote).includes('Notice: '),
    );
    expect(quotes).toHaveLength(2);
    expect(wordsOf(byTag(quotes[1]!, 'strong')[0]!).replace(/ +/g, ' ')).toBe(
      `Notice: ${onOneLine}`,
    );
    const links = byTag(article, 'a').map(({ attributes }) => attributes.href);
    expect(links.filter((href) => !/^https:\/\/(?:clinic|evil)\.example/.test(href!))).toEqual([]);
    const references = byTag(article, 'ol').at(-1)!;
    expect(childrenOf(references).map(({ tag }) => tag)).toEqual(['li']);
  });
});

describe('A text without end costs neither the stack nor the hour', () => {
  const times = 50_000;
  it.each([
    ['number signs', `# ${'#'.repeat(times)}x`],
    ['white space', `a${' '.repeat(times)}b`],
    ['blank lines', `a${' \n'.repeat(times)}b`],
    ['code', '`` ` `` '.repeat(times)],
    ['headings', '# a\n'.repeat(times)],
    ['quotes', '> '.repeat(times)],
    ['lists', '- '.repeat(times)],
  ])(
    '%s',
    (_, text) => {
      const explainer = explainerOf({
        lead: text,
        sections: [sectionOf({ body: text, notices: ['off-label'] })],
        notices: [noticeOf({ text })],
      });
      expect(renderMarkdown(publishedOf(explainer))).toContain('\n\nLast reviewed: ');
    },
    5_000,
  );
});
