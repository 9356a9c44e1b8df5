import { errors } from '@strapi/utils';
import type { QueryVerdict } from '../../delivery/policy/read-query';
import type { Theme } from '../../embeds/style';
import type { Droppable } from '../../explainer/forms/render-html';
import type { RevisionAddress } from '../../explainer/ledger';
import type { Context } from '../../strapi/context';

/** The names in the path of a request. */
export const namesIn = ({ params }: Context): Record<string, string> =>
  // Strapi's prefix is a pattern for koa-router, which numbers what it matched.
  Object.fromEntries(Object.entries<string>(params).filter(([name]) => !/^\d+$/.test(name)));

/** The path's parameters and the query's together; what the path says is not to be said again, as it could be something else. */
export const read = <Value>(
  ctx: Context,
  reader: (query: unknown) => QueryVerdict<Value>,
): Value => {
  const names = namesIn(ctx);
  const repeated = Object.keys(names).filter((name) => name in ctx.query);
  if (repeated.length > 0) {
    throw new errors.ValidationError(`${repeated.join(', ')} — expected in the path alone`);
  }
  const verdict = reader({ ...ctx.query, ...names });
  if (!verdict.ok) throw new errors.ValidationError(verdict.message);
  return verdict.value;
};

/** Which revision of which explainer is asked for. */
export interface AddressQuery {
  slug: string;
  locale: string | null;
  revision?: string | undefined;
  asOf?: string | undefined;
}

/** How the answer is to look. */
export interface FormQuery {
  locale: string | null;
  format?: string | undefined;
  headingLevel: number;
  /** What is left out. */
  show: Droppable[];
  shadow?: string | undefined;
  theme: Theme;
  refusal?: string | undefined;
  withheld?: string | undefined;
}

export const addressOf = (query: AddressQuery): RevisionAddress => {
  const { slug, locale, revision, asOf } = query;
  return { slug, language: locale, sha256: revision, asOf };
};
