/** Whether a path leads to GraphQL: Strapi's router takes it in any case, and with a slash at its end. */
export const isGraphqlAddress = (path: string): boolean => /^\/graphql\/?$/i.test(path);
