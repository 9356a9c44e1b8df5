/** Views of one text in a partner's pages on one day (UTC). */
export interface StoredView {
  /** ISO 8601 date. */
  day: string;
  explainer: string;
  part: string;
  revision: string;
  views: number;
}

const columns = ['day', 'explainer', 'part', 'revision', 'views'] as const;

/** What a partner or an editor is told. */
export const presentView = ({ day, explainer, part, revision, views }: StoredView): StoredView => ({
  day,
  explainer,
  part,
  revision,
  views,
});

/** A spreadsheet takes what begins like this for a formula, and runs it (OWASP, "CSV Injection"). */
const formula = /^[=+\-@\t\r]/;

const writeCell = (value: string | number): string => {
  const text = String(value);
  const safe = typeof value === 'string' && formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** A table with a line of names, as RFC 4180 has it. */
export const renderViewsCsv = (views: readonly StoredView[]): string =>
  [columns, ...views.map((view) => columns.map((name) => view[name]))]
    .map((cells) => `${cells.map(writeCell).join(',')}\r\n`)
    .join('');
