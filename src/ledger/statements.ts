/** Names of tables, quoted as the database wants them. */
interface Tables {
  revisions: string;
  articles: string;
  /** Strapi's settings, among which it keeps the default locale as JSON. */
  settings: string;
}

const summaryColumns = [
  ...['sequence', 'explainer', 'language', 'slug', 'kind', 'previous', 'at', 'note'],
  ...['reason', 'replacement'],
];

/**
 * The statements by which the ledger is read, in the SQL that both databases understand, with named bindings. Each follows an
 * index to where it begins and ends there, however long the ledger is.
 */
export const createStatements = ({ revisions, articles, settings }: Tables) => {
  const summary = (alias: string): string =>
    [...summaryColumns.map((name) => `${alias}.${name}`), `${alias}.sha_256 AS "sha256"`].join(
      ', ',
    );
  const whole = (alias: string): string =>
    `${summary(alias)}, ${alias}.former_sections AS "formerSections", ${alias}.review_due AS "reviewDue",
      ${alias}.surrogate_key AS "surrogateKey", ${alias}.content`;
  /** The locale that is asked for, or else the default one. */
  const language = `COALESCE(:language, (SELECT REPLACE(value, '"', '') FROM ${settings}
    WHERE key = 'plugin_i18n_default_locale'))`;

  /** The explainer that was published last under a slug. */
  const owner = (condition = ''): string =>
    `(SELECT explainer FROM ${revisions} WHERE slug = :slug AND language = ${language} ${condition}
      ORDER BY sequence DESC LIMIT 1)`;
  const lastOf = (explainer: string, columns: string, condition = ''): string =>
    `SELECT ${columns} FROM ${revisions} r WHERE r.explainer = ${explainer} AND r.language = ${language} ${condition}
      ORDER BY r.sequence DESC LIMIT 1`;
  /** When its explainer was last corrected after a revision. */
  const corrected = (alias: string): string =>
    `(SELECT c.at FROM ${revisions} c WHERE c.explainer = ${alias}.explainer AND c.language = ${alias}.language
      AND c.sequence > ${alias}.sequence AND c.kind = 'major' ORDER BY c.sequence DESC LIMIT 1)`;
  /** The last of all that were written by an instant: a later one bears no earlier instant (`append-revisions.ts`). */
  const lastBy = `(SELECT sequence FROM ${revisions} WHERE at <= :asOf ORDER BY at DESC, sequence DESC LIMIT 1)`;
  const latestAnd = (explainer: string, condition: string): string =>
    `SELECT * FROM (${lastOf(explainer, `'latest' AS which, ${whole('r')}, CAST(NULL AS TEXT) AS "correctedAt"`)}) AS latest
      UNION ALL
      SELECT * FROM (${lastOf(explainer, `'wanted' AS which, ${whole('r')}, ${corrected('r')} AS "correctedAt"`, condition)}) AS wanted`;
  /**
   * Whose a revision is, of all that were ever published under the slug: one that was deleted may have had it before. The text that
   * is hashed names its explainer, so that there is one at most.
   */
  const writer = `(SELECT r.explainer FROM ${revisions} r WHERE r.sha_256 = :sha256 AND r.language = ${language}
      AND EXISTS (SELECT 1 FROM ${revisions} o
        WHERE o.explainer = r.explainer AND o.language = r.language AND o.slug = :slug)
      LIMIT 1)`;
  const earlier = (condition: string): string =>
    `SELECT * FROM (SELECT ${summary('r')} FROM ${revisions} r
        WHERE ${condition} AND r.language = ${language} AND r.sequence < :before
        ORDER BY r.sequence DESC LIMIT :limit) AS part`;

  const list = (content: string): string =>
    `SELECT a.title, a.lead, ${content}, ${summary('r')} FROM ${articles} a JOIN ${revisions} r ON r.id = (
        SELECT id FROM ${revisions} WHERE explainer = a.document_id AND language = a.locale
        ORDER BY sequence DESC LIMIT 1)
      WHERE a.published_at IS NOT NULL AND a.locale = ${language} AND a.slug > :after
      ORDER BY a.slug LIMIT :limit`;

  return {
    latest: lastOf(owner(), `'latest' AS which, ${whole('r')}`),
    bySha256: latestAnd(`COALESCE(${writer}, ${owner()})`, 'AND r.sha_256 = :sha256'),
    // Who had the slug at that instant; or, where the explainer had another one then, who has had it since.
    asOf: latestAnd(
      `COALESCE(${owner(`AND sequence <= ${lastBy}`)}, ${owner()})`,
      `AND r.sequence <= ${lastBy}`,
    ),
    history: `${earlier(`r.explainer = ${owner()}`)} UNION ${earlier('r.slug = :slug')}
      ORDER BY sequence DESC LIMIT :limit`,
    since: `SELECT ${summary('r')}, r.changed_sections AS "changedSections", r.former_sections AS "formerSections",
        NULLIF((SELECT p.slug FROM ${revisions} p
          WHERE p.explainer = r.explainer AND p.language = r.language AND p.sequence < r.sequence
          ORDER BY p.sequence DESC LIMIT 1), r.slug) AS "formerSlug"
      FROM ${revisions} r
      WHERE r.sequence > :sequence AND (CAST(:language AS TEXT) IS NULL OR r.language = :language)
      ORDER BY r.sequence LIMIT :limit`,
    list: list('NULL AS content'),
    listWhole: list('r.content'),
  };
};
