// @ts-check
import { runSql } from '../servers/start-app.mjs';

/** The instant of a revision that is appended: a second after the one before it. @param {number} sequence */
export const instantOf = (sequence) =>
  new Date(Date.UTC(2030, 0, 1) + sequence * 1000).toISOString();

/** The same in SQL. @type {Record<string, string>} */
const instants = {
  sqlite: `strftime('%Y-%m-%dT%H:%M:%fZ', '2030-01-01', '+' || i || ' seconds')`,
  postgres: `to_char(timestamp '2030-01-01' + i * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
};

/**
 * Appends revisions by SQL that both databases understand, until there are so many. Every tenth is of the explainer that was
 * published last; the others are of a thousand others, without their texts.
 * @param {import('../servers/start-app.mjs').App} app
 * @param {string} kind of database
 * @param {number} upTo
 */
export const growLedger = async (app, kind, upTo) => {
  await runSql(
    app,
    `WITH RECURSIVE n(i) AS (SELECT (SELECT MAX(sequence) FROM revisions) + 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${upTo})
     INSERT INTO revisions (document_id, sequence, change, explainer, language, slug, kind, sha_256, previous, at, by, changed_sections, former_sections, content)
     SELECT 'grown' || i, i, i, CASE WHEN i % 10 = 0 THEN r.explainer ELSE 'explainer' || (i % 1000) END, r.language,
       CASE WHEN i % 10 = 0 THEN r.slug ELSE 'explainer-' || (i % 1000) END, 'minor', r.sha_256, r.previous, ${instants[kind]}, r.by, '[]', r.former_sections, CASE WHEN i % 10 = 0 THEN r.content ELSE '{}' END
     FROM n, (SELECT * FROM revisions ORDER BY sequence DESC LIMIT 1) r`,
  );
  // PostgreSQL does it by itself, some time after so many rows at once; SQLite never does.
  if (kind === 'postgres') await runSql(app, 'ANALYZE revisions');
};
