import type { Core } from '@strapi/strapi';
import { tableOf } from '../database/table-of';
import { prepareOnce } from '../database/prepare-once';
import type { Transaction } from '../strapi/transaction';
import { linksFrom, type Entry, type Named } from './entry-links';
import { isOf } from './link-rows';
import type { Names } from './named-entries';

/** An entry that a draft names and that is not published in the language in which it is named. */
export interface AwaitedEntry extends Named {
  relation: string;
  slug: string;
}

/** What a draft names by any of these relations and is not published, by one statement: it is asked at every publish. */
export const findAwaited = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  holder: Entry,
  names: Names,
): Promise<AwaitedEntry[]> => {
  const [first, ...others] = Object.entries(names).map(([relation, entryUid]) => {
    const naming = { relation, entryUid, version: 'draft' } as const;
    const { query, columns } = linksFrom(strapi, transaction, holder, naming);
    const published = strapi.db
      .getConnection(`${tableOf(strapi, entryUid)} as published`)
      .whereRaw('?? = ??', ['published.document_id', 'entry.document_id'])
      // Those of types that are not translated have no locale.
      .whereRaw(`COALESCE(??, '') = COALESCE(??, '')`, ['published.locale', 'entry.locale'])
      .whereRaw(isOf('published'), ['published.published_at']);
    return query
      .whereNotExists(published)
      .select({ ...columns, slug: 'entry.slug', relation: transaction.raw('?', [relation]) });
  });
  if (first === undefined) return [];
  const found: AwaitedEntry[] = await prepareOnce(strapi, first.unionAll(others));
  return found;
};
