// @ts-check
import { ask, headerOf } from './ask.mjs';
import { articleQuery, explainerQuery } from './graphql-queries.mjs';

/** @typedef {import('./ask.mjs').Request} Request */

/** Whoever sends a cookie is answered past the front door, and otherwise alike. @param {Request} request @returns {Request} */
export const cold = (request) => ({
  ...request,
  headers: { ...request.headers, Cookie: 'cold=1' },
});

/** @param {string} query @param {object} variables @returns {Request} */
const graphql = (query, variables) => ({
  path: '/graphql',
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ query, variables }),
});

/** @param {string} slug @returns {Request} */
export const explainerRequest = (slug) => ({ path: `/api/explainers/${slug}` });

/** @param {string} slug @param {string} section @returns {Request} */
export const sectionRequest = (slug, section) => ({
  path: `/api/explainers/${slug}/sections/${section}`,
});

/** The page of a frame on a partner's page. @param {string} slug @param {string} section @returns {Request} */
export const embedRequest = (slug, section) => ({ path: `/embed/${slug}/${section}` });

const named = ['conditions', 'sideEffects', 'notices', 'references', 'mentions'];

/** An article with all that an explainer holds, as Strapi's own REST gives it. @param {string} slug @returns {Request} */
export const nativeRequest = (slug) => {
  const parts = named.map((name) => `&populate[sections][populate][${name}][populate]=*`);
  return {
    path: `/api/articles?filters[slug]=${slug}${parts.join('')}&populate[references]=true`,
  };
};

/** A section with what it names, likewise. @param {string} slug @returns {Request} */
export const nativeSectionRequest = (slug) => {
  const parts = named.map((name) => `&populate[${name}][populate]=*`);
  return { path: `/api/sections?filters[slug]=${slug}${parts.join('')}` };
};

/** @param {string} slug @returns {Request} */
export const graphqlExplainerRequest = (slug) => graphql(explainerQuery, { slug });

/** @param {string} slug @returns {Request} */
export const graphqlArticleRequest = (slug) => graphql(articleQuery, { slug });

/**
 * The same request from a reader who has the answer.
 * @param {{ port: number }} server
 * @param {Request} request
 * @returns {Promise<Request>}
 */
export const unchangedRequest = async (server, request) => {
  const etag = headerOf(await ask(server, request), 'etag') ?? '"none"';
  return { ...request, headers: { ...request.headers, 'If-None-Match': etag } };
};
