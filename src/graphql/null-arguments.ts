import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';

interface ArgumentBuilder {
  transformArgs: (given: object, options: object) => unknown;
}

const withoutNulls = (given: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

/**
 * Lets null say the same as nothing in the arguments of a list, as the schema has it. Strapi fails on `pagination: null`, and takes
 * `pagination: { limit: null }` for 1.
 */
export const installNullArguments = (strapi: Core.Strapi): void => {
  const { utils } = strapi.plugin('graphql').service<{ utils: ArgumentBuilder }>('builders');
  const { transformArgs } = utils;
  utils.transformArgs = (given, options) => {
    const { pagination, ...others } = withoutNulls(given);
    const stated = isRecord(pagination) ? { pagination: withoutNulls(pagination) } : {};
    return transformArgs({ ...others, ...stated }, options);
  };
};
