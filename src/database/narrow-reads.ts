import type { Core } from '@strapi/strapi';
import { isRecord } from '../explainer/is-record';
import { currentRestRead } from '../strapi/panel';
import { sortById } from './sort-by-id';

/** Strapi keeps the attributes of a content type as they are described. */
const isPrivate = (attribute: unknown): boolean =>
  isRecord(attribute) && attribute.private === true;

/** The attributes of a type's own table that readers are answered; undefined where that is all of them. */
const answeredOf = ({ db }: Core.Strapi, uid: string): string[] | undefined => {
  const own = Object.entries(db.metadata.get(uid).attributes).filter(
    ([, { type }]) => type !== 'relation',
  );
  const answered = own.filter(([, attribute]) => !isPrivate(attribute));
  return answered.length < own.length ? answered.map(([name]) => name) : undefined;
};

/** Also what a query says as `fields[0]=*`, beside which Strapi names the ids. */
const isAll = (names: string | readonly unknown[]): boolean => names === '*' || names.includes('*');

/**
 * Has REST read no more for its readers than it answers. Where a query names no fields, Strapi reads whole rows: with each article its
 * imported source, and with each entry what the last import said of it, as long again as its texts. On SQLite rows are sorted by their ids.
 */
export const installNarrowReads = (strapi: Core.Strapi): void => {
  const { entityManager, dialect } = strapi.db;
  const build = entityManager.createQueryBuilder.bind(entityManager);
  const answered = new Map<string, string[] | undefined>();
  const answeredBy = (uid: string): string[] | undefined => {
    if (!answered.has(uid)) answered.set(uid, answeredOf(strapi, uid));
    return answered.get(uid);
  };
  entityManager.createQueryBuilder = (uid) => {
    const builder = build(uid);
    if (currentRestRead(strapi) === null) return builder;
    const select = builder.select.bind(builder);
    builder.select = (names) => select(isAll(names) ? (answeredBy(uid) ?? names) : names);
    if (dialect.client === 'sqlite') {
      const query = builder.getKnexQuery.bind(builder);
      builder.getKnexQuery = () => sortById(strapi, uid, builder, query());
    }
    return builder;
  };
};
