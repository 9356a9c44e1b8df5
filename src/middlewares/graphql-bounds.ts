import bodyParser from 'koa-bodyparser';
import { LRUCache } from 'lru-cache';
import { judgeDocument, type DocumentVerdict } from '../security/judge-document';
import type { Context } from '../strapi-types';

/** Of at most 20,000 characters each. */
const remembered = 500;

/** A document of the most characters, each written as JSON may (`\u0041`), and as much again for its variables. */
const bodyLimit = '240kb';

const queryOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'query' in value ? value.query : undefined;

/**
 * Refuses a GraphQL document that asks for too much before Apollo validates it; what was judged is not judged again. Reads the
 * body for that: Strapi leaves it to the GraphQL plugin, which takes what it finds read.
 */
export default () => {
  const verdicts = new LRUCache<string, DocumentVerdict>({ max: remembered });
  const parseBody = bodyParser({ enableTypes: ['json'], jsonLimit: bodyLimit });
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    if (ctx.path !== '/graphql') {
      await next();
      return;
    }
    await parseBody(ctx, async () => {
      const text = queryOf(ctx.method === 'GET' ? ctx.query : ctx.request.body);
      if (typeof text === 'string') {
        const verdict = verdicts.get(text) ?? judgeDocument(text);
        if (!verdict.ok) {
          ctx.status = 400;
          const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
          ctx.body = { errors: [{ message: verdict.message, extensions }] };
          return;
        }
        verdicts.set(text, verdict);
      }
      await next();
    });
  };
};
