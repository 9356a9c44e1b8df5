const largestId = 2 ** 31 - 1;

/** As the panel and Strapi's clients send one: in an address it is a text. */
const isId = (value: unknown): boolean => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) > 0 && Number(number) <= largestId;
};

/** Says what is wrong with the number of a file, as an address or a body has it, or null. */
export const judgeFileId = (id: unknown, name = 'id'): string | null =>
  isId(id) ? null : `${name} — expected the number of a file, once`;

/** Says what is wrong with the number of a folder, as an address has it, or null. */
export const judgeFolderId = (id: unknown): string | null =>
  isId(id) ? null : 'id — expected the number of a folder, once';

/** Says what is wrong with the number of a folder in which something is to be, as a body has it, or null: null is none. */
export const judgeFolder = (folder: unknown, name: string): string | null =>
  (folder ?? null) === null || isId(folder)
    ? null
    : `${name} — expected the number of a folder, or null`;

/** Says what is wrong with a list of numbers of files or folders, where a body has one, or null. */
export const judgeNumbers = (numbers: unknown, name: string): string | null =>
  numbers === undefined || (Array.isArray(numbers) && numbers.every(isId))
    ? null
    : `${name} — expected a list of numbers of what there is`;
