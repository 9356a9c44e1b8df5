import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { currentRestRead } from '../strapi/panel';

/** Gives a row what was populated once more, and in this order. */
const putInOrder = (row: Record<string, unknown>, names: readonly string[]): void => {
  const wanted = names.filter((name) => name in row).map((name) => [name, row[name]] as const);
  const given = Object.keys(row).filter((name) => names.includes(name));
  if (wanted.every(([name], index) => name === given[index])) return;
  // From the last on: V8 keeps the shape of an object that loses what it was given last.
  for (const name of given.reverse()) Reflect.deleteProperty(row, name);
  for (const [name, value] of wanted) row[name] = value;
};

/**
 * Has REST answer what it populates in one order, that in which it is populated. Strapi reads all relations of a row at once and gives them to
 * the row as they come (`Promise.all` in @strapi/database 5.54, `query/helpers/populate/apply.js`), so that one answer had other bytes,
 * and another ETag, from one time to the next and from one instance to the other.
 */
export const installPopulateInOrder = (strapi: Core.Strapi): void => {
  const { entityManager } = strapi.db;
  const build = entityManager.createQueryBuilder.bind(entityManager);
  entityManager.createQueryBuilder = (uid) => {
    const builder = build(uid);
    if (currentRestRead(strapi) === null) return builder;
    const execute = builder.execute.bind(builder);
    builder.execute = async <T>(options?: { mapResults?: boolean }) => {
      const result = await execute<T>(options);
      const names = Object.keys(builder.state.populate ?? {});
      if (names.length > 1) {
        for (const row of [result].flat()) if (isRecord(row)) putInOrder(row, names);
      }
      return result;
    };
    return builder;
  };
};
