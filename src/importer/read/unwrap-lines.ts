/** How a line begins that Markdown does not take as going on with the one before: a list, a quotation, a table, a fence, a rule. */
const ofItsOwn = /^\s*(?:[-*+]\s|[>|]|\d{1,9}[.)]\s|```|~~~|(?:[-*_]\s*){3,}$)/;

/** A line ends there because its author said so (CommonMark 0.31, 6.7), and not because the file's lines are short. */
const isBroken = /(?: {2}|\\)$/;

/** Makes each paragraph of a Markdown text one line, for what shows its line endings as such: in Markdown they are spaces. */
export const unwrapLines = (markdown: string): string =>
  markdown
    .split(/\n{2,}/)
    .map((paragraph) => {
      const lines = paragraph.split('\n');
      const isProse = !lines.some((line) => ofItsOwn.test(line) || isBroken.test(line));
      return isProse ? lines.map((line) => line.trim()).join(' ') : paragraph;
    })
    .join('\n\n');
