// @ts-check
import {
  explainerRequest,
  graphqlArticleRequest,
  graphqlExplainerRequest,
  nativeRequest,
  sectionRequest,
} from '../load/requests.mjs';

/** Every way to read one text of an explainer. @param {string} slug @param {string} section */
export const doorsTo = (slug, section) => [
  { name: 'explainer', request: explainerRequest(slug) },
  { name: 'one section', request: sectionRequest(slug, section) },
  { name: 'native REST, populated', request: nativeRequest(slug) },
  { name: 'GraphQL, whole explainer', request: graphqlExplainerRequest(slug) },
  { name: 'GraphQL, article', request: graphqlArticleRequest(slug) },
];
