import type { DocumentAction } from './loaded-versions';

/** What the server says of a write that it refused. */
export interface Conflict {
  action: DocumentAction;
  changedFields: string[];
  changedBy: string | null;
  at: string | null;
  /** Null where nothing is stored any more. */
  currentVersion: string | null;
  /** What the form would have saved, field by field. */
  mine: { field: string; text: string }[];
}

export type Choice = 'load theirs' | 'go on';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const parse = (body: unknown): Record<string, unknown> => {
  const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : undefined;
  return isRecord(parsed) ? parsed : {};
};

/** An empty field, or relations of which none was added or taken away. */
const saysNothing = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isRecord(value) && Object.values(value).every(saysNothing));

/** What the form needs for itself, and no editor wrote. */
const ofTheForm = ['id', 'documentId', 'locale', '__temp_key__', '__component'];

/** What a value says, in lines: a list has a line for each of its entries. */
const tell = (value: unknown): string => {
  if (Array.isArray(value)) return value.map((entry) => `– ${tell(entry)}`).join('\n');
  if (!isRecord(value)) return String(value);
  const said = Object.entries(value).filter(
    ([name, part]) => !ofTheForm.includes(name) && !saysNothing(part),
  );
  return said.map(([name, part]) => `${name}: ${tell(part)}`).join(', ');
};

/** What a form says, field by field; first what was changed meanwhile, which is what there is to decide on. */
const textsIn = (body: unknown, changedFields: readonly string[]): Conflict['mine'] => {
  const texts = Object.entries(parse(body)).flatMap(([field, value]) =>
    saysNothing(value) || ofTheForm.includes(field) ? [] : [{ field, text: tell(value) }],
  );
  const isChanged = ({ field }: { field: string }): boolean => changedFields.includes(field);
  return [...texts.filter(isChanged), ...texts.filter((text) => !isChanged(text))];
};

/** The conflict that an answer tells of, if it does; `body` is what was to be saved. */
export const conflictIn = async (
  response: Response,
  { action, body }: { action: DocumentAction; body: unknown },
): Promise<Conflict | undefined> => {
  if (response.status !== 409) return undefined;
  // The panel reads the answer too.
  const answer: unknown = await response.clone().json();
  if (!isRecord(answer) || !isRecord(answer.error) || !isRecord(answer.error.details))
    return undefined;
  const { changedFields, changedBy, at, currentVersion } = answer.error.details;
  if (currentVersion === undefined) return undefined;
  const fields = Array.isArray(changedFields) ? changedFields.map(String) : [];
  return {
    action,
    changedFields: fields,
    changedBy: textOr(changedBy),
    at: textOr(at),
    currentVersion: textOr(currentVersion),
    mine: textsIn(body, fields),
  };
};

const notYet: Record<DocumentAction, string> = {
  save: 'Nothing of yours is saved yet.',
  publish: 'Nothing of yours is saved or published yet.',
  unpublish: 'It is not unpublished yet.',
  discard: 'No changes are discarded yet.',
  delete: 'It is not deleted yet.',
};

/** What the editor was about to do, to be done all the same, and what comes of that. */
export const goOn: Record<DocumentAction, { name: string; consequence: string }> = {
  save: { name: 'Keep mine', consequence: 'saves all of your form over it' },
  publish: {
    name: 'Publish mine',
    consequence: 'saves all of your form over it, and publishes it',
  },
  unpublish: {
    name: 'Unpublish',
    consequence: 'takes it away from readers, and leaves what was saved as it is',
  },
  discard: { name: 'Discard', consequence: 'discards what was saved since it was published' },
  delete: { name: 'Delete', consequence: 'deletes it with what was saved' },
};

/**
 * What is to be said of it.
 *
 * @param nameOf what a field is called where the editor sees it
 */
export const describeConflict = (
  { action, changedBy, at, changedFields }: Conflict,
  nameOf: (field: string) => string = String,
): string => {
  const who = changedBy ?? 'An import or a client of the API';
  const when = at === null ? '' : ` (${new Date(at).toLocaleString()})`;
  const what =
    changedFields.length === 0 ? '' : ` Changed: ${changedFields.map(nameOf).join(', ')}.`;
  return `${who} saved this after you opened it${when}.${what} ${notYet[action]}`;
};
