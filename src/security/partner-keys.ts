import type { Core } from '@strapi/strapi';

const partnerUid = 'api::partner.partner';

/** A partner, and the number of the API token that is its key; null where it has none. */
export interface KeyHolder {
  id: number;
  name: string;
  keyNumber: number | null;
}

type Found = { ok: true; value: KeyHolder } | { ok: false; message: string };

/** The partner of that name, or of that documentId. */
export const findPartner = async (strapi: Core.Strapi, named: string): Promise<Found> => {
  const found: KeyHolder[] = await strapi.db.query(partnerUid).findMany({
    select: ['id', 'name', 'keyNumber'],
    where: { $or: [{ name: named }, { documentId: named }] },
  });
  const [value, ...others] = found;
  if (value !== undefined && others.length === 0) return { ok: true, value };
  const what = value === undefined ? 'there is none' : 'there are several';
  return {
    ok: false,
    message: `--partner — expected the name of one partner, or its documentId; of "${named}" ${what}`,
  };
};

/** Makes a token the key of a partner; what the token may read is what that partner may. */
export const bindKey = async (
  strapi: Core.Strapi,
  { id }: KeyHolder,
  keyNumber: number,
): Promise<void> => {
  await strapi.db.query(partnerUid).update({ where: { id }, data: { keyNumber } });
};
