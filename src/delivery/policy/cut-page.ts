/**
 * The rows of one page, of which one more than it holds was read: that one tells that there is another page.
 *
 * @param limit how many rows the page holds
 * @returns the rows to show, the last of them, and whether there are more
 */
export const cutPage = <Row>(
  rows: readonly Row[],
  limit: number,
): { shown: Row[]; last: Row | undefined; hasMore: boolean } => {
  const shown = rows.slice(0, limit);
  return { shown, last: shown.at(-1), hasMore: rows.length > limit };
};
