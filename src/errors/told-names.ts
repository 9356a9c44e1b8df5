const mostNames = 5;
const mostCharacters = 100;
const isUnseen = /^[\s\p{C}]*$/u;

const toldName = (name: string): string => {
  const short = name.slice(0, mostCharacters);
  return isUnseen.test(short) ? JSON.stringify(short) : short;
};

/** The names of parameters as a refusal begins with them; one of which nothing would be seen stands in quotation marks. */
export const toldNames = (...names: readonly string[]): string =>
  names.slice(0, mostNames).map(toldName).join(', ');

/** A value that was sent, as a refusal says it again. */
export const toldValue = (value: string): string => `"${value.slice(0, mostCharacters)}"`;
