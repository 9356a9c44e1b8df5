// @ts-check
import {
  cold,
  embedRequest,
  explainerRequest,
  graphqlArticleRequest,
  graphqlExplainerRequest,
  nativeRequest,
  nativeSectionRequest,
  sectionRequest,
  unchangedRequest,
} from '../load/requests.mjs';
import { publishedSlug, readSlug } from '../servers/databases.mjs';

/** @typedef {import('../load/ask.mjs').Request} Request */
/** @typedef {{ name: string, request: Request, status: number, goal: string }} Subject */

const readSection = 'short-term-side-effects';

/**
 * What readers ask for, and get from the store.
 * @param {{ port: number }} app whose entity tags the readers have
 * @returns {Promise<Subject[]>}
 */
export const hitSubjects = async (app) => {
  const explainer = explainerRequest(readSlug);
  return [
    { name: 'explainer', request: explainer, status: 200, goal: '≥ 0.9' },
    {
      name: 'shorter explainer',
      request: explainerRequest(publishedSlug),
      status: 200,
      goal: '≥ 0.9',
    },
    {
      name: 'one section',
      request: sectionRequest(readSlug, readSection),
      status: 200,
      goal: '≥ 0.9',
    },
    {
      name: 'explainer, not modified',
      request: await unchangedRequest(app, explainer),
      status: 304,
      goal: '≥ 0.9',
    },
    {
      name: 'one section, page of a frame',
      request: embedRequest(readSlug, readSection),
      status: 200,
      goal: '≥ 0.9',
    },
    { name: 'native REST, populated', request: nativeRequest(readSlug), status: 200, goal: '' },
    {
      name: 'GraphQL, whole explainer',
      request: graphqlExplainerRequest(readSlug),
      status: 200,
      goal: '≥ 0.5',
    },
  ];
};

/**
 * What is computed anew each time, and what gives as much in stock Strapi.
 * @param {{ port: number }} app whose entity tags the readers have
 * @returns {Promise<(Subject & { stock: Request })[]>}
 */
export const coldSubjects = async (app) => {
  const explainer = cold(explainerRequest(readSlug));
  const native = cold(nativeRequest(readSlug));
  const bySlug = cold(nativeSectionRequest(readSection));
  const graphql = cold(graphqlArticleRequest(readSlug));
  return [
    {
      name: 'explainer, beside a populated read of its article',
      ...{ request: explainer, status: 200, goal: '≥ 10' },
      stock: native,
    },
    {
      name: 'explainer, not modified, beside the same read, whole',
      ...{ request: await unchangedRequest(app, explainer), status: 304, goal: '' },
      stock: native,
    },
    {
      name: 'one section, beside a populated read of it',
      ...{ request: cold(sectionRequest(readSlug, readSection)), status: 200, goal: '' },
      stock: bySlug,
    },
    {
      name: 'GraphQL: whole explainer, beside a populated read by REST',
      ...{ request: cold(graphqlExplainerRequest(readSlug)), status: 200, goal: '' },
      stock: native,
    },
    {
      name: 'native REST, populated',
      ...{ request: native, status: 200, goal: '' },
      stock: native,
    },
    {
      name: 'native REST: one section by its slug, populated',
      ...{ request: bySlug, status: 200, goal: '' },
      stock: bySlug,
    },
    {
      name: 'GraphQL: article → sections → conditions, side effects',
      ...{ request: graphql, status: 200, goal: '≥ 4' },
      stock: graphql,
    },
  ];
};
