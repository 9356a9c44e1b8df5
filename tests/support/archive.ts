import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gzipSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';

export interface ArchiveMember {
  name: string;
  text: string;
}

export const readArchive = async (file: string): Promise<ArchiveMember[]> => {
  const members: ArchiveMember[] = [];
  const reading = extract();
  reading.on('entry', ({ name }, content, next) => {
    const chunks: Buffer[] = [];
    content.on('data', (chunk: Buffer) => chunks.push(chunk));
    content.on('end', () => {
      members.push({ name, text: Buffer.concat(chunks).toString() });
      next();
    });
  });
  await pipeline(createReadStream(file), createGunzip(), reading);
  return members;
};

/** Whole as an archive, whatever is in it. */
export const writeAltered = async (
  file: string,
  members: readonly ArchiveMember[],
): Promise<void> => {
  const writing = pack();
  for (const { name, text } of members) writing.entry({ name }, text);
  writing.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of writing) chunks.push(Buffer.from(chunk));
  await writeFile(file, gzipSync(Buffer.concat(chunks)));
};
