import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { fleschKincaidGrade } from '../../support/reading-level';

interface Topic {
  heading: string;
  slug: string;
  text: string;
}

const content = join(__dirname, '../../../database/content');
const readYaml = (name: string) => parse(readFileSync(join(content, name), 'utf8'));
const [, frontMatter = '', markdown = ''] = readFileSync(
  join(content, 'explainers/how-ketamine-infusions-work.md'),
  'utf8',
).split(/^---$/m);

/** One line per paragraph, heading or list item, without mark-up. */
const plainText = (source: string): string =>
  new MarkdownIt()
    .parse(source, {})
    .filter(({ type }) => type === 'inline')
    .map(({ children }) =>
      (children ?? []).map(({ type, content: words }) => (type === 'softbreak' ? ' ' : words)),
    )
    .map((words) => words.join(''))
    .join('\n');

const [lead = '', ...parts] = markdown.split(/^(?=#)/m).map(plainText);
const topics = parts.map((part): Topic => {
  const [heading = '', ...lines] = part.split('\n');
  const slug = heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return { heading, slug, text: lines.join('\n') };
});
const topicsWithText = topics.filter(({ text }) => text !== '');
const wholeText = plainText(markdown);

const notices: { slug: string; kind: string; text: string }[] = readYaml('notices.yaml');
const conditions: { name: string; synonyms?: string[]; claim?: string }[] =
  readYaml('conditions.yaml');
const sideEffects: { slug: string; name: string; synonyms?: string[] }[] =
  readYaml('side-effects.yaml');

const namesAnyOf = (text: string, words: string[]) => {
  const lowerCase = text.toLowerCase();
  return words.some((word) => new RegExp(`\\b${word.toLowerCase()}s?\\b`).test(lowerCase));
};

/** What the explainer says ketamine may help. */
const claimedConditions = conditions.filter(({ claim }) => claim !== undefined);
const termsOf = ({ name, synonyms = [] }: { name: string; synonyms?: string[] }) => [
  name,
  ...synonyms,
];

describe('the Flesch-Kincaid grade', () => {
  it('is the published formula: six words of one syllable in one sentence are below grade 0', () => {
    expect(fleschKincaidGrade('The cat sat on the mat.')).toBeCloseTo(0.39 * 6 + 11.8 - 15.59);
  });

  it('rises with longer words and with longer sentences', () => {
    const plain = fleschKincaidGrade('The drug may help. It may not last.');
    expect(fleschKincaidGrade('The drug may help and it may not last.')).toBeGreaterThan(plain);
    expect(fleschKincaidGrade('The medication may help. It may not continue.')).toBeGreaterThan(
      plain,
    );
  });

  it('ends a sentence at the end of a line, so that list items do not run together', () => {
    expect(fleschKincaidGrade('one dog\ntwo cats')).toBeCloseTo(
      fleschKincaidGrade('One dog. Two cats.'),
    );
  });

  it('is 0 for a text without words', () => {
    expect(fleschKincaidGrade(' \n — ')).toBe(0);
  });
});

describe('the ketamine explainer', () => {
  it('has a lead and keeps its outline: six sections, ten below five of them', () => {
    const headings = markdown.match(/^#+(?= )/gm);
    expect(headings?.join(' ')).toBe(`${'## ### ### '.repeat(5)}##`);
    expect(lead).not.toBe('');
    expect(topicsWithText).toHaveLength(11);
  });

  it('can be read at US grade 8 or below', () => {
    expect(wholeText.split(/\s+/).length).toBeGreaterThan(1300);
    expect(fleschKincaidGrade(wholeText)).toBeLessThanOrEqual(8);
  });

  it('can be read at US grade 8 or below even where list items count as one sentence', () => {
    expect(fleschKincaidGrade(wholeText.replace(/\n/g, ' '))).toBeLessThanOrEqual(8);
  });

  it.each([{ heading: 'the lead', text: lead }, ...topicsWithText])(
    'can be read at US grade 10 or below in $heading',
    ({ text }) => {
      expect(fleschKincaidGrade(text)).toBeLessThanOrEqual(10);
    },
  );

  it.each(notices)(
    'carries the notice $slug, which can be read at US grade 10 or below',
    ({ text }) => {
      expect(fleschKincaidGrade(text)).toBeLessThanOrEqual(10);
    },
  );

  it.each([
    /revolution/i,
    /safe and effective/i,
    /ground-?breaking/i,
    /breakthrough/i,
    /game.chang/i,
    /miracle/i,
    /new hope/i,
    /well.tolerated/i,
    /\b(?:book|schedule)\b/i,
    /\b(?:contact|call|visit) (?:us|our)\b/i,
    /consultation/i,
  ])('advertises nothing: %s does not occur', (advertising) => {
    expect(wholeText.replace('Schedule III', '')).not.toMatch(advertising);
  });

  it.each(claimedConditions)('names $name', (condition) => {
    expect(namesAnyOf(wholeText, termsOf(condition))).toBe(true);
  });

  it('has eight conditions that it makes a statement about', () => {
    expect(claimedConditions).toHaveLength(8);
  });

  it.each([{ heading: 'the lead', text: lead }, ...topicsWithText])(
    'says in $heading itself that a use is off-label, where it names a condition',
    ({ text }) => {
      const namesCondition = namesAnyOf(text, claimedConditions.flatMap(termsOf));
      expect(!namesCondition || /off-label/i.test(text)).toBe(true);
    },
  );

  it('sends an off-label notice along with every section that names a condition', () => {
    const offLabel = notices.filter(({ kind }) => kind === 'off_label').map(({ slug }) => slug);
    const { sections }: { sections: Record<string, { notices?: string[] }> } = parse(frontMatter);
    const naming = topics.filter((topic) =>
      namesAnyOf(`${topic.heading}\n${topic.text}`, claimedConditions.flatMap(termsOf)),
    );
    const bare = naming.filter(
      ({ slug }) => !sections[slug]?.notices?.some((notice) => offLabel.includes(notice)),
    );
    expect(naming.length).toBeGreaterThan(0);
    expect(bare.map(({ heading }) => heading)).toEqual([]);
  });

  it.each([
    [
      'Short-Term Side Effects',
      ['nausea', 'dizziness', 'headache', 'increases in blood pressure', 'heart rate'],
    ],
    ['Long-Term Side Effects', ['effects on the urinary tract', 'liver', 'memory']],
  ])('lists in %s the side effects that it must cover', (heading, words) => {
    const text = topics.find((topic) => topic.heading === heading)?.text ?? '';
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
  });

  it.each(['Dissociation', 'Relaxation', 'Sedation', 'Altered perception'])(
    'tells of %s as an experience during the infusion, not as a side effect',
    (experience) => {
      const tellers = topics
        .filter(({ text }) => namesAnyOf(text, [experience]))
        .map(({ heading }) => heading);
      expect(tellers).toEqual(['What Happens During the Infusion']);
      expect(
        sideEffects.filter((sideEffect) =>
          namesAnyOf(termsOf(sideEffect).join('\n'), [experience]),
        ),
      ).toEqual([]);
    },
  );

  it.each([
    'not FDA approved for any psychiatric disorder',
    'Do not drive for 24 hours',
    '988',
    'a different product',
    'With no treatment',
    'Other choices include',
  ])('tells its reader: %s', (promise) => {
    expect(wholeText).toContain(promise);
  });
});
