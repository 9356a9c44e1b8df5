import { diffArrays, diffWordsWithSpace } from 'diff';

export interface WordRun {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** One paragraph that changed; what is null came or went. */
export interface ParagraphChange {
  before: string | null;
  after: string | null;
  /** Same and removed together are `before`; same and added together are `after`. */
  words: WordRun[];
}

/**
 * Beyond so many edits two texts are told as one that went and one that came: finding the least of them takes time with their square,
 * and what was written anew is not read word by word.
 */
const mostEdits = 400;

/**
 * What may be spent on all paragraphs of two revisions: about 20 ms. Two that were rewritten throughout kept everybody waiting for 1.7 s.
 * Counted and not timed, because a comparison is the same for ever.
 */
const mostSteps = 100_000;

/** To cut a text takes as long as a step does for so many characters. */
const charactersAStep = { words: 4, paragraphs: 16 };

/** What is left to spend on a comparison, which gets less as it goes on. */
interface Effort {
  steps: number;
}

interface Part {
  added: boolean;
  removed: boolean;
  count: number;
}

/** The edits that may be looked for with what is left once the texts are cut; 0 where nothing is. */
const editsLeft = (
  effort: Effort,
  [before, after]: readonly [string, string],
  into: keyof typeof charactersAStep,
): number => {
  effort.steps -= (before.length + after.length) / charactersAStep[into];
  return effort.steps <= 0 ? 0 : Math.min(mostEdits, Math.floor(Math.sqrt(2 * effort.steps)));
};

/** What the parts of a comparison took, which is the square of the edits; all that was allowed where none were found. */
const spend = (effort: Effort, allowed: number, parts: Part[] | undefined): void => {
  const edited = parts?.filter(({ added, removed }) => added || removed);
  const edits = edited?.reduce((sum, { count }) => sum + count, 0) ?? allowed;
  effort.steps -= edits ** 2 / 2;
};

const paragraphsOf = (text: string): string[] =>
  text.split('\n').filter((paragraph) => paragraph.trim() !== '');

const compareWords = (before: string, after: string, effort: Effort): WordRun[] => {
  const maxEditLength = editsLeft(effort, [before, after], 'words');
  const parts =
    maxEditLength === 0 ? undefined : diffWordsWithSpace(before, after, { maxEditLength });
  spend(effort, maxEditLength, parts);
  if (parts === undefined) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
};

const changed = (
  before: string | undefined,
  after: string | undefined,
  effort: Effort,
): ParagraphChange => {
  if (before === undefined) {
    return { before: null, after: after ?? '', words: [{ kind: 'added', text: after ?? '' }] };
  }
  if (after === undefined) {
    return { before, after: null, words: [{ kind: 'removed', text: before }] };
  }
  return { before, after, words: compareWords(before, after, effort) };
};

/** Those that went and those that came at one place, the first with the first. */
const pair = (
  removed: readonly string[],
  added: readonly string[],
  effort: Effort,
): ParagraphChange[] =>
  Array.from({ length: Math.max(removed.length, added.length) }, (_, index) =>
    changed(removed[index], added[index], effort),
  );

/** Pairs what is between the paragraphs that both begin and end with, where it would take too long to find more in common. */
const pairBetween = (
  old: readonly string[],
  now: readonly string[],
  effort: Effort,
): ParagraphChange[] => {
  const shorter = Math.min(old.length, now.length);
  let first = 0;
  while (first < shorter && old[first] === now[first]) first += 1;
  let last = 0;
  while (last < shorter - first && old.at(-1 - last) === now.at(-1 - last)) last += 1;
  const [removed, added] = [old, now].map((all) => all.slice(first, all.length - last));
  return pair(removed ?? [], added ?? [], effort).filter(
    (change) => change.before !== change.after,
  );
};

export type CompareParagraphs = (before: string, after: string) => ParagraphChange[];

/**
 * Gives what compares the texts of two revisions, one after another: the paragraphs (lines that are not blank) in which two plain texts
 * differ, in reading order, word by word. Once much was compared, the paragraphs that follow are told whole, as they were and as they are.
 */
export const comparingParagraphs = (): CompareParagraphs => {
  const effort: Effort = { steps: mostSteps };
  return (before, after) => {
    if (before === after) return [];
    const old = paragraphsOf(before);
    const now = paragraphsOf(after);
    const maxEditLength = editsLeft(effort, [before, after], 'paragraphs');
    const runs = maxEditLength === 0 ? undefined : diffArrays(old, now, { maxEditLength });
    spend(effort, maxEditLength, runs);
    if (runs === undefined) return pairBetween(old, now, effort);
    return runs.flatMap((run, index) => {
      if (run.removed) {
        const next = runs[index + 1];
        return pair(run.value, next?.added ? next.value : [], effort);
      }
      const isPaired = run.added && runs[index - 1]?.removed;
      return run.added && !isPaired ? pair([], run.value, effort) : [];
    });
  };
};
