import type { Core } from '@strapi/strapi';
import { tableMember } from './archive-members';
import { addUploads } from './add-uploads';
import { keptTables, type KeptTable } from './kept-tables';
import { formatNumber, type Manifest } from './manifest';
import { takeSnapshot, type Snapshot } from './take-snapshot';
import { uploadsFolder } from './uploads';
import { writeArchive, type ArchiveWriter } from './write-archive';

/** Rows are written in parts of about this size, so that no more of them is in memory at a time. */
const partCharacters = 1_000_000;
const tablesPerLine = 20;

type Say = (line: string) => void;

/** @returns how many rows it has, and the largest number in its column `sequence` */
const addTable = async (
  writer: ArchiveWriter,
  snapshot: Snapshot,
  table: KeptTable,
): Promise<{ rows: number; lastSequence: number }> => {
  const sequenceAt = table.columns.findIndex(({ name }) => name === 'sequence');
  let part: string[] = [];
  let characters = 0;
  let parts = 0;
  let rows = 0;
  let lastSequence = 0;
  const flush = async (): Promise<void> => {
    if (part.length === 0) return;
    await writer.addText(tableMember(table.name, (parts += 1)), part.join(''));
    part = [];
    characters = 0;
  };
  for await (const row of snapshot.readRows(table)) {
    const line = `${JSON.stringify(row)}\n`;
    part.push(line);
    characters += line.length;
    rows += 1;
    lastSequence = Math.max(lastSequence, Number(row[sequenceAt] ?? 0));
    if (characters >= partCharacters) await flush();
  }
  await flush();
  return { rows, lastSequence };
};

const addTables = async (
  writer: ArchiveWriter,
  { snapshot, tables, say }: { snapshot: Snapshot; tables: readonly KeptTable[]; say: Say },
): Promise<Pick<Manifest, 'tables' | 'ledger'>> => {
  const written: Manifest['tables'] = [];
  const last = new Map<string, number>();
  for (const [index, table] of tables.entries()) {
    const { rows, lastSequence } = await addTable(writer, snapshot, table);
    written.push({ name: table.name, columns: table.columns.map(({ name }) => name), rows });
    last.set(table.name, lastSequence);
    if ((index + 1) % tablesPerLine === 0) say(`${index + 1} of ${tables.length} tables`);
  }
  const ledger = { change: last.get('changes') ?? 0, revision: last.get('revisions') ?? 0 };
  return { tables: written, ledger };
};

/** Writes everything but the secrets into one file, while others go on writing to the database. */
export const takeBackup = async (
  strapi: Core.Strapi,
  file: string,
  say: Say,
): Promise<Manifest> => {
  let taken: Manifest | undefined;
  await writeArchive(file, async (writer, members) => {
    const takenAt = new Date().toISOString();
    const snapshot = await takeSnapshot(strapi);
    // While it lasts the database keeps every row that was replaced since; of the files, there may be many.
    const content = await addTables(writer, { snapshot, tables: keptTables(strapi), say }).finally(
      () => snapshot.end(),
    );
    // After the rows that name them: what was added since is one too many, and what was deleted since is one too few.
    const uploads = await addUploads(writer, uploadsFolder(strapi), say);
    taken = {
      format: formatNumber,
      application: strapi.config.get('info.version', ''),
      takenAt,
      database: strapi.db.dialect.client === 'sqlite' ? 'sqlite' : 'postgres',
      ...content,
      uploads,
      members: [...members],
    };
    return taken;
  });
  if (taken === undefined) throw new Error('The archive has no manifest');
  return taken;
};
