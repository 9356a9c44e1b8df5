/** The paragraphs of a plain text, which blank lines part, as their trimmed lines. None is empty. */
export const splitParagraphs = (text: string): string[][] =>
  text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .reduce<string[][]>(
      (paragraphs, line) => {
        if (line === '') paragraphs.push([]);
        else paragraphs.at(-1)?.push(line);
        return paragraphs;
      },
      [[]],
    )
    .filter((lines) => lines.length > 0);
