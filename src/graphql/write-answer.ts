import { writeInPieces } from '../event-loop/write-in-pieces';

/**
 * Writes an answer as Apollo itself does, letting others in between its pieces: in one, 8 million characters took 33 to 49 ms, in which
 * nobody else was answered.
 */
export const writeAnswer = async (answer: object): Promise<string> =>
  `${(await writeInPieces(answer)).join('')}\n`;
