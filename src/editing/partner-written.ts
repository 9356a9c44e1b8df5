import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { PartnerProblem, WrittenPartner } from '../embeds/partners/judge-partner';
import { inTransaction } from '../strapi/transaction';
import { writtenEntries } from '../strapi/written-entries';

export const partnerUid = 'api::partner.partner';

const writes = new Set(['create', 'update', 'clone']);

export type StoredPartner = WrittenPartner & { id: number };

const refuse = (problems: readonly PartnerProblem[]): Error =>
  new errors.ValidationError(problems.map(({ message }) => message).join('; '), {
    errors: problems.map((problem) => ({ ...problem, name: 'ValidationError' })),
  });

/** Judges each partner as it is stored by a write, which may have said only a part of it; what is wrong is not written. */
export const judgeWrittenPartners = (
  strapi: Core.Strapi,
  judge: (partner: StoredPartner) => PartnerProblem[] | Promise<PartnerProblem[]>,
): void => {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== partnerUid || !writes.has(context.action)) return next();
    return inTransaction(strapi, async () => {
      const result = await next();
      for (const { id } of writtenEntries(result)) {
        const stored: StoredPartner | null = await strapi.db
          .query(partnerUid)
          .findOne({ where: { id }, populate: { origins: true } });
        const problems = stored === null ? [] : await judge(stored);
        if (problems.length > 0) throw refuse(problems);
      }
      return result;
    });
  });
};
