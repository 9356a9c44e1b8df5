import type { Core, Schema } from '@strapi/strapi';
import { isRecord } from '../../explainer/is-record';
import type { FieldsForm, FieldValue } from '../plan/document-form';

type Attributes = Readonly<Record<string, Schema.Attribute.AnyAttribute>>;
type Attribute = Attributes[string] | undefined;

const isToMany = (relation: string): boolean => relation.endsWith('ToMany');

/** The content type that an attribute relates to; null where it is no relation to one. */
const relationTarget = (attribute: Attribute): string | null =>
  attribute?.type === 'relation' && 'target' in attribute && typeof attribute.target === 'string'
    ? attribute.target
    : null;

const componentAttributes = (strapi: Core.Strapi, attribute: Attribute): Attributes | null =>
  attribute?.type === 'component' ? strapi.getModel(attribute.component).attributes : null;

/** Those of the named fields that stand in the document's own row; a text that nobody asked for can be long. */
export const scalarsOf = (attributes: Attributes, names: string[]): string[] =>
  names.filter((name) => {
    const type = attributes[name]?.type;
    return name !== 'slug' && type !== undefined && type !== 'relation' && type !== 'component';
  });

/** The populate that reads the named fields with their components whole and their relations' slugs. */
export const populateFor = (
  strapi: Core.Strapi,
  attributes: Attributes,
  names: string[],
): Record<string, unknown> =>
  Object.fromEntries(
    names.flatMap((name): [string, unknown][] => {
      const attribute = attributes[name];
      if (relationTarget(attribute) !== null) return [[name, { select: ['slug', 'documentId'] }]];
      const parts = componentAttributes(strapi, attribute);
      if (parts === null) return [];
      return [[name, { populate: populateFor(strapi, parts, Object.keys(parts)) }]];
    }),
  );

const slugOf = (row: unknown): FieldValue =>
  isRecord(row) && typeof row.slug === 'string' ? row.slug : null;

/** A value as JSON has it; what the database can hold of a field has no other. */
const readValue = (stored: unknown): FieldValue => {
  if (typeof stored === 'string' || typeof stored === 'number' || typeof stored === 'boolean')
    return stored;
  if (Array.isArray(stored)) return stored.map(readValue);
  if (!isRecord(stored)) return null;
  return Object.fromEntries(
    Object.entries(stored).map(([name, value]) => [name, readValue(value)]),
  );
};

const readField = (strapi: Core.Strapi, attribute: Attribute, stored: unknown): FieldValue => {
  if (attribute?.type === 'relation') {
    if (!isToMany(attribute.relation)) return slugOf(stored);
    return Array.isArray(stored) ? stored.map(slugOf) : [];
  }
  const parts = componentAttributes(strapi, attribute);
  if (parts !== null) {
    const readPart = (row: unknown): FieldValue =>
      isRecord(row) ? readFields(strapi, parts, row, Object.keys(parts)) : null;
    if (attribute?.type === 'component' && attribute.repeatable) {
      return Array.isArray(stored) ? stored.map(readPart) : [];
    }
    return readPart(stored);
  }
  return readValue(stored);
};

/** The named fields of a database row in the form in which the importer compares them. */
export const readFields = (
  strapi: Core.Strapi,
  attributes: Attributes,
  row: Record<string, unknown>,
  names: string[],
): FieldsForm =>
  Object.fromEntries(names.map((name) => [name, readField(strapi, attributes[name], row[name])]));

/** Finds the document that a slug stands for; throws where there is none. */
export type ResolveDocument = (targetUid: string, slug: string) => string;

const writeField = (
  strapi: Core.Strapi,
  attribute: Attribute,
  value: FieldValue,
  resolve: ResolveDocument,
): unknown => {
  const target = relationTarget(attribute);
  if (target !== null) {
    const document = (slug: FieldValue) =>
      typeof slug === 'string' ? resolve(target, slug) : null;
    return Array.isArray(value) ? value.map(document) : document(value);
  }
  const parts = componentAttributes(strapi, attribute);
  if (parts !== null) {
    const writePart = (part: FieldValue) =>
      isRecord(part) ? writeFields(strapi, parts, part, resolve) : part;
    return Array.isArray(value) ? value.map(writePart) : writePart(value);
  }
  return value;
};

/** The fields as the document service takes them: slugs become documentIds, at any depth of component. */
export const writeFields = (
  strapi: Core.Strapi,
  attributes: Attributes,
  fields: FieldsForm,
  resolve: ResolveDocument,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      writeField(strapi, attributes[name], value, resolve),
    ]),
  );
