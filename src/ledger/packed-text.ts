import { gunzipSync, gzipSync, type ZlibOptions } from 'node:zlib';

/** The least effort: of the JSON of an explainer, zlib's usual one saves a tenth more. */
const options: ZlibOptions = { level: 1 };

/** A part of a text in UTF-8, and the member of a gzip file that holds it. */
export interface PackedPiece {
  text: Buffer;
  member: Buffer;
}

/** A part of a text as it is, or as it was packed before. */
export type Piece = string | PackedPiece;

/**
 * A text as the ledger stores it: gzip (RFC 1952), a member for each piece, in Base64, under a third of the text's length.
 * `base64 -d | gunzip` shows it.
 *
 * Both databases hold what was published for ever, and a condition may be published in a thousand explainers at once (decision 31). To
 * pack one takes a tenth of a millisecond, unless most of it was packed before; zlib's asynchronous functions take more than that of the
 * event loop, and ten times as much of the processor.
 */
export const packText = (pieces: readonly Piece[]): string =>
  Buffer.concat(
    pieces.map((piece) => (typeof piece === 'string' ? gzipSync(piece, options) : piece.member)),
  ).toString('base64');

/** Of a member; the same in all that one zlib packs: no name, no time. */
const headerLength = 10;

/** A file's members. None has the bytes of its header elsewhere, which would be an accident of one in 2^80. */
const membersOf = (packed: Buffer): Buffer[] => {
  const header = packed.subarray(0, headerLength);
  const members: Buffer[] = [];
  let from = 0;
  while (from < packed.length) {
    const next = packed.indexOf(header, from + headerLength);
    members.push(packed.subarray(from, next === -1 ? undefined : next));
    from += members.at(-1)?.length ?? 0;
  }
  return members;
};

/** ISIZE, the last field of a member: so many bytes it holds. */
const sizeOf = (member: Buffer): number => member.readUInt32LE(member.length - 4);

/** The text in the pieces in which it was packed; in none where they cannot be told. */
const piecesOf = (members: readonly Buffer[], text: Buffer): PackedPiece[] => {
  let end = 0;
  const pieces = members.map((member) => {
    const start = end;
    end += sizeOf(member);
    return { text: text.subarray(start, end), member };
  });
  return end === text.length ? pieces : [];
};

/** Of what a text is unpacked into at a time: as long as any explainer should be. */
const longestChunk = 1_000_000;

/**
 * The text, and its pieces; JSON that is stored as it is, as it was before texts were packed, is given back so, in none.
 *
 * @throws Error for what is neither
 */
export const unpackPieces = (stored: string): { text: string; pieces: PackedPiece[] } => {
  if (stored.startsWith('{')) return { text: stored, pieces: [] };
  const packed = Buffer.from(stored, 'base64');
  const members = membersOf(packed);
  // No more room than the text needs: a thousand of them are read one after the other.
  const length = members.reduce((sum, member) => sum + sizeOf(member), 1);
  const text = gunzipSync(packed, { chunkSize: Math.min(Math.max(length, 64), longestChunk) });
  return { text: text.toString(), pieces: piecesOf(members, text) };
};

/** The text alone. */
export const unpackText = (stored: string): string => unpackPieces(stored).text;
