import fc from 'fast-check';
import { canonicalJson } from '../../../src/explainer/canonical-json';
import { changedSections } from '../../../src/explainer/changed-sections';
import {
  presentCondition,
  presentNotice,
  presentReference,
  presentSideEffect,
} from '../../../src/explainer/present-entries';
import type { Explainer, SectionNames } from '../../../src/explainer/explainer';
import { presentExplainer } from '../../../src/explainer/present-explainer';
import { presentNames } from '../../../src/explainer/present-names';
import { replaceEntries } from '../../../src/explainer/replace-entries';
import { absentEntries, type SharedEntries } from '../../../src/explainer/shared-entries';
import { withdrawEntries } from '../../../src/explainer/withdraw-entries';
import { changedWhenLinked } from './changed-when-linked';
import { broaderOf, is, rowsOf, vocabulary, type Names, type Published } from './given-rows';

// What presenting the rows gives is the measure: rows are made of what is published of a small vocabulary, before and after.

const someOf = (ids: string[]) => fc.shuffledSubarray(ids);
const given = fc.record({
  names: fc.array(
    fc.record({
      lists: someOf(vocabulary.filter((id) => id !== 'p0')),
      mentions: someOf(['c0', 'c1', 'c2', 'c3', 's0', 's1']),
    }),
    { minLength: 3, maxLength: 3 },
  ),
  before: fc.subarray(vocabulary),
  written: fc.subarray(vocabulary, { minLength: 1, maxLength: 3 }),
  withdrawn: fc.subarray(vocabulary),
  /** Of those that are withdrawn: published again in the same transaction, and then named by the first section no longer. */
  again: fc.subarray(vocabulary),
});

interface Step {
  latest: Explainer;
  rows: ReturnType<typeof rowsOf>;
  names: readonly Names[];
  entries: SharedEntries;
}

const stepOf = ({
  names,
  before,
  written,
  withdrawn,
  again,
}: typeof given extends fc.Arbitrary<infer Given> ? Given : never): Step => {
  const old: Published = new Map(before.map((id) => [id, 1]));
  const gone = written.filter((id) => withdrawn.includes(id));
  const now = new Map(old);
  for (const id of written) {
    if (gone.includes(id) && !again.includes(id)) now.delete(id);
    else now.set(id, 2);
  }
  const lost = gone.filter((id) => now.has(id));
  const namesNow = names.map(({ lists, mentions }, index) => ({
    lists: index === 0 ? lists.filter((id) => !lost.includes(id)) : lists,
    mentions,
  }));
  const rows = rowsOf(now, namesNow);
  const published = written.filter((id) => now.has(id));
  const below = [...now.keys()].filter((id) => published.includes(broaderOf[id] ?? ''));
  return {
    latest: presentExplainer(rowsOf(old, names).article),
    rows,
    names: namesNow,
    entries: {
      conditions: [...published.filter(is('c')), ...below]
        .map(rows.condition)
        .map(presentCondition),
      sideEffects: published.filter(is('s')).map(rows.sideEffect).map(presentSideEffect),
      notices: published.filter(is('n')).map(rows.notice).map(presentNotice),
      references: published.filter(is('r')).map(rows.reference).map(presentReference),
      contributors: published.includes('p0') ? [rows.person] : [],
      changed: published.map((id) => ({ documentId: id, slug: id })),
      withdrawn: gone.map((id) => ({ documentId: id, isCondition: is('c')(id) })),
    },
  };
};

/** As the ledger does it. */
const replaceIn = ({ latest, rows, names, entries }: Step): Explainer | null => {
  const left = withdrawEntries(latest, entries.withdrawn);
  const absent = left && absentEntries(left, entries);
  if (left === null || absent === null) return null;
  const read = new Map<string, SectionNames>();
  for (const [index, row] of rows.article.sections.entries()) {
    const { lists = [], mentions = [] } = names[index] ?? {};
    if ([...lists, ...mentions].some((id) => absent.has(id))) {
      read.set(row.documentId, presentNames(row));
    }
  }
  return replaceEntries(left, entries, absent, read);
};

/** Whether the rows have to be read. */
const needsRows = ({ latest, entries }: Step): boolean => {
  const listed = latest.conditions.map(({ slug }) => slug);
  const isUnderOther = latest.conditions.some(
    ({ broader }) => broader && !listed.includes(broader.slug),
  );
  const isElsewhere = entries.withdrawn.some(
    ({ documentId, isCondition }) => isCondition && !listed.includes(documentId),
  );
  const gone = entries.withdrawn.map(({ documentId }) => documentId);
  const here = [...latest.references, ...latest.authors].map(({ documentId }) => documentId);
  const came = [...entries.references, ...entries.contributors].some(
    ({ documentId }) => gone.includes(documentId) || !here.includes(documentId),
  );
  return (isElsewhere && isUnderOther) || came;
};

describe('An explainer whose entries were published, withdrawn, or published again', () => {
  it('reads as its rows do, to the byte', () => {
    let told = 0;
    fc.assert(
      fc.property(given, (drawn) => {
        const step = stepOf(drawn);
        const after = replaceIn(step);
        expect(after === null).toBe(needsRows(step));
        if (after === null) return;
        told += 1;
        expect(canonicalJson(after)).toBe(canonicalJson(presentExplainer(step.rows.article)));
      }),
      { numRuns: 3_000 },
    );
    expect(told).toBeGreaterThan(1_000);
  });

  it('has changed in those sections that read differently with all that they name', () => {
    let changes = 0;
    fc.assert(
      fc.property(given, (drawn) => {
        const { latest, rows } = stepOf(drawn);
        const after = presentExplainer(rows.article);
        const changed = changedSections(latest, after);
        changes += changed.length;
        expect(changed).toEqual(changedWhenLinked(latest, after));
      }),
      { numRuns: 1_000 },
    );
    expect(changes).toBeGreaterThan(500);
  });
});
