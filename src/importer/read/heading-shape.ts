const maxHeadingLength = 120;
const maxHeadingWords = 15;

const sentenceEnd = /[.!?;,:…]["'”’»)\]]*$/;
const refusedEnd = /[.!;,…]["'”’»)\]]*$/;
const address = /^(?:https?:\/\/|www\.)\S+$|^\S+@\S+$/i;
const byline =
  /^(?:(?:(?:Written|Medically reviewed|Reviewed) )?[Bb]y \p{Lu}\S* \p{Lu}|(?:Published|Posted|(?:Last )?[Uu]pdated|(?:Last |Medically )?[Rr]eviewed)\b.*\d)/u;
const listMarker = /^(?:([•◦▪‣·*-])|(\d{1,9})([.)]))\s+(?=\S)/;

/** A bullet or number at the start of a line. */
export interface ListMarker {
  /** The number of a numbered line; null for a bullet. */
  number: number | null;
  delimiter: '.' | ')';
  /** The line without its marker. */
  text: string;
}

/** Reads the bullet or number at the start of a trimmed line; null when there is none. */
export function readListMarker(text: string): ListMarker | null {
  const match = listMarker.exec(text);
  if (match === null) return null;
  const number = match[2] === undefined ? null : Number(match[2]);
  return { number, delimiter: match[3] === ')' ? ')' : '.', text: text.slice(match[0].length) };
}

/** Whether a trimmed line could be a heading by its look alone: short, with letters, not punctuated as a sentence. */
export function hasHeadingShape(text: string): boolean {
  if (text.length > maxHeadingLength || !/\p{L}/u.test(text)) return false;
  if (text.split(/\s+/).length > maxHeadingWords) return false;
  return !refusedEnd.test(text) && !address.test(text) && !byline.test(text);
}

/** Whether a line ends as a sentence or a clause does. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text.slice(-10));
}

/** Whether a line begins in lower case, as the rest of a broken line does. */
export function startsLowerCase(text: string): boolean {
  return /^["'“‘(]?\p{Ll}/u.test(text);
}

/** Whether most longer words begin with a capital, As in a Heading Like This. */
export function isTitleCase(text: string): boolean {
  const longer = text.split(/[\s-]+/).filter((word) => word.length > 3);
  const capital = longer.filter((word) => /^["'“‘(]?\p{Lu}/u.test(word));
  return longer.length > 1 && capital.length * 4 >= longer.length * 3;
}
