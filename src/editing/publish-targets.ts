import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { inTransaction } from '../strapi/transaction';
import { findAwaited, type AwaitedEntry } from './awaited-entries';
import { isPublish } from '../strapi/is-publish';
import { writtenLocales } from './locale-filter';
import { rememberAwaited } from './lost-links';
import { namedEntries, namesOf, type Names } from './named-entries';

/** "api::side-effect.side-effect" is a side effect. */
const nounOf = (uid: string): string => uid.split('.').at(-1)?.replace('-', ' ') ?? uid;

/** Refuses what would lose a relation, with the list of what must be published first. */
const refuseUnpublishedTargets = (names: Names, awaited: readonly AwaitedEntry[]): void => {
  const inOrder = Object.entries(names).flatMap(([relation, uid]) =>
    awaited
      .filter((entry) => entry.relation === relation)
      .map(({ slug }) => `${nounOf(uid)} "${slug}"`),
  );
  if (inOrder.length === 0) return;
  const publishFirst = [...new Set(inOrder)];
  throw new errors.ValidationError(
    `publish — expected everything that it names to be published; publish these first: ${publishFirst.join(', ')}`,
    { publishFirst },
  );
};

/**
 * Lets nothing be published before what it names: Strapi would leave the relation out, and say nothing. What it stands under may be
 * published later, and is noted down until then.
 */
export const installPublishTargets = (strapi: Core.Strapi): void => {
  strapi.documents.use(async (context, next) => {
    const { uid, action, params } = context;
    const first = namedEntries[uid] ?? {};
    const all = namesOf(uid);
    if (Object.keys(all).length === 0 || !isPublish(action, params)) return next();

    return inTransaction(strapi, async (transaction) => {
      const languages = writtenLocales(strapi, uid, params.locale);
      const findLater = async (documentId: string): Promise<AwaitedEntry[]> => {
        const awaited = await findAwaited(strapi, transaction, { uid, documentId, languages }, all);
        refuseUnpublishedTargets(first, awaited);
        // What stands under itself is published with it.
        return awaited.filter(
          ({ relation, entry }) => !(relation in first) && entry !== documentId,
        );
      };
      if (action === 'publish') {
        // Publishing changes neither what the draft names nor what else is published, so that it need not be asked again.
        const later = await findLater(params.documentId);
        const result = await next();
        await rememberAwaited(strapi, later);
        return result;
      }
      // What is saved and published at once is known only when it is saved; refusing it takes the save back.
      const result = await next();
      if (isRecord(result) && typeof result.documentId === 'string') {
        await rememberAwaited(strapi, await findLater(result.documentId));
      }
      return result;
    });
  });
};
