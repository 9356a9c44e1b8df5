import { z } from 'zod';
import type { KeptTable } from './kept-tables';

export const manifestName = 'manifest.json';
/** Raised when an archive cannot be read as one of before. */
export const formatNumber = 2;

const count = z.number().int().nonnegative();

const manifestShape = z.strictObject({
  format: z.literal(formatNumber),
  application: z.string(),
  takenAt: z.string(),
  database: z.enum(['sqlite', 'postgres']),
  /** The last numbers of both of its tables. */
  ledger: z.strictObject({ change: count, revision: count }),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()), rows: count })),
  uploads: count,
  /** In their order in the archive. */
  members: z.array(
    z.strictObject({ name: z.string(), bytes: count, sha256: z.string().regex(/^[\da-f]{64}$/) }),
  ),
});

export type Manifest = z.infer<typeof manifestShape>;
export type Member = Manifest['members'][number];

/** Something about an archive that its reader can do something about, in one sentence. */
export class ArchiveProblem extends Error {}

/** @throws ArchiveProblem where it is no manifest that this version understands. */
export const parseManifest = (text: string): Manifest => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ArchiveProblem(`${manifestName} — expected JSON`);
  }
  const parsed = manifestShape.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new ArchiveProblem(
    place === 'format'
      ? `${manifestName} format — expected ${formatNumber}; restore with the version that wrote it, then upgrade`
      : `${manifestName} ${place} — ${issue?.message ?? 'expected a manifest'}`,
  );
};

/** The first difference between the tables of an archive and those that there are; null where they are the same. */
export const findOtherTable = (
  archived: Manifest['tables'],
  present: readonly KeptTable[],
): string | null => {
  const columnsOf = new Map(present.map(({ name, columns }) => [name, columns]));
  for (const { name, columns } of archived) {
    const known = columnsOf.get(name)?.map((column) => column.name);
    if (known === undefined) return `table ${name} is not known here`;
    const foreign = columns.find((column) => !known.includes(column));
    if (foreign !== undefined) return `column ${name}.${foreign} is not known here`;
    const missing = known.find((column) => !columns.includes(column));
    if (missing !== undefined) return `column ${name}.${missing} is not in it`;
  }
  const names = new Set(archived.map(({ name }) => name));
  const missing = present.find(({ name }) => !names.has(name));
  return missing === undefined ? null : `table ${missing.name} is not in it`;
};
