const parse = (text: unknown): unknown => {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What is said of files in `fileInfo`, parsed: JSON of several in one field, or in one for each. What is no JSON is undefined. */
export const readFileInfos = (sent: unknown): unknown =>
  Array.isArray(sent) ? sent.map((one: unknown) => parse(one)) : parse(sent);
