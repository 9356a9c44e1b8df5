import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { inTransaction, type Transaction } from '../strapi/types';
import { findAwaited, type Entry } from './entry-links';
import { isPublish } from '../strapi/is-publish';
import { writtenLocales } from './locale-filter';
import { namedEntries, type Names } from './named-entries';

/** "api::side-effect.side-effect" is a side effect. */
const nounOf = (uid: string): string => uid.split('.').at(-1)?.replace('-', ' ') ?? uid;

/** Refuses what would lose a relation, with the list of what must be published first. */
const refuseUnpublishedTargets = async (
  strapi: Core.Strapi,
  transaction: Transaction,
  names: Names,
  document: Entry,
): Promise<void> => {
  const awaited = await findAwaited(strapi, transaction, document, names);
  if (awaited.length === 0) return;
  const inOrder = Object.entries(names).flatMap(([relation, uid]) =>
    awaited
      .filter((entry) => entry.relation === relation)
      .map(({ slug }) => `${nounOf(uid)} "${slug}"`),
  );
  const publishFirst = [...new Set(inOrder)];
  throw new errors.ValidationError(
    `publish — expected everything that it names to be published; publish these first: ${publishFirst.join(', ')}`,
    { publishFirst },
  );
};

/** Lets nothing be published before what it names: Strapi would leave the relation out, and say nothing. */
export const installPublishTargets = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    const names = namedEntries[uid];
    if (names === undefined || !isPublish(action, params)) return next();

    return inTransaction(strapi, async (transaction) => {
      const languages = writtenLocales(strapi, uid, params.locale);
      const refuse = (documentId: string) =>
        refuseUnpublishedTargets(strapi, transaction, names, { uid, documentId, languages });
      if (action === 'publish') {
        await refuse(params.documentId);
        return next();
      }
      // What is saved and published at once is known only when it is saved; refusing it takes the save back.
      const result = await next();
      if (isRecord(result) && typeof result.documentId === 'string') {
        await refuse(result.documentId);
      }
      return result;
    });
  });
};
