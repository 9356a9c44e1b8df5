import { readPlainText } from '../../../src/importer/read/read-plain-text';
import { fileOf, problemsOf, sectionOf, valueOf } from './given';

const read = (text: string, file = 'infusions.txt') => readPlainText(fileOf(file, text), text);
const explain = (text: string, file?: string) => valueOf(read(text, file));
const outline = (text: string) =>
  explain(text).sections.map(({ heading, level, parent }) => [heading, level, parent]);

const leaflet = [
  'How the Drip Works',
  'How the Drip Works | Example Clinic',
  'This page tells you what a drip is.',
  'Getting to Know the Drip',
  'Where It Comes From',
  'It was first made long ago.',
  'Where It Is Used',
  'It is used in many wards.',
  'What to Expect',
  'Getting Ready',
  'Drink some water.',
  'Closing Thoughts',
  'Ask your nurse anything.',
];
const spaced = leaflet.join('\n\n');

describe('plain text gives up its outline without any mark-up', () => {
  it('takes the first heading as title and its repetition with a suffix as variant', () => {
    expect(explain(spaced)).toMatchObject({
      title: 'How the Drip Works',
      titleVariant: 'How the Drip Works | Example Clinic',
      lead: 'This page tells you what a drip is.',
      format: 'text',
      locale: 'en',
      slug: 'infusions',
    });
  });

  it('takes the shorter title where the variant comes first', () => {
    expect(explain('The Drip - IL\n\nThe Drip\n\nLead here.')).toMatchObject({
      title: 'The Drip',
      titleVariant: 'The Drip - IL',
    });
  });

  it('nests sections below a heading that another heading follows at once, up to the closing words', () => {
    expect(outline(spaced)).toEqual([
      ['Getting to Know the Drip', 2, null],
      ['Where It Comes From', 3, 'getting-to-know-the-drip'],
      ['Where It Is Used', 3, 'getting-to-know-the-drip'],
      ['What to Expect', 2, null],
      ['Getting Ready', 3, 'what-to-expect'],
      ['Closing Thoughts', 2, null],
    ]);
  });

  it('keeps everything directly under the title when no heading holds another', () => {
    expect(outline('Title\n\nOne\n\nText.\n\nConclusion\n\nText.\n\nTwo\n\nText.')).toEqual([
      ['One', 2, null],
      ['Conclusion', 2, null],
      ['Two', 2, null],
    ]);
  });

  it('nests holders that follow each other at once', () => {
    expect(
      outline('Title\n\nLead.\n\nOuter\n\nInner\n\nLeaf\n\nText.\n\nNext\n\nLast\n\nText.'),
    ).toEqual([
      ['Outer', 2, null],
      ['Inner', 3, 'outer'],
      ['Leaf', 4, 'inner'],
      ['Next', 2, null],
      ['Last', 3, 'next'],
    ]);
  });

  it('takes a conclusion before the last holder as part of its topic', () => {
    expect(outline('Title\n\nA\n\nB\n\nText.\n\nSummary\n\nText.\n\nC\n\nD\n\nText.')[2]).toEqual([
      'Summary',
      3,
      'a',
    ]);
  });

  it.each([
    ['single line endings', leaflet.join('\n')],
    ['Windows line endings', leaflet.join('\r\n\r\n')],
    ['old Macintosh line endings', leaflet.join('\r\r')],
    ['a byte order mark', `\ufeff${spaced}`],
    ['several blank lines', leaflet.join('\n\n\n\n')],
    [
      'trailing spaces, tabs and no-break spaces',
      leaflet.map((line) => `\t${line} \u00a0`).join('\n \t\n'),
    ],
    ['a heading right above its paragraph', spaced.replace(/(Used|Ready|Thoughts)\n\n/g, '$1\n')],
    ['no last line ending', `${spaced}\n`.trimEnd()],
  ])('reads the same outline from a file with %s', (_, text) => {
    expect(outline(text)).toEqual(outline(spaced));
    expect(explain(text)).toMatchObject({
      lead: explain(spaced).lead,
      titleVariant: explain(spaced).titleVariant,
    });
    expect(explain(text).sections.map(({ body }) => body)).toEqual(
      explain(spaced).sections.map(({ body }) => body),
    );
    expect(explain(text).sourceText).toBe(text);
  });

  it('tells the 1-based line of every heading', () => {
    expect(explain(spaced).sections.map(({ line }) => line)).toEqual([7, 9, 13, 17, 19, 23]);
  });

  it('takes a question as a heading', () => {
    expect(outline('Title\n\nWhat is a “drip”?\n\nA bag of fluid.')).toEqual([
      ['What is a “drip”?', 2, null],
    ]);
  });

  it('does not take a broken line of a paragraph for a heading', () => {
    const paragraph =
      'The drip was made by a team of people who worked at the\nGeneral Hospital of the city and it was first\nused there.';
    const { sections } = explain(`Title\n\nLead.\n\nHistory\n\n${paragraph}`);
    expect(sections.map(({ heading }) => heading)).toEqual(['History']);
    expect(sections[0]?.body).toBe(paragraph);
  });

  it('does not take a line for a heading that the next one goes on with', () => {
    expect(outline('Title\n\nLead.\n\nOne\n\nIt can help\nwith many things.')).toEqual([
      ['One', 2, null],
    ]);
  });

  it('does not take an address for headings', () => {
    const text =
      'Title\n\nLead.\n\nContact\n\nExample Clinic\n12 Main Street\nSpringfield\n\nWe are open all week.';
    expect(outline(text)).toEqual([['Contact', 2, null]]);
    expect(explain(text).sections[0]?.body).toContain(
      'Example Clinic\n12 Main Street\nSpringfield',
    );
  });

  it.each([
    'https://example.org/drip',
    'Written by Jane Doe',
    'Last updated: 3 March 2024',
    'They may be:',
  ])('does not take "%s" for a heading', (line) => {
    expect(outline(`Title\n\nLead.\n\nOne\n\nText.\n\n${line}\n\nand more text here.`)).toEqual([
      ['One', 2, null],
    ]);
  });

  it('reads numbered headings as headings and numbered lines as a list', () => {
    const text =
      'Title\n\nLead.\n\n1. Before\n\nDo this:\n\n1. Drink.\n2. Rest.\n\n2. After\n\nGo home.';
    expect(outline(text).map(([heading]) => heading)).toEqual(['1. Before', '2. After']);
    expect(sectionOf(explain(text), '1-before').body).toBe('Do this:\n\n1. Drink.\n2. Rest.');
  });

  it('writes bullets as a Markdown list and keeps a lone dash as it was', () => {
    const text =
      'Title\n\nLead.\n\nSigns\n\nLook for:\n• a rash\n• a cough\n\nThat is all.\n\n- Not a list at all, only a dash.';
    expect(sectionOf(explain(text), 'signs').body).toBe(
      'Look for:\n\n- a rash\n- a cough\n\nThat is all.\n\n\\- Not a list at all, only a dash.',
    );
  });

  it('hashes the bytes, and takes the slug from the file name', () => {
    const { sha256, slug } = explain('Title\n\nLead.', 'C:\\Files\\Käse & Drip (v2).txt');
    expect(slug).toBe('kase-drip-v2');
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('what a section is about is inferred, and nothing is let out unseen', () => {
  it.each([
    ['Possible Side Effects', 'side_effects'],
    ['Understanding the Drip: A Short Overview', 'overview'],
    ['A Short History', 'overview'],
    ['The Chemistry of It', 'ingredients'],
    ['How It Works', 'how_it_works'],
    ['How the Drip Interacts with the Body', 'how_it_works'],
    ['Preparing for Your Visit', 'preparation'],
    ['The Procedure', 'what_happens'],
    ['Therapeutic Effects', 'benefits'],
    ['Risks and Complications', 'risks_or_complications'],
    ['Who Should Not Have It', 'contraindications'],
    ['Odds and Ends', null],
  ])('takes "%s" to be about %s', (heading, aspect) => {
    expect(explain(`Title\n\nLead.\n\n${heading}\n\nText.`).sections[0]?.healthAspect).toBe(aspect);
  });

  it('lets a section inherit the aspect of its holder', () => {
    expect(
      sectionOf(explain('Title\n\nSide Effects\n\nIn the First Days\n\nText.'), 'in-the-first-days')
        .healthAspect,
    ).toBe('side_effects');
  });

  it.each([
    'Reach out to Example Clinic today to learn more.',
    'Schedule a free consultation with us.',
    'Call us at 555 0100.',
    'Book your first session now.',
    'Contact us today!',
  ])('marks "%s" as promotional and keeps it from being syndicated', (text) => {
    expect(
      sectionOf(explain(`Title\n\nLead.\n\nLast\n\nSome facts.\n\n${text}`), 'last'),
    ).toMatchObject({
      promotional: true,
      syndication: 'excluded',
      standsAlone: 'no',
      standsAloneReason: expect.stringContaining('Promotional'),
    });
  });

  it.each([
    'Call us if you have a fever.',
    'A nurse will book a bed for you.',
    'Tell your doctor today.',
  ])('does not take the advice "%s" for promotion', (text) => {
    expect(explain(`Title\n\nLead.\n\nLast\n\n${text}`).sections[0]?.promotional).toBe(false);
  });

  it('says why holders and unassessed sections do not stand alone', () => {
    const { sections } = explain('Title\n\nHolder\n\nLeaf\n\nText.');
    expect(
      sections.map(({ standsAlone, standsAloneReason, syndication }) => [
        standsAlone,
        standsAloneReason,
        syndication,
      ]),
    ).toEqual([
      ['no', 'holds other sections only', 'with_notice'],
      ['no', 'Not assessed by an editor yet', 'with_notice'],
    ]);
  });
});

describe('a text that cannot become an explainer says what is missing', () => {
  it('wants a title before any other text', () => {
    expect(problemsOf(read('\n\nThis is a sentence, not a title.\n\nHeading\n\nText.'))).toEqual([
      {
        file: 'infusions.txt',
        line: 3,
        field: 'title',
        expected: expect.stringContaining('a title'),
      },
    ]);
  });

  it('names both lines of two headings with the same slug', () => {
    const problems = problemsOf(
      read('Title\n\nLead.\n\nSide Effects\n\nText.\n\nSide effects\n\nText.'),
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({
      line: 9,
      field: 'heading',
      expected: expect.stringMatching(/line 5 .*line 9/),
    });
  });

  it('refuses a heading that gives no slug', () => {
    expect(problemsOf(read('Title\n\nLead.\n\n痛み\n\nText.'))).toEqual([
      {
        file: 'infusions.txt',
        line: 5,
        field: 'heading',
        expected: expect.stringContaining('痛み'),
      },
    ]);
  });

  it('refuses a file name that gives no slug', () => {
    expect(problemsOf(read('Title\n\nLead.', '???.txt'))).toEqual([
      expect.objectContaining({ field: 'slug' }),
    ]);
  });

  it('leaves the words of a lead as they are, which is shown as text, and not those of a section', () => {
    const words = 'Ask for the *same* `drip`.';
    const { lead, sections } = explain(`Title\n\n${words}\n\nA heading\n\n${words}`);
    expect(lead).toBe(words);
    expect(sections[0]?.body).toBe('Ask for the \\*same\\* \\`drip\\`.');
  });

  it('takes a title with a lead and no sections, but not a title alone', () => {
    expect(explain('Title\n\nLead.').sections).toEqual([]);
    expect(problemsOf(read('Title\n'))).toEqual([
      expect.objectContaining({ line: 1, field: 'sections' }),
    ]);
  });

  it('reports every problem at once', () => {
    expect(
      problemsOf(read('Title\n\nLead.\n\n痛み\n\nText.\n\nOne\n\nText.\n\nOne\n\nText.')).map(
        ({ line }) => line,
      ),
    ).toEqual([5, 13]);
  });
});
