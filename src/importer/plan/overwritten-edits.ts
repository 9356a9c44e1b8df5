import { isDeepStrictEqual } from 'node:util';
import { isRecord } from '../../explainer/is-record';
import { ownFields } from './as-imported';
import type { FieldsForm, FieldValue } from './document-form';
import { foundFields } from './merge-fields';
import { keysOf, listOf } from './merge-found';

/** An edit of which the file had another opinion, by the paths of the fields ("body", "review.nextDue"). */
export interface OverwrittenEdit {
  slug: string;
  fields: string[];
}

/** One field, or part of one: what the last file said, what an editor made of it, and what it becomes. */
interface Merged {
  base: FieldValue | undefined;
  stored: FieldValue | undefined;
  merged: FieldValue | undefined;
}

const pathsIn = (path: string, { base, stored, merged }: Merged): string[] => {
  if (isDeepStrictEqual(base ?? null, stored ?? null)) return [];
  if (isDeepStrictEqual(stored ?? null, merged ?? null)) return [];
  if (!isRecord(base) || !isRecord(stored) || !isRecord(merged)) return [path];
  return Object.keys(merged).flatMap((name) =>
    pathsIn(`${path}.${name}`, { base: base[name], stored: stored[name], merged: merged[name] }),
  );
};

/** Of what was found in a text the file overwrites no correction, but words that an editor put in may be gone from the text. */
const isPutInLost = ({ base, stored, merged }: Merged): boolean => {
  const [before, after] = [keysOf(listOf(base)), keysOf(listOf(merged))];
  return [...keysOf(listOf(stored))].some((key) => !before.has(key) && !after.has(key));
};

/** The paths of the fields in which an editor's edit gives way to the file. */
export const overwrittenFields = (
  base: FieldsForm,
  stored: FieldsForm,
  merged: FieldsForm,
): string[] =>
  Object.keys(merged).flatMap((name) => {
    // A position is no field of a file; `overwritten-order.ts` tells of it.
    if (ownFields.has(name) || name === 'position') return [];
    const field = { base: base[name], stored: stored[name], merged: merged[name] };
    if (!foundFields.has(name)) return pathsIn(name, field);
    return isPutInLost(field) ? [name] : [];
  });
