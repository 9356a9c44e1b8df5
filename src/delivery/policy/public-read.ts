import { isGraphqlAddress } from './graphql-address';

/** Strapi's router takes a path in any case and with a slash at its end; one that is encoded in another way leads nowhere. */
const content = /^\/(?:api\/|embed(?:\/|$)|oembed\/?$)/i;
const page = /^\/embed(?:$|\/(?!builder\/?$|v1\/))/i;
const embed = /^\/embed\//i;
const contracts = /^\/(?:schema\.graphql|openapi\.json)\/?$/i;
const preview = /^\/preview\/?$/i;

/** Whether a path leads to what any site may read: REST, GraphQL, pages for frames, oEmbed, scripts for other sites, contracts. */
export const isForEverySite = (path: string): boolean =>
  content.test(path) || contracts.test(path) || isGraphqlAddress(path);

/** Whether what is at a path is answered without a login to the panel, at some cost: what any site may read, and previews. */
export const isPublicRead = (path: string): boolean => isForEverySite(path) || preview.test(path);

/** Whether a path leads to a page for frames; scripts, and the page that writes the code, are no such. */
export const isPageAddress = (path: string): boolean => page.test(path);

/** Whether an answer at a path comes from the database; scripts and contracts lie in files. */
export const asksDatabase = (path: string): boolean =>
  isPublicRead(path) && !contracts.test(path) && (!embed.test(path) || isPageAddress(path));
