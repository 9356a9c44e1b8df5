/** JSON-LD 1.1, as far as the forms need it. */
export type JsonLdValue = string | number | JsonLdObject | JsonLdValue[];

export interface JsonLdObject {
  [name: string]: JsonLdValue;
}

const isKnown = (value: JsonLdValue | null | undefined): value is JsonLdValue =>
  value !== null &&
  value !== undefined &&
  value !== '' &&
  !(Array.isArray(value) && value.length === 0);

/** A node of the types, with the properties that are known: nothing is null or empty. */
export const describe = (
  type: string | string[],
  properties: Record<string, JsonLdValue | null | undefined>,
): JsonLdObject =>
  Object.entries(properties).reduce<JsonLdObject>(
    (node, [name, value]) => (isKnown(value) ? { ...node, [name]: value } : node),
    { '@type': type },
  );

export type EntityKind = 'about' | 'treatment' | 'condition' | 'side-effect' | 'reference';

/** The `@id` of an entity on the subject's page. The colon keeps it apart from the ids of sections, which are slugs. */
export const entityId = (base: string, kind: EntityKind, slug: string): string =>
  `${base}#${kind}:${encodeURIComponent(slug)}`;

export const refer = (id: string): JsonLdObject => ({ '@id': id });
