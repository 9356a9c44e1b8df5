/** A line of a file, trimmed of the white space at both ends. */
export interface TextLine {
  text: string;
  /** 1-based. */
  number: number;
  isIndented: boolean;
}

/** Groups of lines between blank ones, in order. Takes LF, CRLF and CR; a byte order mark counts as white space. */
export function splitIntoGroups(sourceText: string): TextLine[][] {
  const groups: TextLine[][] = [];
  let group: TextLine[] = [];
  sourceText.split(/\r\n|\n|\r/).forEach((raw, index) => {
    const text = raw.trim();
    if (text !== '') {
      group.push({ text, number: index + 1, isIndented: /^[\t ]/.test(raw) });
    } else if (group.length > 0) {
      groups.push(group);
      group = [];
    }
  });
  if (group.length > 0) groups.push(group);
  return groups;
}
