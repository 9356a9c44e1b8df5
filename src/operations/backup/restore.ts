import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Core } from '@strapi/strapi';
import { withStrapi } from '../../strapi/open-strapi';
import { readArguments } from '../../command-line/read-arguments';
import { refuse } from '../../command-line/refuse';
import { typedIn } from '../../command-line/typed-in';
import { DatabaseHasContent } from './content-tables';
import { DatabaseInUse } from './database-in-use';
import { describeContent } from './describe-content';
import { FateUnknown } from './failed-commit';
import { keptTables } from './kept-tables';
import { ArchiveProblem, findOtherTable, type Manifest } from './manifest';
import { checkArchive } from './read-archive';
import { restoreArchive } from './restore-archive';

const usage = `Usage: npm run restore -- [--replace] FILE

Puts everything that an archive of npm run backup holds into the database and into public/uploads, all or nothing.
  --replace  also where there is content already, which is then lost
`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

interface Order {
  file: string;
  manifest: Manifest;
  replaces: boolean;
}

/**
 * Whoever ends a restore ends it at once, as a kill does, and nothing of it is committed. Strapi would wait for the connection that it has: it
 * went on to its end, and was cut off while it put the uploads in their place.
 */
const endAtOnce = (): void => {
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
};

const restore = async (
  strapi: Core.Strapi,
  { file, manifest, replaces }: Order,
): Promise<number> => {
  endAtOnce();
  const other = findOtherTable(manifest.tables, keptTables(strapi));
  if (other !== null) {
    return refuse(
      `${file} — ${other}; expected an archive of this version. Version ${manifest.application} wrote it: restore with that, then upgrade`,
    );
  }
  await restoreArchive(strapi, { file, manifest, replaces, say });
  say(
    `Restored ${file}: ${describeContent(manifest)}, as they were at ${manifest.takenAt}. API tokens count where API_TOKEN_SALT and ENCRYPTION_KEY are what they were.`,
  );
  return 0;
};

/** `npm run restore`: 0 when all of it was restored, 1 when nothing was, or nobody knows, and stderr says why. */
export const main = async (argv: string[]): Promise<number> => {
  const read = readArguments(
    {
      args: argv,
      options: {
        replace: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    },
    usage,
  );
  if (read === null) return 1;
  const { values, positionals } = read;
  const [name, ...others] = positionals;
  if (values.help || name === undefined || others.length > 0) {
    process[values.help ? 'stdout' : 'stderr'].write(usage);
    return values.help ? 0 : 1;
  }
  const file = resolve(typedIn(), name);
  const found = await stat(file).catch(() => null);
  if (found?.isFile() !== true) return refuse(`${file} — expected an archive of npm run backup`);
  try {
    const manifest = await checkArchive(file);
    say(`${manifest.members.length} members are as they were written.`);
    // An administrator who came with an empty database would be content.
    delete process.env.ADMIN_EMAIL;
    delete process.env.ADMIN_PASSWORD;
    return await withStrapi((strapi) =>
      restore(strapi, { file, manifest, replaces: values.replace }),
    );
  } catch (error) {
    if (error instanceof ArchiveProblem) return refuse(`${file}: ${error.message}`);
    if (
      error instanceof DatabaseInUse ||
      error instanceof DatabaseHasContent ||
      error instanceof FateUnknown
    )
      return refuse(error.message);
    throw error;
  }
};
