/** What the server says of a save that it refused. */
export interface Conflict {
  changedFields: string[];
  changedBy: string | null;
  at: string | null;
  /** Null where nothing is stored any more. */
  currentVersion: string | null;
  /** What the form would have saved, field by field. */
  mine: { field: string; text: string }[];
}

export type Choice = 'load theirs' | 'keep mine';

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

/** The texts of a form, in its own words; what is no text is given as JSON. */
const textsIn = (body: unknown): Conflict['mine'] =>
  Object.entries(parse(body)).flatMap(([field, value]) => {
    if (saysNothing(value) || ['id', 'documentId', 'locale'].includes(field)) return [];
    return [{ field, text: typeof value === 'string' ? value : JSON.stringify(value, null, 2) }];
  });

/** The conflict that an answer tells of, if it does; `body` is what was to be saved. */
export const conflictIn = async (
  response: Response,
  body: unknown,
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
    changedFields: fields,
    changedBy: textOr(changedBy),
    at: textOr(at),
    currentVersion: textOr(currentVersion),
    mine: textsIn(body),
  };
};

/** What is to be said of it. */
export const describeConflict = ({ changedBy, at, changedFields }: Conflict): string => {
  const who = changedBy ?? 'An import or a client of the API';
  const when = at === null ? '' : ` (${new Date(at).toLocaleString()})`;
  const what = changedFields.length === 0 ? '' : ` Changed: ${changedFields.join(', ')}.`;
  return `${who} saved this after you opened it${when}.${what} Nothing of yours is saved yet.`;
};
