import type { Readable } from 'node:stream';
import type { Core } from '@strapi/strapi';
import { readMemberName } from './archive-members';
import { FateUnknown } from './failed-commit';
import { keptTables, type Row } from './kept-tables';
import { ArchiveProblem, manifestName, type Manifest } from './manifest';
import { readMembers, readText } from './read-archive';
import { replaceRows } from './replace-rows';
import type { Replacement } from './replacement';
import { translateCell, type Database } from './translate-cell';
import { stageUploads, staysInside, uploadsFolder } from './uploads';

const membersPerLine = 20;

interface Order {
  file: string;
  manifest: Manifest;
  /** Whether there may be content, which then goes, and files that are not in the archive. */
  replaces: boolean;
  say: (line: string) => void;
}

/** How the rows of an archive are read for the tables of this database, whatever order its columns are in there. */
const createRowReader = (strapi: Core.Strapi, manifest: Manifest) => {
  const to: Database = strapi.db.dialect.client === 'sqlite' ? 'sqlite' : 'postgres';
  const archived = new Map(manifest.tables.map(({ name, columns }) => [name, columns]));
  const readers = new Map(
    keptTables(strapi).map((table) => {
      const columns = archived.get(table.name) ?? [];
      const cells = table.columns.map(({ name, type }) => ({
        at: columns.indexOf(name),
        translate: translateCell(type, { from: manifest.database, to }),
      }));
      const read = (line: string): Row => {
        const row: Row = JSON.parse(line);
        return cells.map(({ at, translate }) => {
          const cell = row[at] ?? null;
          return cell === null ? null : translate(cell);
        });
      };
      return [table.name, { table, read }] as const;
    }),
  );
  return (name: string) => {
    const reader = readers.get(name);
    if (reader === undefined) throw new ArchiveProblem(`tables/${name} — expected no such table`);
    return reader;
  };
};

/** The paths of the uploads with the SHA-256 of each; all of them stay inside their folder. */
const uploadsIn = ({ members }: Manifest): Map<string, string> => {
  const uploads = new Map<string, string>();
  for (const { name, sha256 } of members) {
    const read = readMemberName(name);
    if ('unknown' in read) throw new ArchiveProblem(`${name} — expected tables/… or uploads/…`);
    if (!('upload' in read)) continue;
    if (!staysInside(read.upload))
      throw new ArchiveProblem(`${name} — expected a path inside of uploads/`);
    uploads.set(read.upload, sha256);
  }
  return uploads;
};

/** Puts what an archive holds in the place of what is there; the archive must have been checked. */
export const restoreArchive = async (
  strapi: Core.Strapi,
  { file, manifest, replaces, say }: Order,
): Promise<void> => {
  const uploads = uploadsIn(manifest);
  const readerOf = createRowReader(strapi, manifest);
  const staged = stageUploads(uploadsFolder(strapi));
  let visited = 0;
  const put: Replacement['put'] = async (putRows) => {
    await readMembers(file, async (name: string, content: Readable) => {
      const member = readMemberName(name);
      if ('upload' in member)
        await staged.add(member.upload, content, uploads.get(member.upload) ?? '');
      else if ('table' in member) {
        const { table, read } = readerOf(member.table);
        const lines = (await readText(content)).split('\n').filter((line) => line !== '');
        await putRows(table, lines.map(read));
      } else if (name !== manifestName)
        throw new ArchiveProblem(`${name} — expected no such member`);
      content.resume();
      visited += 1;
      if (visited % membersPerLine === 0) say(`${visited} of ${manifest.members.length} members`);
    });
  };
  const afterwards = (): Promise<void> => staged.finish(replaces ? new Set(uploads.keys()) : null);
  try {
    await replaceRows(strapi, { replacesContent: replaces, put, afterwards });
  } catch (error) {
    // Rows that name the uploads may be there for good.
    if (!(error instanceof FateUnknown)) await staged.undo();
    throw error;
  }
};
