/** Strapi's operators that compare with the text of each document, which no index helps. */
export const textOperators: ReadonlySet<string> = new Set([
  ...['$contains', '$notContains', '$containsi', '$notContainsi', '$eqi', '$nei'],
  ...['$startsWith', '$startsWithi', '$endsWith', '$endsWithi'],
]);
