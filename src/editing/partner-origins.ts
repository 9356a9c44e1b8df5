import type { Core } from '@strapi/strapi';
import { judgeOrigins, type PartnerProblem } from '../embeds/partners/judge-partner';
import { judgeWrittenPartners, partnerUid, type StoredPartner } from './partner-written';

/** Those that are another partner's already: whose views they are could not be said. */
const findTaken = async (
  strapi: Core.Strapi,
  { id, origins }: StoredPartner,
): Promise<PartnerProblem[]> => {
  const typed = origins.map(({ origin }) => origin);
  const others: { name: string; origins: { origin: string }[] }[] = await strapi.db
    .query(partnerUid)
    .findMany({
      select: ['name'],
      where: { id: { $ne: id }, origins: { origin: { $in: typed } } },
      populate: { origins: true },
    });
  return others.flatMap((other) =>
    other.origins
      .map(({ origin }) => typed.indexOf(origin))
      .filter((index) => index >= 0)
      .map((index) => ({
        path: ['origins', index, 'origin'],
        message: `origins — expected origins of this partner alone; "${typed[index] ?? ''}" is an origin of "${other.name}"`,
      })),
  );
};

/**
 * Lets a partner's origins be such as browsers send, each of one partner, and at least one where the partner is active. Writes come
 * one after the other (`take-turns.ts`), so that two partners never take one origin at once.
 */
export const installPartnerOrigins = (strapi: Core.Strapi): void => {
  judgeWrittenPartners(strapi, async (partner) => {
    const problems = judgeOrigins(partner);
    return problems.length > 0 ? problems : findTaken(strapi, partner);
  });
};
