const mostCharacters = 100;
const isUnseen = /^[\s\p{C}]*$/u;

/** The names of parameters as a refusal begins with them; one of which nothing would be seen stands in quotation marks. */
export const toldNames = (...names: readonly string[]): string =>
  names
    .map((name) => (isUnseen.test(name) ? JSON.stringify(name) : name))
    .join(', ')
    .slice(0, mostCharacters);
