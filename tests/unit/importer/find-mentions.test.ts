import {
  createMentionFinder,
  type SectionToSearch,
} from '../../../src/importer/plan/find-mentions';
import { condition, pick, seededRandom, sideEffect } from './given';

const vocabulary = {
  conditions: [
    condition('depression', 'Depression', {
      synonyms: ['major depression'],
      symptoms: ['fatigue', 'depressive symptoms', 'low mood'],
    }),
    condition('treatment-resistant-depression', 'Treatment-resistant depression', {
      synonyms: ['TRD'],
    }),
    condition('post-traumatic-stress-disorder', 'Post-traumatic stress disorder', {
      synonyms: ['PTSD'],
    }),
    condition('complex-regional-pain-syndrome', 'Complex regional pain syndrome', {
      synonyms: ['CRPS'],
    }),
    condition('multiple-sclerosis', 'Multiple sclerosis', { synonyms: ['MS'] }),
    condition('alzheimers-disease', 'Alzheimer’s disease'),
    condition('chronic-pain', 'Chronic pain'),
    condition('acute-pain', 'Acute pain'),
    condition('migraine', 'Migraine'),
  ],
  sideEffects: [
    sideEffect('nausea', 'Nausea', ['feeling sick']),
    sideEffect('headache', 'Headache'),
    sideEffect('dizziness', 'Dizziness', ['dizzy']),
    sideEffect('increased-blood-pressure', 'Increased blood pressure (transient)'),
    sideEffect('increased-heart-rate', 'Increased heart rate'),
    sideEffect('urinary-tract-effects', 'Urinary-tract effects'),
    sideEffect('liver-effects', 'Liver effects', ['liver damage']),
    sideEffect('kidney-damage', 'Kidney damage'),
    sideEffect('memory-effects', 'Memory effects', ['memory problems']),
    sideEffect('blurred-vision', 'Blurred vision'),
    sideEffect('double-vision', 'Double vision'),
    sideEffect('breathing-problems', 'Respiratory depression', ['breathing']),
    sideEffect('dissociation', 'Dissociation'),
    sideEffect('fatigue', 'Fatigue'),
    sideEffect('migraine-attack', 'Migraine'),
  ],
};
const find = createMentionFinder(vocabulary);

const section = (body: string, more: Partial<SectionToSearch> = {}): SectionToSearch => ({
  slug: 'section',
  heading: 'Section',
  parent: null,
  healthAspect: null,
  body,
  ...more,
});
const mentionsIn = (body: string, more: Partial<SectionToSearch> = {}) => [
  ...(find({ sections: [section(body, more)] }).get('section') ?? []),
];
const slugsIn = (body: string, more?: Partial<SectionToSearch>) =>
  mentionsIn(body, more).map(({ slug }) => slug);
const quotesIn = (body: string, more?: Partial<SectionToSearch>) =>
  mentionsIn(body, more).map(({ slug, quote }) => [slug, quote]);
const adverse = { heading: 'Possible Side Effects' };

describe('a condition is found wherever it is named, with its exact words', () => {
  it.each([
    ['It is given for depression.', 'depression', 'depression'],
    ['DEPRESSION is common.', 'depression', 'DEPRESSION'],
    [
      'Post-Traumatic Stress Disorders',
      'post-traumatic-stress-disorder',
      'Post-Traumatic Stress Disorders',
    ],
    [
      'post traumatic stress disorder',
      'post-traumatic-stress-disorder',
      'post traumatic stress disorder',
    ],
    [
      'posttraumatic stress disorder',
      'post-traumatic-stress-disorder',
      'posttraumatic stress disorder',
    ],
    [
      'post‑traumatic\nstress disorder',
      'post-traumatic-stress-disorder',
      'post‑traumatic\nstress disorder',
    ],
    ['“PTSD”', 'post-traumatic-stress-disorder', 'PTSD'],
    ['a **chronic** pain clinic', 'chronic-pain', 'chronic** pain'],
    ["Alzheimer's disease", 'alzheimers-disease', "Alzheimer's disease"],
    ['Alzheimers disease', 'alzheimers-disease', 'Alzheimers disease'],
    ['It does not help depression.', 'depression', 'depression'],
    ['See [depression](https://example.org/migraine).', 'depression', 'depression'],
  ])('in %j', (body, slug, quote) => {
    expect(quotesIn(body)).toEqual([[slug, quote]]);
  });

  it('finds acronyms only in capitals', () => {
    expect(slugsIn('Ms Lee has MS; crps is not written like CRPS.')).toEqual([
      'multiple-sclerosis',
      'complex-regional-pain-syndrome',
    ]);
  });

  it('finds the longest term at a place, and the shorter one elsewhere', () => {
    expect(quotesIn('Treatment-resistant depression is a kind of depression.')).toEqual([
      ['treatment-resistant-depression', 'Treatment-resistant depression'],
      ['depression', 'depression'],
    ]);
  });

  it('shares a word between two conditions', () => {
    expect(quotesIn('for acute or chronic pain')).toEqual([
      ['acute-pain', 'acute or chronic pain'],
      ['chronic-pain', 'chronic pain'],
    ]);
  });

  it('finds a thing once where two of its names overlap', () => {
    expect(quotesIn('effects on memory problems', adverse)).toEqual([
      ['memory-effects', 'effects on memory'],
    ]);
  });

  it('does not find a condition inside a side effect, nor across sentences and paragraphs', () => {
    expect(slugsIn('It acts without respiratory depression.')).toEqual([]);
    expect(slugsIn('It acts without myocardial depression.')).toEqual([]);
    expect(slugsIn('This is chronic. Pain is worse.')).toEqual([]);
    expect(slugsIn('This is chronic\n\npain is worse')).toEqual([]);
    expect(slugsIn('https://example.org/depression and [x](depression)')).toEqual([]);
  });

  it('finds a condition that is also a side effect as what the text takes it for', () => {
    expect(mentionsIn('It is given for migraine.').map(({ kind }) => kind)).toEqual(['condition']);
    expect(mentionsIn('It may cause migraine.').map(({ kind }) => kind)).toEqual(['side-effect']);
  });
});

describe('a side effect is found only where the text is about what may go wrong', () => {
  it('finds it under a heading about side effects, or below one', () => {
    expect(slugsIn('Nausea is common.')).toEqual([]);
    expect(slugsIn('Nausea is common.', adverse)).toEqual(['nausea']);
    expect(slugsIn('Nausea is common.', { healthAspect: 'risks_or_complications' })).toEqual([
      'nausea',
    ]);
    const sections = [
      section('', { slug: 'holder', ...adverse }),
      section('Nausea is common.', { slug: 'leaf', heading: 'The first day', parent: 'holder' }),
    ];
    expect(find({ sections }).get('leaf')).toEqual([
      { kind: 'side-effect', slug: 'nausea', quote: 'Nausea', start: 0, end: 6 },
    ]);
  });

  it.each([
    'It may cause nausea.',
    'It can sometimes lead to nausea.',
    'One side effect is nausea.',
    'There is a risk of nausea.',
    'Nausea was reported.',
    'Doctors warn of nausea.',
    'Adverse reactions: nausea.',
    'An unwanted reaction is nausea.',
    'It can make you feel sick, dizzy or tired: nausea.',
    'Side effects include:\n\n- **nausea**\n- rest',
  ])('finds it in a sentence with a cue: %j', (body) => {
    expect(slugsIn(body)).toContain('nausea');
  });

  it('does not carry a cue into the next sentence', () => {
    expect(slugsIn('There are side effects. Nausea is a word.')).toEqual([]);
  });

  it('finds plurals, and words after an article', () => {
    expect(slugsIn('Headaches and a headache.', adverse)).toEqual(['headache', 'headache']);
    expect(slugsIn('Low heart rates, an increase in heart rates.', adverse)).toEqual([
      'increased-heart-rate',
    ]);
  });
});

describe('words that several side effects share are found for each', () => {
  it.each([
    [
      'Increases in blood pressure and heart rate may be seen.',
      [
        ['increased-blood-pressure', 'Increases in blood pressure'],
        ['increased-heart-rate', 'Increases in blood pressure and heart rate'],
      ],
    ],
    [
      'a rise in your blood pressure or in your heart rate',
      [
        ['increased-blood-pressure', 'rise in your blood pressure'],
        ['increased-heart-rate', 'rise in your blood pressure or in your heart rate'],
      ],
    ],
    [
      'raised blood pressure as well as heart rate',
      [
        ['increased-blood-pressure', 'raised blood pressure'],
        ['increased-heart-rate', 'raised blood pressure as well as heart rate'],
      ],
    ],
    [
      'effects on the urinary tract, the liver, and memory',
      [
        ['urinary-tract-effects', 'effects on the urinary tract'],
        ['liver-effects', 'effects on the urinary tract, the liver'],
        ['memory-effects', 'effects on the urinary tract, the liver, and memory'],
      ],
    ],
    [
      'liver and kidney damage',
      [
        ['liver-effects', 'liver and kidney damage'],
        ['kidney-damage', 'kidney damage'],
      ],
    ],
    [
      'blurred or double vision',
      [
        ['blurred-vision', 'blurred or double vision'],
        ['double-vision', 'double vision'],
      ],
    ],
    ['damage to the liver', [['liver-effects', 'damage to the liver']]],
  ])('in %j', (body, found) => {
    expect(quotesIn(body, adverse)).toEqual(found);
  });

  it.each([
    'effects on mood. Memory is fine',
    'effects on how people with a weak heart and poor sleep think about memory',
    'effects on mood; and memory',
    'liver tests, which may show that the kidney is safe from damage',
    'increases in big round shiny red shapes and heart rate',
    'increases in a, b, c, d, e, f, g, h and heart rate',
    'blurred, and then it was clear vision',
  ])('does not stretch a list too far in %j', (body) => {
    expect(slugsIn(body, adverse)).toEqual([]);
  });
});

describe('what is denied is not found', () => {
  it.each([
    'Most people go home without nausea.',
    'There is no nausea.',
    'It does not cause headache.',
    'It doesn’t cause nausea, dizziness, or headache.',
    'Most people are free of nausea.',
    'It brings calm rather than nausea.',
    'It dulls pain without slowing basic work of the body such as breathing.',
    'No nausea, headache or dizziness was reported.',
    'Neither nausea nor headache was seen.',
    'It never slows breathing or causes nausea.',
    'Nausea did not occur.',
    'Nausea and headache were not reported.',
    'It is nausea-free.',
  ])('%s', (body) => {
    expect(slugsIn(body, adverse)).toEqual([]);
  });

  it.each([
    ['There was no headache, but nausea may occur.', ['nausea']],
    ['It does not last; nausea may come back.', ['nausea']],
    ['Without close care, nausea may occur.', ['nausea']],
    [
      'Without close care, nausea, headache or dizziness may occur.',
      ['nausea', 'headache', 'dizziness'],
    ],
    ['There was no headache, and nausea was mild.', ['nausea']],
    ['It does not harm the skin and may cause nausea.', ['nausea']],
    ['Nausea is not serious.', ['nausea']],
    ['Effects include but are not limited to nausea.', ['nausea']],
    ['It causes not only nausea but also headache.', ['nausea', 'headache']],
    ['Do not drive if you have dizziness.', ['dizziness']],
    ['Do not ignore nausea.', ['nausea']],
    ['It does not always cause nausea.', ['nausea']],
    ['Not everyone feels well. Nausea is common.', ['nausea']],
  ])('a denial ends with its clause: %s', (body, found) => {
    expect(slugsIn(body, adverse)).toEqual(found);
  });
});

describe('experiences, symptoms and what is being treated are no side effects', () => {
  it.each([
    'You may experience odd sensations such as dissociation or calm.',
    'You may feel some dizziness, and there is a risk of falling.',
    'Reported feelings of dissociation vary.',
    'There may be reports of depressive symptoms such as fatigue, which can cause worry.',
    'Depression can cause fatigue.',
    'There is a risk of being late, so it relieves nausea early.',
    'People with nausea may be warned.',
    'Those suffering from headache may have reactions.',
    'It can cause relief of headache.',
    'It is used to treat pain, nausea and headache, with some risk of failure.',
    'It is prescribed for nausea, a reported use.',
  ])('%s', (body) => {
    expect(mentionsIn(body).filter(({ kind }) => kind === 'side-effect')).toEqual([]);
  });

  it.each([
    ['You may experience side effects such as dizziness.', ['dizziness']],
    ['It may cause you to feel dizzy.', ['dizziness']],
    ['It eases pain, and nausea may occur; this was reported.', ['nausea']],
    ['It eases pain and may cause nausea.', ['nausea']],
    ['Treated patients reported nausea.', ['nausea']],
    ['With a reduced dose, nausea and headache were reported.', ['nausea', 'headache']],
    ['It may cause fatigue.', ['fatigue']],
  ])('but what the treatment causes is: %s', (body, found) => {
    expect(slugsIn(body)).toEqual(found);
  });

  it('keeps a condition apart from the side effects of treating it', () => {
    expect(slugsIn('The drug for depression may cause fatigue.')).toEqual([
      'depression',
      'fatigue',
    ]);
    expect(slugsIn('Symptoms such as nausea may follow.', adverse)).toEqual(['nausea']);
  });

  it('finds an experience that stands under a heading about side effects', () => {
    expect(slugsIn('You may feel some dissociation.', adverse)).toEqual(['dissociation']);
  });
});

describe('mentions can be trusted by machines', () => {
  const words = [
    'nausea',
    'headache',
    'Treatment-resistant depression',
    'depression',
    'and',
    'or',
    ',',
    '.',
    'effects on the',
    'liver',
    'memory',
    'increases in',
    'blood pressure',
    'heart rate',
    'no',
    'not',
    'without',
    'but',
    'may cause',
    'PTSD',
    '**',
    '\n',
    '\n\n- ',
    '🙂',
    'é',
    '(',
    ')',
    'chronic',
    'pain',
    'the',
    '[x](http://a.b/nausea)',
    '&amp;',
    '\\*',
  ];

  it('always quotes exactly what stands at its offsets, in order and once', () => {
    const random = seededRandom(99);
    for (let round = 0; round < 1500; round += 1) {
      const body = Array.from({ length: 40 }, () => pick(random, words)).join(
        pick(random, [' ', ' ', '']),
      );
      const mentions = mentionsIn(body, random() < 0.5 ? adverse : {});
      for (const { start, end, quote } of mentions) {
        expect(body.slice(start, end)).toBe(quote);
        expect(start).toBeLessThan(end);
      }
      expect(mentions.map(({ start }) => start)).toEqual(
        mentions.map(({ start }) => start).sort((one, other) => one - other),
      );
      const places = mentions.map(({ kind, slug, start }) => `${kind} ${slug} ${start}`);
      expect(new Set(places).size).toBe(places.length);
    }
  });

  it.each([
    ['many sentences', 'It may cause nausea, headache and effects on the liver and memory. '],
    ['no full stops', 'nausea and headache without effects on '],
    ['one word over and over', 'effects on '],
    ['nothing but commas', ', nausea'],
    ['nothing but denials', 'no not without '],
    ['nothing but brackets', ']('],
    ['nothing but stops', '...'],
    ['no words at all', ' \n\t'],
    ['one endless word', 'nausea'],
  ])('reads a megabyte of %s', (_, piece) => {
    const body = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const mentions = mentionsIn(body, adverse);
    expect(mentions.every(({ start, end, quote }) => body.slice(start, end) === quote)).toBe(true);
  });
});
