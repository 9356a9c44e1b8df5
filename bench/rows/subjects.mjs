// @ts-check
import {
  cold,
  embedRequest,
  explainerRequest,
  graphqlArticleRequest,
  graphqlExplainerRequest,
  nativeRequest,
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

/** What is computed anew each time, and what gives as much in stock Strapi. */
export const coldSubjects = () => {
  const native = cold(nativeRequest(readSlug));
  const graphql = cold(graphqlArticleRequest(readSlug));
  return [
    {
      name: 'explainer, beside a populated read of its article',
      request: cold(explainerRequest(readSlug)),
      stock: native,
      goal: '≥ 10',
    },
    { name: 'native REST, populated', request: native, stock: native, goal: '' },
    {
      name: 'GraphQL: article → sections → conditions, side effects',
      request: graphql,
      stock: graphql,
      goal: '≥ 4',
    },
  ];
};
