import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Code {
  system: string;
  code: string;
  display: string;
  mapping: string;
  confidence: string;
}

interface Entry {
  slug: string;
  name: string;
  synonyms?: string[];
  symptoms?: string[];
  broader?: string;
  codes?: Code[];
  [key: string]: unknown;
}

interface SectionFacts {
  standsAlone: unknown;
  notices?: string[];
  references?: string[];
}

interface FrontMatter {
  authors: string[];
  references: string[];
  codes: Code[];
  review: Record<string, unknown>;
  sections: Record<string, SectionFacts>;
}

const content = join(__dirname, '../../../database/content');
const readText = (name: string) => readFileSync(join(content, name), 'utf8');
const readEntries = (name: string): Entry[] => parse(readText(name));

const conditions = readEntries('conditions.yaml');
const sideEffects = readEntries('side-effects.yaml');
const notices = readEntries('notices.yaml');
const references = readEntries('references.yaml');
const contributors = readEntries('contributors.yaml');
const [, yaml = '', markdown = ''] = readText('explainers/how-ketamine-infusions-work.md').split(
  /^---$/m,
);
const explainer: FrontMatter = parse(yaml);

const slugsOf = (entries: Entry[]) => entries.map(({ slug }) => slug);
const termsOf = ({ name, synonyms = [] }: Entry) =>
  [name, ...synonyms].map((term) => term.toLowerCase());
const repeated = (words: string[]) => words.filter((word, index) => words.indexOf(word) !== index);
const missingFrom = (known: Entry[], slugs: string[]) =>
  slugs.filter((slug) => !slugsOf(known).includes(slug));

const allCodes = [...conditions, ...sideEffects]
  .flatMap(({ codes = [] }) => codes)
  .concat(explainer.codes);
const codesOf = (wanted: string) =>
  allCodes.filter(({ system }) => system === wanted).map(({ code }) => code);

describe.each([
  ['conditions.yaml', conditions],
  ['side-effects.yaml', sideEffects],
])('%s', (_, entries) => {
  it('gives every entry a slug of its own', () => {
    expect(repeated(slugsOf(entries))).toEqual([]);
  });

  it('lets no two names or synonyms be the same words', () => {
    expect(repeated(entries.flatMap(termsOf))).toEqual([]);
  });

  it('names each code once in an entry', () => {
    const twice = entries.flatMap(({ slug, codes = [] }) =>
      repeated(codes.map(({ system, code }) => `${slug} ${system} ${code}`)),
    );
    expect(twice).toEqual([]);
  });
});

describe('the vocabulary', () => {
  it('has enough words for explainers other than the first', () => {
    expect(conditions.length).toBeGreaterThanOrEqual(60);
    expect(sideEffects.length).toBeGreaterThanOrEqual(70);
  });

  it('uses the same words for a condition and a side effect only where people do so', () => {
    const unwanted = new Set(sideEffects.flatMap(termsOf));
    const both = conditions.flatMap(termsOf).filter((term) => unwanted.has(term));
    expect(both.sort()).toEqual(['anxiety', 'high blood pressure']);
  });

  it('never calls what a condition does to people a side effect of treatment', () => {
    const unwanted = new Set(sideEffects.flatMap(termsOf));
    const symptoms = conditions.flatMap((condition) => condition.symptoms ?? []);
    expect(symptoms.filter((symptom) => unwanted.has(symptom.toLowerCase()))).toEqual([]);
  });

  it('has no condition that is called just pain', () => {
    expect(conditions.flatMap(termsOf)).not.toContain('pain');
  });

  it('names only broader conditions that exist, and never in a circle', () => {
    const parents = new Map(conditions.map(({ slug, broader }) => [slug, broader]));
    expect(
      missingFrom(
        conditions,
        conditions.flatMap(({ broader }) => broader ?? []),
      ),
    ).toEqual([]);
    for (const { slug } of conditions) {
      const path = [slug];
      for (let next = parents.get(slug); next !== undefined; next = parents.get(next)) {
        expect(path).not.toContain(next);
        path.push(next);
      }
    }
  });

  it('writes ICD-10-CM codes as ICD-10-CM does', () => {
    const malformed = codesOf('icd_10_cm').filter(
      (code) => !/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code),
    );
    expect(malformed).toEqual([]);
  });

  it('writes MeSH codes as MeSH does', () => {
    expect(codesOf('mesh').filter((code) => !/^[DC]\d{6,9}$/.test(code))).toEqual([]);
  });

  it('ships no code of a terminology that needs a licence', () => {
    const systems = new Set(allCodes.map(({ system }) => system));
    expect([...systems].sort()).toEqual(['atc', 'icd_10_cm', 'mesh', 'rxnorm', 'unii']);
  });

  it('says of each code how it fits and how sure we are, and claims no check that nobody made', () => {
    for (const code of allCodes) {
      expect(Object.keys(code)).toEqual(['system', 'code', 'display', 'mapping', 'confidence']);
      expect(['exact', 'close', 'broader', 'narrower']).toContain(code.mapping);
      expect(['high', 'medium', 'low']).toContain(code.confidence);
    }
    expect(references.filter((reference) => 'verifiedOn' in reference)).toEqual([]);
    expect(Object.keys(explainer.review)).toEqual(['nextDue']);
  });

  it('calls no use approved, and says off-label in every statement', () => {
    const claimed = conditions.filter(({ claim }) => claim !== undefined);
    expect(claimed).toHaveLength(8);
    for (const { regulatoryStatus, statement } of claimed) {
      expect(regulatoryStatus).toBe('off_label');
      expect(statement).toMatch(/^Off-label use/);
    }
  });

  it('codes no frequency or severity that was not measured', () => {
    expect(
      sideEffects.filter(
        ({ frequency, severity }) =>
          `${String(frequency)} ${String(severity)}` !== 'not_known not_known',
      ),
    ).toEqual([]);
  });

  it('says when to get help for every serious side effect', () => {
    const serious = sideEffects.filter(({ seriousness }) => seriousness === 'serious');
    expect(
      slugsOf(serious.filter(({ whenToGetHelp }) => typeof whenToGetHelp !== 'string')),
    ).toEqual([]);
  });
});

describe('the front matter of the ketamine explainer', () => {
  const sections = Object.values(explainer.sections);

  it('speaks of every heading, and of nothing else', () => {
    const headings = [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, ''),
    );
    expect(Object.keys(explainer.sections)).toEqual(headings);
    expect(headings).toHaveLength(16);
  });

  it('names only notices, references and authors that exist', () => {
    expect(
      missingFrom(
        notices,
        sections.flatMap((section) => section.notices ?? []),
      ),
    ).toEqual([]);
    expect(
      missingFrom(
        references,
        sections.flatMap((section) => section.references ?? []),
      ),
    ).toEqual([]);
    expect(missingFrom(references, explainer.references)).toEqual([]);
    expect(missingFrom(contributors, explainer.authors)).toEqual([]);
  });

  it('lists for the whole explainer each source that a section names', () => {
    const named = new Set(sections.flatMap((section) => section.references ?? []));
    expect([...named].filter((slug) => !explainer.references.includes(slug))).toEqual([]);
  });

  it('uses every notice and every reference', () => {
    const used = new Set(
      sections.flatMap((section) => [...(section.notices ?? []), ...(section.references ?? [])]),
    );
    expect([...slugsOf(notices), ...slugsOf(references)].filter((slug) => !used.has(slug))).toEqual(
      [],
    );
  });

  it('says yes and no in words, which YAML tools do not turn into true and false', () => {
    const verdicts = new Set(sections.map(({ standsAlone }) => standsAlone));
    expect([...verdicts].sort()).toEqual(['no', 'with_notice', 'yes']);
  });
});
