const entity = /^&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i;
const punctuation = /[!-/:-@[-`{-~]/;
const wordCharacter = /[\p{L}\p{N}]/u;

/**
 * Writes a line of plain text so that Markdown (CommonMark 0.31, plus tables and strikethrough) shows exactly its characters.
 * Escapes only what would otherwise be read as mark-up: `S(+)` and `4 * 3` stay as they are.
 * @param line one line without its line ending, trimmed
 * @param hasLinks whether the paragraph around it has `](`, `][` or `]:`, without which brackets mean nothing
 */
export function escapeMarkdownLine(line: string, hasLinks: boolean): string {
  let escaped = '';
  for (let index = 0; index < line.length; index += 1) {
    const character = line.charAt(index);
    escaped += isMarkUp(line, index, character, hasLinks) ? `\\${character}` : character;
  }
  return escapeLineStart(escaped);
}

/** Whether the brackets in these lines could be read as links, images or link definitions. */
export function mayHoldLinks(lines: readonly string[]): boolean {
  return /\][([:]/.test(lines.join('\n'));
}

function isMarkUp(line: string, index: number, character: string, hasLinks: boolean): boolean {
  const before = line.charAt(index - 1);
  const after = line.charAt(index + 1);
  switch (character) {
    case '`':
      return true;
    case '\\':
      return after === '' || punctuation.test(after);
    case '*':
      return before.trim() !== '' || after.trim() !== '';
    case '_':
      return !(wordCharacter.test(before) && wordCharacter.test(after));
    case '~':
      return before === '~' || after === '~';
    case '[':
      return hasLinks;
    case '<':
      return /[a-z/!?]/i.test(after);
    case '&':
      return entity.test(line.slice(index, index + 40));
    default:
      return false;
  }
}

/** Escapes what only means something at the start of a line: headings, quotes, lists, rules, underlines, table rules. */
function escapeLineStart(line: string): string {
  const numbered = /^(\d{1,9})([.)])(?=\s|$)/.exec(line);
  if (numbered !== null) return `${numbered[1] ?? ''}\\${line.slice((numbered[1] ?? '').length)}`;
  const isBlockMark = /^(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$))/.test(line);
  const isRule = /^(?:=+|[|:-][|:\s-]*)$/.test(line);
  return isBlockMark || isRule ? `\\${line}` : line;
}
