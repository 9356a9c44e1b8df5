import { pause } from '../event-loop/pause';
import { isRecord } from '../explainer/is-record';

/** `data`, its fields, their lists and the rows of these; what a row holds is written in one piece. */
const levelsInPieces = 4;

const hasMembers = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && typeof value.toJSON !== 'function';

function* piecesOf(value: unknown, levels: number): Generator<string> {
  if (levels === 0 || !(Array.isArray(value) || hasMembers(value))) {
    yield value === undefined ? 'null' : JSON.stringify(value);
    return;
  }
  const isList = Array.isArray(value);
  yield isList ? '[' : '{';
  let separator = '';
  for (const [name, member] of Object.entries(value)) {
    if (!isList && member === undefined) continue;
    yield isList ? separator : `${separator}${JSON.stringify(name)}:`;
    yield* piecesOf(member, levels - 1);
    separator = ',';
  }
  yield isList ? ']' : '}';
}

/**
 * Writes an answer as Apollo itself does, letting others in between its pieces: in one, 8 million characters took 33 to 49 ms, in which
 * nobody else was answered.
 *
 * @param answer of what JSON can hold; what is undefined is left out
 */
export const writeAnswer = async (answer: object): Promise<string> => {
  const pieces: string[] = [];
  for (const piece of piecesOf(answer, levelsInPieces)) {
    pieces.push(piece);
    const others = pause();
    if (others !== undefined) await others;
  }
  await pause();
  return `${pieces.join('')}\n`;
};
