import { renderHtml, type HtmlOptions } from '../../../src/explainer/forms/render-html';
import type { Published } from '../../../src/explainer/forms/published';
import { withholdSections } from '../../../src/explainer/withhold-sections';
import { byTag, childrenOf, flatten, headingsOf, readFormHtml, wordsOf } from './form-html';
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

const read = (published: Published, headingLevel: HtmlOptions['headingLevel'] = 2) =>
  readFormHtml(renderHtml(published, { headingLevel }));

describe('The fragment is one article that says what it is', () => {
  it('with its language, direction, explainer and revision', () => {
    expect(read(publishedOf(explainerOf())).attributes).toEqual({
      class: 'explainer',
      lang: 'en',
      dir: 'ltr',
      'data-explainer': 'infusions',
      'data-revision': 'a'.repeat(64),
      'aria-labelledby': 'infusions--title',
    });
  });

  it.each([
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['fa-AF', 'rtl'],
    ['ur', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ckb', 'rtl'],
    ['ar-Latn', 'ltr'],
    ['en', 'ltr'],
    ['de-CH', 'ltr'],
    ['zh-Hant', 'ltr'],
  ])('in %s it runs %s', (locale, dir) => {
    expect(read(publishedOf(explainerOf({ locale }))).attributes).toMatchObject({
      lang: locale,
      dir,
    });
  });

  it('and fixed words that are not in its language say so', () => {
    const spans = (locale: string) => byTag(read(publishedOf(explainerOf({ locale }))), 'span');
    expect(spans('en-GB')).toEqual([]);
    expect(spans('ar').map(({ attributes }) => attributes)).toContainEqual({
      lang: 'en',
      dir: 'ltr',
    });
  });

  it('even where nothing else is known', () => {
    const article = read(publishedOf(emptyExplainer));
    expect(headingsOf(article)).toEqual([[2, 'Infusions']]);
    expect(wordsOf(article)).not.toMatch(/null|undefined|Reviewed|References/);
  });
});

describe('Headings go on below the level that is asked for', () => {
  const sections = nest(['a', 'b', 'c', 'd'], { body: 'x\n\n## Inner\n\n### Innermost' });
  const { bodyHtml } = sections[0]!;

  it('through nested sections and their bodies, beyond the sixth level as paragraphs', () => {
    expect(bodyHtml).toContain('<h2>');
    const explainer = explainerOf({
      sections: nest(['a', 'b', 'c'], { bodyHtml }),
      references: [referenceOf()],
    });
    expect(headingsOf(read(publishedOf(explainer), 5))).toEqual([
      [5, 'Infusions'],
      [6, 'Heading of a'],
      [7, 'Inner'],
      [8, 'Innermost'],
      [7, 'Heading of b'],
      [8, 'Inner'],
      [9, 'Innermost'],
      [8, 'Heading of c'],
      [9, 'Inner'],
      [10, 'Innermost'],
      [6, 'References'],
    ]);
  });

  it('from the first to the sixth as headings of HTML', () => {
    const article = read(
      publishedOf(explainerOf({ sections: nest(['a', 'b', 'c', 'd', 'e']) })),
      1,
    );
    expect(headingsOf(article).map(([level]) => level)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(flatten(article).some(({ attributes }) => attributes.role === 'heading')).toBe(false);
  });

  it('and of one section its own heading is the first', () => {
    const section = sectionOf({ slug: 'b', sections: nest(['c']) });
    const article = read(publishedOf(explainerOf({ sections: [section] }), { section }), 3);
    expect(headingsOf(article)).toEqual([
      [3, 'Heading of b'],
      [4, 'Heading of c'],
    ]);
    expect(wordsOf(article)).not.toContain('What they are.');
    expect(article.attributes['aria-labelledby']).toBe('b--heading');
    expect(byTag(article, 'h3')[0]!.attributes.id).toBe('b--heading');
  });
});

describe('A section is labelled by its heading and named by its slug', () => {
  it('so that every reference to an id finds one element', () => {
    const sections = nest(['infusions', 'title', 'references']);
    const explainer = explainerOf({ sections, references: [referenceOf()] });
    const elements = flatten(read(publishedOf(explainer)));
    const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const labels = elements.flatMap(({ attributes }) => attributes['aria-labelledby'] ?? []);
    expect(labels).toHaveLength(5);
    expect(ids).toEqual(expect.arrayContaining(labels));
    expect(
      elements.filter(({ tag }) => tag === 'section').map(({ attributes }) => attributes.id),
    ).toEqual(['infusions', 'title', 'references']);
  });
});

describe('Notices stand inside their section, before its words', () => {
  const notices = [noticeOf(), noticeOf({ slug: 'driving', kind: null, title: 'Do not drive' })];
  const below = sectionOf({
    slug: 'below',
    body: 'Lower words.',
    notices: ['driving', 'off-label'],
  });
  const section = sectionOf({ slug: 'above', notices: ['off-label'], sections: [below] });
  const explainer = explainerOf({ sections: [section], notices });

  it.each([
    ['the explainer', null],
    ['the section', section],
  ])('in the form of %s', (_, subject) => {
    const [above, inner] = byTag(read(publishedOf(explainer, { section: subject })), 'section');
    expect(childrenOf(above!).map(({ tag }) => tag)).toEqual(
      subject === null ? ['h3', 'aside', 'p', 'section'] : ['h2', 'aside', 'p', 'section'],
    );
    const [, first, second, words] = childrenOf(inner!);
    expect(wordsOf(words!)).toBe('Lower words.');
    expect([first!, second!].map(({ attributes }) => attributes)).toEqual([
      { role: 'note', class: 'notice', 'data-kind': 'general' },
      { role: 'note', class: 'notice', 'data-kind': 'off_label' },
    ]);
    expect(wordsOf(second!)).toContain('Notice: Off-label use\nNot approved for this.');
  });

  it('and a section whose notice is missing is not written at all', () => {
    expect(() => read(publishedOf({ ...explainer, notices: [] }))).toThrow(
      'Section "above" of "infusions" names the notice "off-label"',
    );
  });
});

describe('What is withheld from partners is in no form of what is left', () => {
  it('nor are its notices', () => {
    const prices = sectionOf({
      slug: 'prices',
      promotional: true,
      notices: ['off-label'],
      sections: nest(['offers']),
    });
    const explainer = explainerOf({
      sections: [sectionOf({ slug: 'kept', sections: [prices] })],
      notices: [noticeOf()],
    });
    expect(renderHtml(publishedOf(explainer), { headingLevel: 2 })).toMatch(
      /prices[^]*Not approved/,
    );
    expect(renderHtml(publishedOf(withholdSections(explainer)), { headingLevel: 2 })).not.toMatch(
      /prices|offers|Not approved/,
    );
  });
});

describe('A table that is too wide for its page', () => {
  const wide = (locale: string) =>
    renderHtml(
      publishedOf(
        explainerOf({
          locale,
          sections: [sectionOf({ slug: 'one', body: '| Drug | Dose |\n| - | - |\n| A | 1 |' })],
        }),
      ),
      { headingLevel: 2 },
    );

  it('is in a box with a name, to which the keyboard gets, and which scrolls alone', () => {
    expect(wide('en')).toMatch(
      /<div class="table" role="group" tabindex="0" aria-label="Table"><table>[^]*<\/table><\/div>/,
    );
  });
});

describe('A date after words that run from right to left', () => {
  it('keeps its year before its day', () => {
    const html = renderHtml(publishedOf(explainerOf({ locale: 'ar' })), { headingLevel: 2 });
    const dates = html.match(/<time[^>]*>/g) ?? [];
    expect(dates.length).toBeGreaterThan(0);
    expect(dates.filter((date) => !date.includes(' dir="ltr"'))).toEqual([]);
  });
});

describe('References, review and attribution stand at the end', () => {
  it('with links to DOI and address, each once', () => {
    const references = [
      referenceOf({ doi: '10.1000/a#b?c<d>"e"', url: null }),
      referenceOf({ slug: 'two', citation: null, doi: null, title: 'Guide', year: 2019 }),
      referenceOf({ slug: 'three', doi: '10.1000/trial', url: 'https://doi.org/10.1000/trial' }),
    ];
    const article = read(publishedOf(explainerOf({ references })));
    const entries = byTag(article, 'li');
    expect(entries.map(wordsOf)[1]).toBe('Guide (2019) https://example.org/trial');
    expect(entries.map((li) => byTag(li, 'a').map(({ attributes }) => attributes.href))).toEqual([
      ['https://doi.org/10.1000/a%23b%3Fc%3Cd%3E%22e%22'],
      ['https://example.org/trial'],
      ['https://doi.org/10.1000/trial'],
    ]);
    expect(childrenOf(article).at(-1)!.tag).toBe('footer');
  });

  it('by whom and when it was reviewed, when the next is due, and where it is from', () => {
    const [review, attribution] = byTag(
      read(
        publishedOf(
          explainerOf({ reviewers: [contributorOf(), contributorOf({ slug: 'x', name: 'X' })] }),
        ),
      ),
      'footer',
    ).flatMap(childrenOf);
    expect(wordsOf(review!)).toBe(
      'Last reviewed: 2024-05-06 · Next review due: 2025-05-06 · Reviewed by: Jane Doe, MD, A Clinic; X, MD, A Clinic',
    );
    expect(byTag(review!, 'time').map(({ attributes }) => attributes.datetime)).toEqual([
      '2024-05-06',
      '2025-05-06',
    ]);
    expect(wordsOf(attribution!)).toBe(
      'From: Infusions · Written by: John Roe, MD, A Clinic · Published: 2024-06-07 · Source: A handbook · Licence: CC BY 4.0',
    );
    expect(byTag(attribution!, 'a').map(({ attributes }) => attributes.href)).toEqual([
      'https://clinic.example/explainers/infusions',
      'https://example.org/handbook',
    ]);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'https:evil.example',
    '\u0001javascript:alert(1)',
    'mailto:a@example.org',
    '',
  ])('but %j is no link', (url) => {
    const explainer = explainerOf({
      references: [referenceOf({ doi: url, url })],
      source: { name: 'S', url, licence: url, sha256: null },
    });
    expect(byTag(read(publishedOf(explainer, { url })), 'a')).toEqual([]);
  });

  it('and an address relative to the root is one', () => {
    expect(
      renderHtml(publishedOf(explainerOf(), { url: '/e/a?b=1&c=2' }), { headingLevel: 2 }),
    ).toContain('<a href="/e/a?b=1&amp;c=2" rel="noopener">Infusions</a>');
  });
});

describe('Hostile text is shown, never obeyed', () => {
  it.each(hostile)('%j', (text) => {
    const explainer = explainerOf({
      title: text,
      lead: text,
      sections: [sectionOf({ heading: text, body: text, notices: ['off-label'] })],
      notices: [noticeOf({ title: text, text, kind: text })],
      references: [referenceOf({ citation: text, doi: text, url: text })],
      source: { name: text, url: text, licence: text, sha256: null },
      review: { lastReviewed: text, nextDue: text, reviewedBy: contributorOf({ name: text }) },
    });
    const article = read(
      publishedOf(explainer, { revision: text, url: 'https://a.example/' + '"' }),
    );
    expect(headingsOf(article)[0]).toEqual([2, text]);
    expect(headingsOf(article)[1]).toEqual([3, text]);
    expect(article.attributes['data-revision']).toBe(text);
    const [notice] = byTag(article, 'aside');
    expect(notice!.attributes['data-kind']).toBe(text);
    expect(wordsOf(notice!)).toBe(`\nNotice: ${text}\n${text}\n`);
    expect(wordsOf(byTag(article, 'li').at(-1)!)).toContain(text);
    const outside = flatten(article).filter(({ attributes }) => attributes.rel === 'noopener');
    expect(outside.map(({ attributes }) => attributes.href)).toContain('https://a.example/"');
  });
});
