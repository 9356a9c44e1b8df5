import type { IncomingMessage, ServerResponse } from 'node:http';

/** Whether an answer may be computed for a reader, and what is said of how many more; what is in memory is not counted. */
export type Admit = (request: IncomingMessage) => {
  admitted: boolean;
  fields: Readonly<Record<string, string>>;
};

/** Counts a reader, and says beside the answer, which may be given to others, what is said to this one. */
export const isAdmitted = (
  admit: Admit,
  request: IncomingMessage,
  response: ServerResponse,
): boolean => {
  const { admitted, fields } = admit(request);
  if (!admitted) return false;
  for (const [name, value] of Object.entries(fields)) response.setHeader(name, value);
  return true;
};
