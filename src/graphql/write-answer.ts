import { pause } from '../event-loop/pause';
import { isRecord } from '../explainer/is-record';

/** `data`, its fields, their lists and the rows of these; each thing that a row holds is written in one piece. */
const levelsInPieces = 4;

/** What JSON writes member by member; all else writes itself, as a date does. */
const hasMembers = (value: unknown): value is Record<string, unknown> => {
  if (!isRecord(value) || typeof value.toJSON === 'function') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

/** Undefined for what JSON leaves out, whatever the types of JSON.stringify say. */
const inOnePiece: (value: unknown) => string | undefined = JSON.stringify;

/** The piece that a value is, where it is one; null where it is to be taken to pieces. */
const pieceOf = (value: unknown, levels: number): string | null | undefined =>
  levels > 0 && (Array.isArray(value) || hasMembers(value)) ? null : inOnePiece(value);

function* piecesOf(value: unknown, levels: number): Generator<string> {
  const next = levels - 1;
  let before = '';
  if (Array.isArray(value)) {
    yield '[';
    for (const member of value) {
      const piece = pieceOf(member, next);
      yield piece === null ? before : `${before}${piece ?? 'null'}`;
      if (piece === null) yield* piecesOf(member, next);
      before = ',';
    }
    yield ']';
  } else if (hasMembers(value)) {
    yield '{';
    for (const [name, member] of Object.entries(value)) {
      const piece = pieceOf(member, next);
      if (piece === undefined) continue;
      yield `${before}${JSON.stringify(name)}:${piece ?? ''}`;
      if (piece === null) yield* piecesOf(member, next);
      before = ',';
    }
    yield '}';
  }
}

/**
 * Writes an answer as Apollo itself does, letting others in between its pieces: in one, 8 million characters took 33 to 49 ms, in which
 * nobody else was answered.
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
