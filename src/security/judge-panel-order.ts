import type { Problem } from './judge-filters';

/** What Strapi tells of an administrator to everybody in the panel (`ADMIN_USER_ALLOWED_FIELDS` of @strapi/admin 5.54). */
const toldOfAdministrators = ['id', 'firstname', 'lastname', 'username', 'email', 'isActive'];

const ofAdministrators = /^(?:createdBy|updatedBy)\.(?<attribute>.*)$/;

const isOrder = (order: string, path: RegExp): boolean => {
  const [name = '', direction = 'asc', ...others] = order.split(':').map((part) => part.trim());
  const { attribute } = ofAdministrators.exec(name)?.groups ?? {};
  return (
    path.test(name) &&
    /^(?:asc|desc)$/i.test(direction) &&
    others.length === 0 &&
    (attribute === undefined || toldOfAdministrators.includes(attribute))
  );
};

/** An attribute, and one of what a relation leads to: what the panel puts at the head of a column (`ListViewPage.js` of @strapi/content-manager 5.54). */
const ofColumn = /^[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)?$/;
const ofPopulated = /^[A-Za-z][\w-]*$/;

const isNone = (sort: unknown): boolean =>
  sort === undefined || sort === null || (typeof sort === 'string' && sort.trim() === '');

/**
 * Says what is wrong with an order that the panel asks for, or null. Strapi cleans a list only where all of it are texts, or objects
 * (`traverse/query-sort.js` of @strapi/utils 5.54): behind a blank text, an object ordered files by the passwords of who had sent them.
 */
export const judgePanelOrder = (
  sort: unknown,
  { path, isPopulated }: { path: string; isPopulated: boolean },
): Problem => {
  if (isNone(sort)) return null;
  const names = isPopulated ? ofPopulated : ofColumn;
  const areOrders = [sort]
    .flat()
    .every(
      (text) => typeof text === 'string' && text.split(',').every((order) => isOrder(order, names)),
    );
  return areOrders
    ? null
    : `${path} — expected attributes${isPopulated ? '' : ', or one of what a relation leads to'}, each with asc or desc or neither, such as createdAt:desc`;
};
