import { isRecord } from '../explainer/is-record';
import { firstProblem } from './first-problem';
import type { AttributesOf, Problem } from './judge-filters';

const expected = (path: string): string =>
  `${path} — expected the documentId of an entry, by itself or in an object, and nothing that names a row`;

/** As Strapi reads a text: one that begins with a digit is the number of a row (`map-relation.js` in @strapi/core 5.54). */
const isDocumentId = (value: unknown): boolean =>
  typeof value === 'string' && value !== '' && Number.isNaN(Number.parseInt(value, 10));

const judgeEntry = (entry: unknown, path: string): Problem => {
  if ((entry ?? null) === null) return null;
  return isDocumentId(isRecord(entry) ? entry.documentId : entry) ? null : expected(path);
};

const judgeEntries = (value: unknown, path: string): Problem =>
  Array.isArray(value)
    ? firstProblem(value, (entry, position) => judgeEntry(entry, `${path}[${position}]`))
    : judgeEntry(value, path);

const changes = ['set', 'connect', 'disconnect'] as const;

const judgeRelation = (value: unknown, path: string): Problem => {
  if (!isRecord(value) || 'id' in value || 'documentId' in value) return judgeEntries(value, path);
  return firstProblem(changes, (change) => judgeEntries(value[change], `${path}.${change}`));
};

/**
 * Says what is wrong with how the data of a write names other entries, also those that its components name, or null. By the number of a row, Strapi
 * links a draft to whatever row that is (`data-ids.js` in @strapi/core 5.54): one of what is published left its explainer without anybody
 * publishing that, and `__pivot` put other rows in the place of both.
 *
 * @param uid of the content type or component whose attributes the data has
 */
export const judgeRelations = (
  data: unknown,
  uid: string,
  attributesOf: AttributesOf,
  within = '',
): Problem => {
  if (!isRecord(data)) return null;
  const attributes = attributesOf(uid);
  return firstProblem(Object.entries(data), ([name, value]) => {
    const { type, target } = attributes[name] ?? {};
    const path = `${within}${name}`;
    if (type === 'relation') return judgeRelation(value, path);
    if (type !== 'component' || target === undefined) return null;
    return firstProblem([value].flat(), (part) =>
      judgeRelations(part, target, attributesOf, `${path}.`),
    );
  });
};
