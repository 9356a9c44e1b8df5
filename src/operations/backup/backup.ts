import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { withStrapi } from '../../strapi/open-strapi';
import { readArguments } from '../../command-line/read-arguments';
import { refuse } from '../../command-line/refuse';
import { typedIn } from '../../command-line/typed-in';
import { describeContent } from './describe-content';
import { sweepPartials } from './partial-archives';
import { takeBackup } from './take-backup';
import { sizeOf } from './uploads';

const usage = `Usage: npm run backup -- --output FILE-OR-FOLDER

Writes content, ledger, administrators, settings and uploads into one archive, while the server serves. The secrets in .env are not
in it: keep them elsewhere. In a folder the archive is called explainers-<time>.tar.gz; a file of the same name is replaced.
`;

const isFolder = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
};

const nameAt = (now: Date): string =>
  `explainers-${now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/:/g, '')}.tar.gz`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** `npm run backup`: 0 when the archive was written, 1 when the call was wrong. What fails later throws, and leaves no archive. */
export const main = async (argv: string[]): Promise<number> => {
  const read = readArguments(
    {
      args: argv,
      options: { output: { type: 'string' }, help: { type: 'boolean', default: false } },
    },
    usage,
  );
  if (read === null) return 1;
  const { output, help } = read.values;
  if (help || output === undefined || output === '') {
    process[help ? 'stdout' : 'stderr'].write(usage);
    return help ? 0 : 1;
  }
  const target = resolve(typedIn(), output);
  const file = (await isFolder(target)) ? join(target, nameAt(new Date())) : target;
  if (!(await isFolder(dirname(file))))
    return refuse(`--output — expected a folder that is there; got ${dirname(file)}`);
  for (const name of await sweepPartials(file, Date.now()))
    say(`Removed ${name}, which a backup that was killed had left.`);
  return withStrapi(async (strapi) => {
    const manifest = await takeBackup(strapi, file, say);
    const megabytes = (((await sizeOf(file)) ?? 0) / 1_000_000).toFixed(1);
    say(`Wrote ${file} (${megabytes} MB): ${describeContent(manifest)}.`);
    return 0;
  });
};
