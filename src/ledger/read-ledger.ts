import type { Core } from '@strapi/strapi';
import type { Explainer } from '../explainer/explainer';
import type {
  FeedEntry,
  FoundRevision,
  Ledger,
  ListedExplainer,
  Revision,
  RevisionContent,
  RevisionSummary,
} from '../explainer/ledger';
import { selectOften } from '../strapi/database';
import { readEnd } from './latest-rows';
import { unpackText } from './packed-text';
import { createStatements } from './statements';
import { quotedTableOf } from '../database/table-of';
import { articleUid, revisionUid } from './uids';

/** PostgreSQL's driver parses JSON and SQLite's does not. */
const parsed = <Name extends string>(row: Record<Name, unknown>, name: Name) => {
  const value = row[name];
  return { [name]: typeof value === 'string' ? JSON.parse(value) : value };
};

const asContent = (stored: string | null): RevisionContent | null => {
  if (stored === null) return null;
  let json: string | undefined;
  return {
    // Of a revision that is only stood by, such as the latest beside an earlier one, it may not be wanted.
    get json() {
      json ??= unpackText(stored);
      return json;
    },
    parse() {
      const explainer: Explainer = JSON.parse(this.json);
      return explainer;
    },
  };
};

type Stored<Row> = Omit<Row, 'content'> & { content: string | null };
type FoundRow = Stored<Revision> & { which: 'latest' | 'wanted' };

const asRevision = (row: FoundRow): Revision => ({
  ...row,
  ...parsed(row, 'formerSections'),
  content: asContent(row.content),
});

const asFound = (rows: readonly FoundRow[]): FoundRevision | null => {
  const [latest, wanted] = ['latest', 'wanted'].map((which) =>
    rows.find((row) => row.which === which),
  );
  if (latest === undefined) return null;
  return { latest: asRevision(latest), wanted: wanted === undefined ? null : asRevision(wanted) };
};

/** Reads of the ledger, of one statement each. */
export const createLedgerReader = (
  strapi: Core.Strapi,
): Omit<Ledger, 'number' | 'lastNumber' | 'heardNumber' | 'heardAt' | 'watched' | 'waitFor'> => {
  const statements = createStatements({
    revisions: quotedTableOf(strapi, revisionUid),
    articles: quotedTableOf(strapi, articleUid),
    settings: quotedTableOf(strapi, 'strapi::core-store'),
  });

  return {
    find: async ({ slug, language, sha256, asOf }) => {
      if (sha256 !== undefined) {
        const bindings = { slug, language, sha256 };
        return asFound(await selectOften<FoundRow>(strapi, statements.bySha256, bindings));
      }
      if (asOf !== undefined) {
        const bindings = { slug, language, asOf };
        return asFound(await selectOften<FoundRow>(strapi, statements.asOf, bindings));
      }
      const rows = await selectOften<FoundRow>(strapi, statements.latest, { slug, language });
      const [latest] = rows.map(asRevision);
      return latest === undefined ? null : { latest, wanted: latest };
    },
    list: async ({ hasContent, ...page }) => {
      const statement = hasContent ? statements.listWhole : statements.list;
      const rows = await selectOften<Stored<ListedExplainer>>(strapi, statement, page);
      return rows.map((row) => ({ ...row, content: asContent(row.content) }));
    },
    history: (page) => selectOften<RevisionSummary>(strapi, statements.history, { ...page }),
    since: async (page) => {
      const rows = await selectOften<FeedEntry>(strapi, statements.since, { ...page });
      return rows.map((row) => ({
        ...row,
        ...parsed(row, 'changedSections'),
        ...parsed(row, 'formerSections'),
      }));
    },
    newestNumber: async () => (await readEnd(strapi)).change,
    lastSequence: async () => (await readEnd(strapi)).revision,
  };
};
