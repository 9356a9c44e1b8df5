import { isRecord } from '../explainer/is-record';
import { pause } from './pause';

/** An answer, its `data`, the fields or rows of this, and what these hold; each thing below is written in one piece. */
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

/** Writes what JSON.stringify would, letting others in between its pieces. */
export const writeInPieces = async (value: unknown): Promise<string[]> => {
  const pieces: string[] = [];
  for (const piece of piecesOf(value, levelsInPieces)) {
    pieces.push(piece);
    const others = pause();
    if (others !== undefined) await others;
  }
  await pause();
  return pieces;
};
