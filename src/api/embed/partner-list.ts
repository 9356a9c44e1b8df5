import type { Core } from '@strapi/strapi';
import { keptSeconds } from '../../delivery/policy/cache-control';
import type { PartnerOrigins } from '../../embeds/partners/partners';
import { ledgerOf } from '../../strapi/our-services';

export interface PartnerList {
  /** The active partners, read where they may have changed since they were last. */
  read: () => Promise<PartnerOrigins>;
  /** As they were when this instance last heard of a change; undefined where they were not read since. */
  known: () => PartnerOrigins | undefined;
  /** As they were read last, whatever changed meanwhile, for what may be a moment late. */
  last: () => PartnerOrigins;
}

/** What was changed past this application, such as by hand in the database, moves no number. */
const believedMilliseconds = keptSeconds * 1_000;

const findActive = async (strapi: Core.Strapi): Promise<PartnerOrigins> => {
  const partners: { documentId: string; origins: { origin: string }[] }[] = await strapi.db
    .query('api::partner.partner')
    .findMany({
      select: ['documentId'],
      where: { state: 'active' },
      populate: { origins: { select: ['origin'] } },
      orderBy: { id: 'asc' },
    });
  return new Map(
    partners.flatMap(({ documentId, origins }) =>
      origins.map(({ origin }) => [origin, documentId] as const),
    ),
  );
};

/** Keeps the active partners in memory. A write of one moves the ledger's number, of all instances; they are then read again. */
export const createPartnerList = (strapi: Core.Strapi): PartnerList => {
  const { number, lastNumber } = ledgerOf(strapi);
  let last: PartnerOrigins = new Map();
  let readAt: number | undefined;
  let readUntil = 0;
  return {
    read: async () => {
      const since = number();
      if (since !== null && readAt === since && performance.now() < readUntil) return last;
      const from = performance.now();
      const found = await findActive(strapi);
      // Another read, which began later, may have ended before.
      if (readAt !== undefined && since !== null && since < readAt) return found;
      last = found;
      // What was changed while they were read may be in them or not.
      readAt = since !== null && number() === since ? since : undefined;
      readUntil = from + believedMilliseconds;
      return found;
    },
    known: () => (readAt === lastNumber() && performance.now() < readUntil ? last : undefined),
    last: () => last,
  };
};
