import type { Core } from '@strapi/strapi';
import { tableOf } from '../database/table-of';
import { linkTable } from '../database/link-table';
import { prepareOnce } from '../database/prepare-once';
import type { Transaction } from '../strapi/transaction';
import {
  articleUid,
  conditionUid,
  contributorUid,
  noticeUid,
  referenceUid,
  sectionUid,
  sideEffectUid,
} from './uids';

/** Names of relations, from an article on. */
type Path = readonly string[];

/** By which paths of relations an article names a document of each type; the ledger watches these types and no other. */
const pathsTo: Readonly<Record<string, readonly Path[]>> = {
  [articleUid]: [[]],
  [sectionUid]: [['sections']],
  [conditionUid]: [
    ['sections', 'conditions'],
    ['sections', 'mentions', 'condition'],
    ['sections', 'conditions', 'broader'],
    ['sections', 'mentions', 'condition', 'broader'],
  ],
  [sideEffectUid]: [
    ['sections', 'sideEffects'],
    ['sections', 'mentions', 'sideEffect'],
  ],
  [noticeUid]: [['sections', 'notices']],
  [referenceUid]: [['references'], ['sections', 'references']],
  [contributorUid]: [['authors'], ['reviewers'], ['review', 'reviewedBy']],
};

export const watchedUids: readonly string[] = Object.keys(pathsTo);

/** Whether readers could notice a change of documents of this type. */
export const isWatched = (uid: string): boolean => uid in pathsTo;

/**
 * The published articles from which a path of relations leads to a document. By inner joins, which a database may follow from
 * their end: by the outer ones of Strapi's query engine, SQLite went through all articles for each section that was published.
 * And from link to link: the rows in between would only be asked whether they are there, and PostgreSQL read all sections for it.
 */
const articlesAlong = (strapi: Core.Strapi, path: Path, documentId: string) => {
  const articles = strapi.db
    .getConnection(`${tableOf(strapi, articleUid)} as article`)
    .whereNotNull('article.published_at');
  let uid: string = articleUid;
  let row = 'article.id';
  for (const [step, name] of path.entries()) {
    const links = linkTable(strapi, uid, name);
    void articles.join(`${links.name} as by${step}`, `by${step}.${links.from}`, row);
    if (links.field !== undefined) void articles.where(`by${step}.field`, links.field);
    uid = links.target;
    row = `by${step}.${links.to}`;
  }
  if (path.length === 0) return articles.where('article.document_id', documentId);
  return articles
    .join(`${tableOf(strapi, uid)} as named`, 'named.id', row)
    .where('named.document_id', documentId);
};

/** What a column says, each once, of what the paths lead through to a document. */
const findAlong = async <Value>(
  strapi: Core.Strapi,
  transaction: Transaction,
  { paths, documentId, column }: { paths: readonly Path[]; documentId: string; column: string },
): Promise<Value[]> => {
  const found = new Set<Value>();
  for (const path of paths) {
    const query = articlesAlong(strapi, path, documentId)
      .distinct({ value: column })
      .transacting(transaction);
    const rows: { value: Value }[] = await prepareOnce(strapi, query);
    for (const { value } of rows) found.add(value);
  }
  return [...found];
};

/** The documentIds of the published articles that hold or name a document now, whatever their locale. */
export const findAffectedArticles = (
  strapi: Core.Strapi,
  transaction: Transaction,
  uid: string,
  documentId: string,
): Promise<string[]> =>
  findAlong(strapi, transaction, {
    paths: pathsTo[uid] ?? [],
    documentId,
    column: 'article.document_id',
  });

/** The ids of the published sections that list or mention a document now, whatever their locale. */
export const findNamingSections = (
  strapi: Core.Strapi,
  transaction: Transaction,
  uid: string,
  documentId: string,
): Promise<number[]> => {
  const paths = (pathsTo[uid] ?? []).filter(
    (path) => path[0] === 'sections' && !path.includes('broader'),
  );
  const { to } = linkTable(strapi, articleUid, 'sections');
  return findAlong(strapi, transaction, { paths, documentId, column: `by0.${to}` });
};
