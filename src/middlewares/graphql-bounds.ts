import type { Core } from '@strapi/strapi';
import bodyParser from 'koa-bodyparser';
import { isGraphqlAddress } from '../delivery/policy/graphql-address';
import { isRecord } from '../explainer/is-record';
import { schemaTypesOf } from '../ports/schema-types';
import { explainGraphqlBody } from '../security/explain-body';
import { createJudgedDocuments, type AskedDocument } from '../security/judged-documents';
import { judgeExtensions } from '../security/judge-extensions';
import { judgeVariables } from '../security/judge-variables';
import { answerInGraphql, refuse } from '../security/graphql-refusal';
import { judgeTrusted } from '../security/trusted-documents/judge-trusted';
import type { TrustedDocuments } from '../security/trusted-documents/trusted-documents';
import type { Context } from '../strapi/context';

/** A document of the most characters, each written as JSON may (`\u0041`), and as much again for its variables. */
const bodyLimit = '240kb';

/** Ignored, it would let a write through that was not to be made. */
const onePrecondition =
  'If-Match — expected on a write over REST; a GraphQL document may hold several';

/** As Apollo says it to clients, which send the text then. */
const notFound = [
  'PersistedQueryNotFound',
  { status: 200, code: 'PERSISTED_QUERY_NOT_FOUND' },
] as const;

const noJson = 'Content-Type — expected application/json';

/** What the parser takes for JSON, or nothing at all. */
const json = /^(?:\s*application\/(?:[\w.+-]*json|csp-report)\b|$)/i;

const isOfAnotherKind = (ctx: Context): boolean =>
  ctx.method === 'POST' && !json.test(ctx.get('Content-Type'));

const parse = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // Apollo tells what is wrong with it.
    return undefined;
  }
};

/** As Apollo reads it: Strapi's parser of query strings passes over what comes after a thousand parameters. */
const readSearch = (search: string): AskedDocument => {
  const given = new URLSearchParams(search);
  const one = (name: string): string | undefined => given.get(name) ?? undefined;
  return {
    query: one('query'),
    variables: parse(one('variables')),
    extensions: parse(one('extensions')),
  };
};

const askedOf = (ctx: Context): AskedDocument => {
  if (ctx.method === 'GET') return readSearch(ctx.search);
  const asked: unknown = ctx.request.body;
  return isRecord(asked) ? asked : {};
};

/** Hands on the text of a listed document in the place of its name, which only the list knows. */
const putInPlace = async (
  ctx: Context,
  { extensions, ...others }: AskedDocument,
  query: string,
  next: () => Promise<unknown>,
): Promise<void> => {
  const { persistedQuery, ...left } = isRecord(extensions) ? extensions : {};
  if (persistedQuery === undefined) {
    await next();
    return;
  }
  if (ctx.method !== 'GET') {
    ctx.request.body = { ...others, query, extensions: left };
    await next();
    return;
  }
  const search = new URLSearchParams(ctx.search);
  search.set('query', query);
  search.set('extensions', JSON.stringify(left));
  ctx.url = `${ctx.path}?${search.toString()}`;
  await next();
};

/**
 * Refuses a GraphQL document that asks for too much before Apollo validates it; what was judged is not judged again. Reads the
 * body for that: Strapi leaves it to the GraphQL plugin, which takes what it finds read. Where the operator lists documents, no
 * other is handed on.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) => {
  const trusted = strapi.get<TrustedDocuments | null>('trustedDocuments');
  const judge = createJudgedDocuments(schemaTypesOf(strapi).has);
  const parseBody = bodyParser({
    ...{ enableTypes: ['json'], jsonLimit: bodyLimit, onerror: explainGraphqlBody(bodyLimit) },
  });

  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    if (!isGraphqlAddress(ctx.path)) {
      await next();
      return;
    }
    // As it was before `global::graphql-bodies`.
    ctx.url = ctx.originalUrl;
    if (ctx.get('If-Match') !== '') {
      refuse(ctx, onePrecondition);
      return;
    }
    await answerInGraphql(ctx, () =>
      parseBody(ctx, async () => {
        if (isOfAnotherKind(ctx)) {
          refuse(ctx, noJson, { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
          return;
        }
        const asked = askedOf(ctx);
        const isListed = trusted !== null;
        const given = judgeVariables(asked.variables);
        const verdict = given.ok
          ? judgeExtensions(asked.extensions, asked.query, { isListed })
          : given;
        if (!verdict.ok) {
          refuse(ctx, verdict.message);
          return;
        }
        if (trusted !== null) {
          const trust = judgeTrusted(asked, trusted);
          if (trust.ok) await putInPlace(ctx, asked, trust.query, next);
          else refuse(ctx, trust.message, { status: 403, code: trust.code });
          return;
        }
        const shape = judge(asked);
        if (shape === undefined) refuse(ctx, ...notFound);
        else if (shape.ok) await next();
        else refuse(ctx, shape.message);
      }),
    );
  };
};
