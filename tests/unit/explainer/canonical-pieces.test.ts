import { canonicalJson } from '../../../src/explainer/canonical-json';
import { canonicalPieces } from '../../../src/explainer/canonical-pieces';
import type { Explainer } from '../../../src/explainer/explainer';
import { replaceEntries } from '../../../src/explainer/replace-entries';
import type { SharedEntries } from '../../../src/explainer/shared-entries';
import { withdrawEntries } from '../../../src/explainer/withdraw-entries';
import {
  conditionOf,
  contributorOf,
  explainerOf,
  referenceOf,
  sideEffectOf,
} from './given-explainer';

describe('The canonical JSON of an explainer in pieces', () => {
  const explainer: Explainer = JSON.parse(canonicalJson(explainerOf()));
  const known = { explainer, pieces: ['before', 'sections', 'after'] };

  it('is what it is in one, with the sections in the middle', () => {
    const pieces = canonicalPieces(explainer, null);
    expect(pieces.join('')).toBe(canonicalJson(explainer));
    expect(pieces[1]).toBe(`,"sections":${canonicalJson(explainer.sections)}`);
  });

  it('is given as it is known where all in it is the very same', () => {
    expect(canonicalPieces({ ...explainer }, known)).toEqual(known.pieces);
  });

  it('is written anew where anything in it is not, even if it reads the same', () => {
    const [before, sections, after] = canonicalPieces(explainer, null);
    const otherwise: [Partial<Explainer>, (string | undefined)[]][] = [
      [{ conditions: [...explainer.conditions] }, [before, 'sections', 'after']],
      [{ sections: [...explainer.sections] }, ['before', sections, 'after']],
      [
        { title: 'Another' },
        ['before', 'sections', after?.replace(/"title":"[^"]*"/, '"title":"Another"')],
      ],
    ];
    for (const [changed, expected] of otherwise) {
      expect(canonicalPieces({ ...explainer, ...changed }, known)).toEqual(expected);
    }
  });

  it('is written anew where a key came or went', () => {
    const [, , after] = canonicalPieces(explainer, null);
    const more = { ...explainer, zone: 'new' };
    const fromMore = { ...known, explainer: more };
    expect(canonicalPieces(explainer, fromMore)).toEqual(['before', 'sections', after]);
    expect(canonicalPieces(more, known)).toEqual([
      'before',
      'sections',
      after?.replace(/}$/, ',"zone":"new"}'),
    ]);
  });

  it('is written anew where it is known in one piece, as it was once', () => {
    const whole = canonicalPieces(explainer, null);
    expect(canonicalPieces(explainer, { explainer, pieces: ['all of it'] })).toEqual(whole);
  });

  it('leaves two of three as they were where a condition or a side effect changed, and all where nothing did', () => {
    const latest = explainerOf({
      conditions: [conditionOf()],
      sideEffects: [sideEffectOf()],
      authors: [contributorOf()],
      references: [referenceOf()],
    });
    const none: SharedEntries = {
      conditions: [],
      sideEffects: [],
      notices: [],
      references: [],
      contributors: [],
      changed: [],
      withdrawn: [],
    };
    const piecesAfter = (entries: Partial<SharedEntries>) => {
      const after = replaceEntries(latest, { ...none, ...entries }, new Set(), new Map());
      if (after === null) throw new Error('expected an explainer');
      return canonicalPieces(after, { ...known, explainer: latest });
    };
    const changed = expect.stringContaining('Now');
    expect(piecesAfter({})).toEqual(['before', 'sections', 'after']);
    expect(piecesAfter({ conditions: [conditionOf({ name: 'Now' })] })).toEqual([
      changed,
      'sections',
      'after',
    ]);
    expect(piecesAfter({ sideEffects: [sideEffectOf({ name: 'Now' })] })).toEqual([
      'before',
      'sections',
      changed,
    ]);
    const left = withdrawEntries(latest, [{ documentId: 'of no entry', isCondition: false }]);
    if (left === null) throw new Error('expected an explainer');
    expect(canonicalPieces(left, { ...known, explainer: latest })).toEqual(known.pieces);
  });
});
