import type { Core, Schema, UID } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { versionTag } from './version-tag';

/** What Strapi keeps of a row, and not what the document says. */
const bookkeeping = new Set([
  'id',
  'documentId',
  'locale',
  'localizations',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  // Of a partner: which token reads its figures, given by the operator.
  'keyNumber',
]);

/** What there is to read of a type. */
interface Shape {
  /** The attributes in which a version may differ. */
  names: string[];
  populate: Record<string, object>;
}

const attributesOf = (
  strapi: Core.Strapi,
  uid: UID.Schema,
): Map<string, Schema.Attribute.AnyAttribute> =>
  new Map(Object.entries<Schema.Attribute.AnyAttribute>(strapi.getModel(uid).attributes));

const shapes = new Map<string, Shape>();

export const shapeOf = (strapi: Core.Strapi, uid: UID.Schema): Shape => {
  const known = shapes.get(uid);
  if (known !== undefined) return known;
  const shape: Shape = { names: [], populate: {} };
  for (const [name, attribute] of attributesOf(strapi, uid)) {
    // What another document says of this one, such as a section of its article, is that one's to say.
    if (bookkeeping.has(name) || 'mappedBy' in attribute) continue;
    shape.names.push(name);
    if (attribute.type === 'component') {
      shape.populate[name] = { populate: shapeOf(strapi, attribute.component).populate };
    } else if (attribute.type === 'relation' || attribute.type === 'media') {
      shape.populate[name] = {
        select: attribute.type === 'relation' ? ['id', 'documentId'] : ['id'],
      };
    }
  }
  shapes.set(uid, shape);
  return shape;
};

/** The name of a whole list that a write says others are in, of which each says itself where it belongs: no version has it. */
export const listOfOthers = (
  strapi: Core.Strapi,
  uid: UID.Schema,
  data: unknown,
): string | undefined => {
  if (!isRecord(data)) return undefined;
  const attributes = attributesOf(strapi, uid);
  return Object.keys(data).find((name) => {
    const attribute = attributes.get(name);
    if (attribute === undefined || !('mappedBy' in attribute)) return false;
    const given = data[name];
    return Array.isArray(given) || (isRecord(given) && 'set' in given);
  });
};

/** An entry that is named: the same one, whether its draft or its published row is. */
const nameOf = (entry: unknown): unknown =>
  isRecord(entry) ? (entry.documentId ?? entry.id) : null;

const listed = (value: unknown, present: (one: unknown) => unknown): unknown => {
  if (!Array.isArray(value)) return isRecord(value) ? present(value) : null;
  return value.map(present);
};

/** What a row says, of components and of what it names without the numbers of their rows. */
export const contentOf = (
  strapi: Core.Strapi,
  uid: UID.Schema,
  row: Record<string, unknown>,
): Record<string, unknown> => {
  const attributes = attributesOf(strapi, uid);
  const valueOf = (name: string): unknown => {
    const attribute = attributes.get(name);
    const value = row[name] ?? null;
    if (attribute?.type === 'component') {
      const { component } = attribute;
      return listed(value, (one) => (isRecord(one) ? contentOf(strapi, component, one) : null));
    }
    if (attribute?.type === 'relation' || attribute?.type === 'media') {
      const names = listed(value, nameOf);
      return Array.isArray(names) ? [...new Set<unknown>(names)] : names;
    }
    return value;
  };
  return Object.fromEntries(shapeOf(strapi, uid).names.map((name) => [name, valueOf(name)]));
};

/** The attributes in which two versions of a document may differ. */
export const versionFields = (strapi: Core.Strapi, uid: UID.Schema): readonly string[] =>
  shapeOf(strapi, uid).names;

/** One version that is stored. */
export interface StoredVersion {
  tag: string;
  /** Who saved it in the admin panel, without an e-mail address; undefined where it was saved otherwise. */
  by: string | undefined;
  at: string;
}

const presentName = (person: unknown): string | undefined => {
  if (!isRecord(person)) return undefined;
  const names = [person.firstname, person.lastname].filter(
    (name) => typeof name === 'string' && name !== '',
  );
  if (names.length > 0) return names.join(' ');
  return typeof person.username === 'string' ? person.username : undefined;
};

/** Reads what is stored of a document in a locale (null for a type that has none); undefined where there is nothing. */
export const readVersion = async (
  strapi: Core.Strapi,
  uid: UID.ContentType,
  address: { documentId: string; locale: string | null; isPublished: boolean },
): Promise<StoredVersion | undefined> => {
  const { documentId, locale, isPublished } = address;
  const hasDrafts = contentTypes.hasDraftAndPublish(strapi.contentType(uid));
  const row: unknown = await strapi.db.query(uid).findOne({
    where: {
      documentId,
      // Of a type without drafts, Strapi gives every row a date.
      ...(hasDrafts ? { publishedAt: isPublished ? { $notNull: true } : null } : {}),
      ...(locale === null ? {} : { locale }),
    },
    populate: {
      ...shapeOf(strapi, uid).populate,
      updatedBy: { select: ['firstname', 'lastname', 'username'] },
    },
  });
  if (!isRecord(row)) return undefined;
  return {
    tag: versionTag(contentOf(strapi, uid, row)),
    by: presentName(row.updatedBy),
    at: new Date(String(row.updatedAt)).toISOString(),
  };
};
