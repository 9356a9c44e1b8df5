import type {
  ParsedExplainer,
  ParsedSection,
  Problem,
} from '../../../src/importer/parsed-explainer';
import type { VocabularyCondition, VocabularySideEffect } from '../../../src/importer/vocabulary';
import type { InputFile, Reading } from '../../../src/importer/read/reading';

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const fileOf = (file: string, text: string): InputFile => ({ file, bytes: bytesOf(text) });

export function valueOf<Value>(reading: Reading<Value>): Value {
  if (!reading.ok) throw new Error(`Expected a value, got ${JSON.stringify(reading.problems)}`);
  return reading.value;
}

export function problemsOf<Value>(reading: Reading<Value>): Problem[] {
  if (reading.ok) throw new Error(`Expected problems, got ${JSON.stringify(reading.value)}`);
  return reading.problems;
}

export const sectionOf = (explainer: ParsedExplainer, slug: string): ParsedSection => {
  const section = explainer.sections.find((candidate) => candidate.slug === slug);
  if (section === undefined)
    throw new Error(
      `No section ${slug}: ${explainer.sections.map((each) => each.slug).join(', ')}`,
    );
  return section;
};

export const condition = (
  slug: string,
  name: string,
  more: Partial<VocabularyCondition> = {},
): VocabularyCondition => ({
  slug,
  name,
  description: null,
  synonyms: [],
  symptoms: [],
  broader: null,
  claim: 'not_assessed',
  evidenceLevel: 'not_assessed',
  regulatoryStatus: 'not_assessed',
  statement: null,
  codes: [],
  ...more,
});

export const sideEffect = (
  slug: string,
  name: string,
  synonyms: string[] = [],
): VocabularySideEffect => ({
  slug,
  name,
  description: null,
  synonyms,
  term: 'not_known',
  bodySystem: 'general',
  severity: 'not_known',
  severityAsStated: null,
  frequency: 'not_known',
  frequencyAsStated: null,
  seriousness: 'not_assessed',
  whenToGetHelp: null,
  codes: [],
});

/** Mulberry32: the same numbers on every run, so that a failure can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <Value>(random: () => number, values: readonly Value[]): Value =>
  values[Math.floor(random() * values.length)] as Value;
