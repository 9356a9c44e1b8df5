import type { Core } from '@strapi/strapi';
import { contentTypes } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { currentRequest } from '../strapi/current-request';
import { currentRestRead } from '../strapi/panel';
import { linkTable } from './link-table';
import { looksThroughTexts, lookThroughTexts, type Search } from './look-through';
import { writeSemiJoins, type Where } from './semi-joins';
import { prepareAll, Wanted, withIds, type Ids } from './wanted-ids';

const sectionUid = 'api::section.section';

type LeadsOn = (name: string) => boolean;

/** Whether a filter, or an order, is about what documents lead to, for which the database joins tables. */
const joinsOthers = (said: unknown, leadsOn: LeadsOn): boolean => {
  if (Array.isArray(said)) return said.some((one) => joinsOthers(one, leadsOn));
  if (!isRecord(said)) return false;
  return Object.entries(said).some(([name, value]) =>
    name.startsWith('$') ? joinsOthers(value, leadsOn) : leadsOn(name),
  );
};

/**
 * Which version of documents a filter is about, as a filter of what they lead to: of types that have versions, what is published leads to
 * what is published, and a draft to drafts (`getRelationTargetStatus` in @strapi/core 5.54). A reader may say more of the time.
 */
const versionSaid = (where: unknown): Where[] => {
  const { publishedAt } = isRecord(where) ? where : {};
  const operators = isRecord(publishedAt) ? Object.entries(publishedAt) : [];
  const isVersion =
    operators.length === 1 &&
    operators.every(([name, value]) => /^\$(?:notN|n)ull$/.test(name) && value === true);
  return isVersion ? [{ publishedAt }] : [];
};

/**
 * Lets the database find by their ids alone the documents that a filter over others matches, each relation by itself. Where it joins,
 * Strapi asks for whole rows that are distinct, for which all rows that match, as often as they do, are sorted with all their texts
 * before the first page is known: sections in the order of their slugs, by a synonym of their side effects, were 130,000 rows and
 * 200 MB on PostgreSQL's disk (`processState` in @strapi/database 5.54, `query/query-builder.js`).
 *
 * Likewise the documents of a page that is in the order of what they lead to: a hundred of 16,000 sections by the slugs of their parents
 * kept SQLite busy for 85 ms with whole rows, and for 48 ms with ids.
 */
export const installMatchById = (strapi: Core.Strapi): void => {
  const { db } = strapi;
  const findMany = db.entityManager.findMany.bind(db.entityManager);
  const count = db.entityManager.count.bind(db.entityManager);
  const versioned = new Set<string>(
    Object.values(strapi.contentTypes)
      .filter((type) => contentTypes.hasDraftAndPublish(type))
      .map(({ uid }) => uid),
  );

  const targetOf = (uid: string, name: string): string | undefined => {
    const attribute = db.metadata.get(uid).attributes[name];
    const table = attribute && 'joinTable' in attribute ? attribute.joinTable : undefined;
    if (!attribute || !table || !('inverseJoinColumn' in table)) return undefined;
    return 'target' in attribute ? attribute.target : undefined;
  };
  const isSqlite = db.dialect.client === 'sqlite';
  /** Where the database is a process of its own, nobody waits while it looks through texts. */
  const looksThrough = (uid: string, search: Search): boolean =>
    isSqlite && looksThroughTexts(strapi, uid, search);
  /** In one value, of which SQLite takes 32,766. */
  const listed = (ids: readonly unknown[]): Ids =>
    db
      .getConnection()
      .select('value')
      .from(db.connection.raw('json_each(?)', [JSON.stringify(ids)]));

  const leadingTo = (uid: string, name: string, wanted: Wanted): Wanted =>
    new Wanted(wanted.prepare, () => {
      const link = linkTable(strapi, uid, name);
      const rows = db.getConnection(link.name).select(link.from).whereIn(link.to, wanted.ids());
      return link.field === undefined ? rows : rows.where('field', link.field);
    });
  const leadsOnIn = (uid: string, said: unknown): boolean =>
    joinsOthers(said, (name) => targetOf(uid, name) !== undefined);
  const matchById = async (uid: string, where: unknown): Promise<unknown> => {
    if (!leadsOnIn(uid, where)) return where;
    const version = versionSaid(where);
    const idsOf = (type: string, wanted: Where): Wanted => {
      const ofVersion = () => ({
        $and: [...(versioned.has(type) ? version : []), withIds(wanted)],
      });
      let foundIds: unknown[] | undefined;
      const prepare = async () => {
        await prepareAll(wanted);
        const search = { where: ofVersion(), words: undefined };
        if (looksThrough(type, search)) foundIds = await lookThroughTexts(strapi, type, search);
      };
      return new Wanted(prepare, () => {
        if (foundIds !== undefined) return listed(foundIds);
        const builder = db.queryBuilder(type).init({ select: ['id'], where: ofVersion() });
        // Without the DISTINCT of a builder that joins: a set of ids holds each once.
        return builder.getKnexQuery().clear('select').select(`${builder.alias}.id`);
      });
    };
    const written = writeSemiJoins(where, uid, { targetOf, idsOf, leadingTo });
    await prepareAll(written);
    return withIds(written);
  };

  /** What is looked for in texts is found once for the page and for the total. */
  const found = new WeakMap<object, Map<string, Promise<unknown[]>>>();
  const findOnce = (uid: string, search: Search, asked: unknown): Promise<unknown[]> => {
    const request = strapi.requestContext.get();
    // A read sees one state of the database from its beginning to its end (`delivery/one-snapshot.ts`), and nothing else does.
    if (request === undefined || !strapi.db.inTransaction())
      return lookThroughTexts(strapi, uid, search);
    const known = found.get(request) ?? new Map<string, Promise<unknown[]>>();
    found.set(request, known);
    const name = JSON.stringify([uid, asked, search.words]);
    const ids = known.get(name) ?? lookThroughTexts(strapi, uid, search);
    known.set(name, ids);
    return ids;
  };
  const narrow = async <Params extends { where?: unknown; _q?: unknown }>(
    uid: string,
    params: Params,
  ): Promise<Params> => {
    const search = { where: await matchById(uid, params.where), words: params._q };
    if (!looksThrough(uid, search)) return { ...params, where: search.where };
    const ids = await findOnce(uid, search, params.where);
    return { ...params, where: { id: { $in: listed(ids) } }, _q: undefined };
  };

  const findPageById: typeof findMany = async (uid, { select, populate, ...wanted }) => {
    const page = await findMany(uid, { ...wanted, select: ['id'] });
    const ids = page.map(({ id }: { id: unknown }) => id);
    if (ids.length === 0) return [];
    // Among its filters is the version of documents, by which Strapi reads what is populated too: without it, their drafts.
    const { filters } = wanted;
    const where = { id: { $in: ids } };
    // Strapi reads no more than is named, and by the id each row finds its place.
    const named = select && { select: [...new Set(['id', ...[select].flat()])] };
    const rows = await findMany(uid, { ...named, populate, filters, where });
    const byId = new Map(rows.map((row: { id: unknown }) => [row.id, row]));
    return ids.flatMap((id: unknown) => byId.get(id) ?? []);
  };

  /**
   * Not those of REST (`sort-by-id.ts`). Twenty lists of 16,000 sections in the order of their headings took GraphQL 1.4 s; and what a far page in no order passes
   * over is read with its texts, where `narrow-index.ts` has ids without.
   */
  const passesWholeRows = (uid: string, order: unknown): boolean =>
    isSqlite && (Boolean(order) || uid === sectionUid) && currentRestRead(strapi) === null;

  const isAnswered = (): boolean => currentRequest(strapi)?.isContentApi === true;

  db.entityManager.findMany = async (uid, params) => {
    if (!isAnswered()) return findMany(uid, params);
    const wanted = await narrow(uid, params);
    const { limit, orderBy } = params;
    const isPage = Number(limit) > 0 && (leadsOnIn(uid, orderBy) || passesWholeRows(uid, orderBy));
    return isPage ? findPageById(uid, wanted) : findMany(uid, wanted);
  };
  db.entityManager.count = async (uid, params = {}) =>
    count(uid, isAnswered() ? await narrow(uid, params) : params);
};
