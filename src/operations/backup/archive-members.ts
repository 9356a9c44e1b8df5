/** Where in an archive rows and files are. */
const shapes = { table: /^tables\/([^/]+)\/\d+\.jsonl$/, upload: /^uploads\/(.+)$/s };

export const tableMember = (table: string, part: number): string =>
  `tables/${table}/${String(part).padStart(6, '0')}.jsonl`;

export const uploadMember = (path: string): string => `uploads/${path}`;

/** What a member of such a name holds. */
export const readMemberName = (
  name: string,
): { table: string } | { upload: string } | { unknown: string } => {
  const table = shapes.table.exec(name)?.[1];
  if (table !== undefined) return { table };
  const upload = shapes.upload.exec(name)?.[1];
  return upload === undefined ? { unknown: name } : { upload };
};
