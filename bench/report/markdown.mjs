// @ts-check
import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';

/** @typedef {{ title: string, columns: string[], rows: string[][]}} Table */

/** A table in Markdown; every column but the first and the last is of figures. @param {Table} table */
export const renderTable = ({ title, columns, rows }) => {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, index) =>
    index === 0 || index === columns.length - 1 ? '---' : '--:',
  );
  return [`## ${title}`, '', ...[columns, rule, ...rows].map(line), ''].join('\n');
};

/** As the project's other files are, so that a result can be kept among them. @param {string} text */
export const formatMarkdown = async (text) => {
  const settings = await resolveConfig(fileURLToPath(import.meta.url));
  return format(text, { ...settings, parser: 'markdown' });
};
