import type { Core, Schema } from '@strapi/strapi';

interface Naming {
  getTypeName: (contentType: Schema.ContentType) => string;
  getComponentName: (component: Schema.Component) => string;
}

const leadOn = new Set(['relation', 'component', 'media']);

const namesOf = (type: string, attributes: Record<string, { type: string }>): string[] =>
  Object.entries(attributes)
    .filter(([, attribute]) => leadOn.has(attribute.type))
    .flatMap(([name]) => [`${type}.${name}`, `${type}.${name}_connection`]);

/** The GraphQL fields that lead from rows to rows, as "Type.field": relations, components and media, under both their names. */
export const findNestedFields = (strapi: Core.Strapi): Set<string> => {
  const { naming } = strapi.plugin('graphql').service<{ naming: Naming }>('utils');
  const contentTypes: Schema.ContentType[] = Object.values(strapi.contentTypes);
  const components: Schema.Component[] = Object.values(strapi.components);
  return new Set([
    ...contentTypes.flatMap((model) => namesOf(naming.getTypeName(model), model.attributes)),
    ...components.flatMap((model) => namesOf(naming.getComponentName(model), model.attributes)),
  ]);
};
