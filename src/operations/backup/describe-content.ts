import type { Manifest } from './manifest';

const count = (number: number, what: string): string =>
  `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

/** What an archive holds, in words. */
export const describeContent = ({ tables, ledger, uploads }: Manifest): string => {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return [
    `${count(rows, 'row')} of ${count(tables.length, 'table')}`,
    `${count(ledger.change, 'change')} and ${count(ledger.revision, 'revision')} in the ledger`,
    count(uploads, 'upload'),
  ].join(', ');
};
