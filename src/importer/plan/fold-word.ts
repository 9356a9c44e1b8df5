const joinedSuffix = /['’]s?$/;
const invisible = /[\u00ad\u200b-\u200d\u2060]/g;

/** A word in lower case with plain apostrophes and nothing invisible in it: "Isn’t" → "isn't". */
export function plainWord(word: string): string {
  return word.normalize('NFKC').replace(invisible, '').replace(/[’ʼ]/g, "'").toLowerCase();
}

/** The form under which singular and plural, and a possessive, are the same word: "rates" and "rate’s" → "rate". */
export function foldWord(word: string): string {
  const plain = plainWord(word).replace(joinedSuffix, '');
  if (plain.length < 4) return plain;
  if (/(?:[^aeiou])ies$/.test(plain)) return `${plain.slice(0, -3)}y`;
  const singular = /[^siu]s$/.test(plain) ? plain.slice(0, -1) : plain;
  // "Rashes" and "rash", "headaches" and "headache": the e before the plural is dropped from both.
  return /(?:ss|sh|ch|x|z)e$/.test(singular) ? singular.slice(0, -1) : singular;
}
