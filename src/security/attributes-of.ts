import type { Core } from '@strapi/strapi';
import type { Attributes, AttributesOf } from './judge-filters';

const media = 'plugin::upload.file';

interface SchemaAttribute {
  type: string;
  /** Of a relation, and of a component. */
  target?: string;
  component?: string;
  /** Of a relation, such as oneToMany. */
  relation?: string;
  /** Of a component. */
  repeatable?: boolean;
}

const readAttributes = (attributes: Readonly<Record<string, SchemaAttribute>>): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { type, target, component, relation, repeatable }]) => {
      const leadsTo = type === 'media' ? media : (target ?? component);
      const isList = relation?.endsWith('Many') ?? repeatable ?? false;
      return [name, { type, isList, ...(leadsTo === undefined ? {} : { target: leadsTo }) }];
    }),
  );

/** The attributes of every content type and component, by its uid, once all of them are there. */
export const attributesIn = (strapi: Core.Strapi): AttributesOf => {
  const known = new Map<string, Attributes>();
  return (uid) => {
    if (known.size === 0) {
      for (const schema of Object.values({ ...strapi.contentTypes, ...strapi.components })) {
        known.set(schema.uid, readAttributes(schema.attributes));
      }
    }
    return known.get(uid) ?? {};
  };
};
