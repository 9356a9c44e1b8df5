import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract as createExtract } from 'tar-stream';
import {
  ArchiveProblem,
  manifestName,
  parseManifest,
  type Manifest,
  type Member,
} from './manifest';

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));

/** Visits the members of an archive in turn, each when the one before it was read. */
export const readMembers = async (
  path: string,
  visit: (name: string, content: Readable) => Promise<void>,
): Promise<void> => {
  let current = 'the first member';
  let problem: Error | undefined;
  const extract = createExtract();
  extract.on('entry', ({ name }, content, next) => {
    current = name;
    visit(name, content).then(
      () => next(),
      (error: unknown) => {
        problem ??= asError(error);
        next(problem);
      },
    );
  });
  try {
    await pipeline(createReadStream(path), createGunzip(), extract);
  } catch (error) {
    // What a member's reader says of a stream that was cut is less than what cut it.
    if (problem !== undefined && asError(error) === problem) throw problem;
    throw new ArchiveProblem(
      `${current} — expected an archive that can be read to its end (${asError(error).message})`,
    );
  }
};

/** All of a member, which must be small enough for memory. */
export const readText = async (content: Readable): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
};

const measure = async (name: string, content: Readable): Promise<Member> => {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    const read = Buffer.from(chunk);
    hash.update(read);
    bytes += read.length;
  }
  return { name, bytes, sha256: hash.digest('hex') };
};

/** The first member that is not what the manifest says of it. */
const findAltered = (said: readonly Member[], found: readonly Member[]): string | null => {
  for (const [index, { name, bytes, sha256 }] of said.entries()) {
    const member = found[index];
    if (member?.name !== name) return `${name} — expected in the archive`;
    if (member.bytes !== bytes || member.sha256 !== sha256)
      return `${name} — expected the ${bytes} bytes that were written (SHA-256 ${sha256})`;
  }
  const more = found[said.length];
  return more === undefined ? null : `${more.name} — expected nothing that the manifest has not`;
};

/**
 * Reads an archive once, to its end, and changes nothing.
 * @throws ArchiveProblem that names the first member which is not as it was written
 */
export const checkArchive = async (path: string): Promise<Manifest> => {
  const found: Member[] = [];
  let manifest: Manifest | undefined;
  await readMembers(path, async (name, content) => {
    if (manifest !== undefined)
      throw new ArchiveProblem(`${name} — expected nothing after ${manifestName}`);
    if (name === manifestName) manifest = parseManifest(await readText(content));
    else found.push(await measure(name, content));
  });
  if (manifest === undefined) throw new ArchiveProblem(`${manifestName} — expected in the archive`);
  const altered = findAltered(manifest.members, found);
  if (altered !== null) throw new ArchiveProblem(altered);
  return manifest;
};
