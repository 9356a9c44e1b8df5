interface Signature {
  name: string;
  bytes: readonly number[];
}

// First bytes as each format's own specification gives them.
const signatures: readonly Signature[] = [
  { name: 'a PDF document', bytes: [0x25, 0x50, 0x44, 0x46] },
  { name: 'a PNG image', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'a JPEG image', bytes: [0xff, 0xd8, 0xff] },
  { name: 'a GIF image', bytes: [0x47, 0x49, 0x46, 0x38] },
  { name: 'a gzip archive', bytes: [0x1f, 0x8b] },
  { name: 'an old Word or Office document', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { name: 'a rich text (RTF) document', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
  { name: 'UTF-32 text', bytes: [0xff, 0xfe, 0x00, 0x00] },
  { name: 'UTF-16 text (little-endian)', bytes: [0xff, 0xfe] },
  { name: 'UTF-16 text (big-endian)', bytes: [0xfe, 0xff] },
];

const zipSignature: readonly number[] = [0x50, 0x4b, 0x03, 0x04];
const maxStrayControlBytes = 3;

/** Says what the bytes look like when they are not text in an encoding that keeps ASCII as it is; null for such text. */
export function recogniseBinary(bytes: Uint8Array): string | null {
  if (startsWith(bytes, zipSignature)) return nameArchive(bytes);
  const known = signatures.find((signature) => startsWith(bytes, signature.bytes));
  if (known !== undefined) return known.name;
  if (bytes.includes(0)) return nameNullBytes(bytes);
  let controlBytes = 0;
  for (const byte of bytes) if (isStrayControl(byte)) controlBytes += 1;
  const isMostlyText = controlBytes <= maxStrayControlBytes || controlBytes * 100 < bytes.length;
  return isMostlyText ? null : 'a binary file (many control bytes)';
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function nameArchive(bytes: Uint8Array): string {
  const names = new TextDecoder('latin1').decode(bytes.subarray(0, 64 * 1024));
  if (names.includes('word/')) return 'a Word (DOCX) document';
  if (names.includes('opendocument.text')) return 'an OpenDocument (ODT) document';
  return 'a ZIP archive';
}

function nameNullBytes(bytes: Uint8Array): string {
  const counts = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) counts[index % 2] = (counts[index % 2] ?? 0) + 1;
  });
  const most = Math.max(...counts);
  return most * 4 > bytes.length
    ? 'UTF-16 text without a byte order mark'
    : 'a binary file (NUL bytes)';
}

function isStrayControl(byte: number): boolean {
  const isWhiteSpace = byte >= 0x09 && byte <= 0x0d;
  return byte === 0x7f || (byte < 0x20 && !isWhiteSpace);
}
