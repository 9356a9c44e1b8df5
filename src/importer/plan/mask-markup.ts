const address = /\]\([^()\s]{1,500}\)?|\bhttps?:\/\/[^\s<>()]{1,500}|\bwww\.[^\s<>()]{1,500}/gi;
const listNumber = /^[ \t]*\d{1,9}\\?[.)](?=[ \t])/gm;

/**
 * Puts spaces in place of web addresses and link targets, and a dash in place of a list number, so that no word is found
 * in them. Every other character keeps its offset.
 */
export function maskMarkup(markdown: string): string {
  return markdown
    .replace(address, (found) => ' '.repeat(found.length))
    .replace(listNumber, (found) => `-${' '.repeat(found.length - 1)}`);
}
