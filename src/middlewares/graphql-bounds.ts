import bodyParser from 'koa-bodyparser';
import { LRUCache } from 'lru-cache';
import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import { isRecord } from '../explainer/is-record';
import type { DocumentVerdict } from '../security/document-bounds';
import { judgeDocument } from '../security/judge-document';
import { judgePersistedQuery } from '../security/judge-persisted-query';
import { judgeVariables } from '../security/judge-variables';
import type { Context } from '../strapi-types';

/** Of at most 20,000 characters each. */
const remembered = 500;

/** A document of the most characters, each written as JSON may (`\u0041`), and as much again for its variables. */
const bodyLimit = '240kb';

interface Asked {
  query?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Apollo tells what is wrong with it.
    return undefined;
  }
};

const askedOf = (ctx: Context): Asked => {
  const asked: unknown = ctx.method === 'GET' ? ctx.query : ctx.request.body;
  if (!isRecord(asked)) return {};
  const { query, variables, extensions } = asked;
  const parsed = (value: unknown): unknown => (typeof value === 'string' ? parse(value) : value);
  return { query, variables: parsed(variables), extensions: parsed(extensions) };
};

const refuse = (ctx: Context, message: string): void => {
  ctx.status = 400;
  ctx.body = { errors: [{ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] };
};

/**
 * Refuses a GraphQL document that asks for too much before Apollo validates it; what was judged is not judged again. Reads the
 * body for that: Strapi leaves it to the GraphQL plugin, which takes what it finds read.
 */
export default () => {
  const verdicts = new LRUCache<string, DocumentVerdict>({ max: remembered });
  const parseBody = bodyParser({ enableTypes: ['json'], jsonLimit: bodyLimit });
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    if (!isGraphqlAddress(ctx.path)) {
      await next();
      return;
    }
    await parseBody(ctx, async () => {
      const { query, variables, extensions } = askedOf(ctx);
      for (const given of [judgeVariables(variables), judgePersistedQuery(extensions, query)]) {
        if (given.ok) continue;
        refuse(ctx, given.message);
        return;
      }
      if (typeof query === 'string') {
        const verdict = verdicts.get(query) ?? judgeDocument(query);
        if (!verdict.ok) {
          refuse(ctx, verdict.message);
          return;
        }
        verdicts.set(query, verdict);
      }
      await next();
    });
  };
};
