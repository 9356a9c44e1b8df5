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

/** Beyond so many edits two texts are told as one that went and one that came: finding the least would take for ever. */
const mostEdits = 2_000;

const paragraphsOf = (text: string): string[] =>
  text.split('\n').filter((paragraph) => paragraph.trim() !== '');

const compareWords = (before: string, after: string): WordRun[] => {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
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

const changed = (before: string | undefined, after: string | undefined): ParagraphChange => {
  if (before === undefined) {
    return { before: null, after: after ?? '', words: [{ kind: 'added', text: after ?? '' }] };
  }
  if (after === undefined) {
    return { before, after: null, words: [{ kind: 'removed', text: before }] };
  }
  return { before, after, words: compareWords(before, after) };
};

/** Those that went and those that came at one place, the first with the first. */
const pair = (removed: readonly string[], added: readonly string[]): ParagraphChange[] =>
  Array.from({ length: Math.max(removed.length, added.length) }, (_, index) =>
    changed(removed[index], added[index]),
  );

/** The paragraphs (lines that are not blank) in which two plain texts differ, in reading order, word by word. */
export const compareParagraphs = (before: string, after: string): ParagraphChange[] => {
  if (before === after) return [];
  const old = paragraphsOf(before);
  const now = paragraphsOf(after);
  const runs = diffArrays(old, now, { maxEditLength: mostEdits });
  if (runs === undefined) return pair(old, now);
  return runs.flatMap((run, index) => {
    if (run.removed) {
      const next = runs[index + 1];
      return pair(run.value, next?.added ? next.value : []);
    }
    const isPaired = run.added && runs[index - 1]?.removed;
    return run.added && !isPaired ? pair([], run.value) : [];
  });
};
