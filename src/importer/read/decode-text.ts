import type { Problem } from '../parsed-explainer';
import type { InputFile, Reading } from './reading';
import { recogniseBinary } from './recognise-binary';

/** Largest file the importer opens, in bytes (5 MB); callers compare it with the size on disk before they read. */
export const maxFileBytes = 5 * 1024 * 1024;

/** The problem with a file of this many bytes; null when its size is fine. */
export function findSizeProblem(file: string, byteLength: number): Problem | null {
  if (byteLength === 0) return fileProblem(file, 1, 'some text; the file is empty');
  if (byteLength <= maxFileBytes) return null;
  const megabytes = (byteLength / 1024 / 1024).toFixed(1);
  return fileProblem(file, 1, `at most 5 MB of text; this file has ${megabytes} MB`);
}

/**
 * Turns a file's bytes into its characters, exactly: byte order mark, line endings and odd spacing stay.
 * Expects UTF-8 (RFC 3629); says what the file looks like where it is something else.
 */
export function decodeText({ file, bytes }: InputFile): Reading<string> {
  const sizeProblem = findSizeProblem(file, bytes.length);
  if (sizeProblem !== null) return { ok: false, problems: [sizeProblem] };
  const lookalike = recogniseBinary(bytes);
  if (lookalike !== null)
    return refuse(file, 1, `plain text in UTF-8; this looks like ${lookalike}`);
  const badByteAt = findBadByte(bytes);
  if (badByteAt !== null) return refuseEncoding(file, bytes, badByteAt);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (text.trim() === '') return refuse(file, 1, 'some text; the file holds only white space');
  return { ok: true, value: text };
}

/** Offset of the first byte that is not UTF-8; null when all of them are. */
function findBadByte(bytes: Uint8Array): number | null {
  if (isUtf8(bytes, false)) return null;
  let good = 0;
  let bad = bytes.length;
  if (isUtf8(bytes, true)) return bytes.length - 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isUtf8(bytes.subarray(0, middle), true)) good = middle;
    else bad = middle;
  }
  return bad - 1;
}

/** With `mayBeCutOff`, a character that only lacks its last bytes is no fault. */
function isUtf8(bytes: Uint8Array, mayBeCutOff: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: mayBeCutOff });
    return true;
  } catch {
    return false;
  }
}

function refuseEncoding(file: string, bytes: Uint8Array, offset: number): Reading<string> {
  let line = 1;
  for (const byte of bytes.subarray(0, offset)) if (byte === 0x0a) line += 1;
  const hex = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return refuse(
    file,
    line,
    `UTF-8; byte 0x${hex} at offset ${offset} is not. Save the file again as UTF-8`,
  );
}

function refuse(file: string, line: number, expected: string): Reading<string> {
  return { ok: false, problems: [fileProblem(file, line, expected)] };
}

function fileProblem(file: string, line: number, expected: string): Problem {
  return { file, line, field: 'file', expected };
}
