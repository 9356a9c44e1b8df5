import type { Core } from '@strapi/strapi';
import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { whileServing } from '../../database/hold-serving';
import { firstContentPaths, importFirstContent } from '../apply/import-first-content';
import { findProblems, runImport } from '../apply/run-import';
import { renderProblems } from '../plan/render-problems';
import { withStrapi } from '../../strapi/open-strapi';
import { readArguments } from '../../command-line/read-arguments';
import { typedIn } from '../../command-line/typed-in';

const usage = `Usage: npm run content:import -- [--plan] PATH…

Imports explainers (.md with front matter, .txt as it is) and vocabularies (.yaml), or all of them in a folder.
  --plan   print the outline and what would change, and write nothing
`;

/**
 * Fills a database that has nothing with the project's content, for an explainer needs a vocabulary to be understood by, and
 * the project's is the first there is. Not before the named files were found in order: a refused command leaves nothing.
 *
 * @returns what is wrong with any file, and which paths are left to import
 */
const beginWithProjectContent = async (
  strapi: Core.Strapi,
  named: readonly string[],
  { isPlan, say }: { isPlan: boolean; say: (text: string) => void },
) => {
  const paths = [...(await firstContentPaths(strapi)), ...named];
  if (isPlan || paths.length === named.length) return { paths, problems: [] };
  const problems = await findProblems(strapi, paths);
  if (problems.length === 0) await importFirstContent(strapi, say);
  return { paths: named, problems };
};

const importNamed = async (
  strapi: Core.Strapi,
  named: readonly string[],
  isPlan: boolean,
): Promise<number> => {
  const say = (text: string): void => {
    process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  };
  const options = { isPlan, say };
  const first = await beginWithProjectContent(strapi, named, options);
  const problems =
    first.problems.length > 0
      ? first.problems
      : await runImport(strapi, { ...options, paths: first.paths });
  process.stderr.write(renderProblems(problems));
  return problems.length === 0 ? 0 : 1;
};

/**
 * `npm run content:import`: 0 when everything was imported, 1 when a file or the call was wrong and nothing was written.
 * What fails later, such as a database that goes away, throws: what was written until then is whole and stays, and running
 * the command again brings the rest.
 */
export const main = async (argv: string[]): Promise<number> => {
  const read = readArguments(
    {
      args: argv,
      options: {
        plan: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    },
    usage,
  );
  if (read === null) return 1;
  const { values, positionals } = read;
  if (values.help || positionals.length === 0) {
    process[values.help ? 'stdout' : 'stderr'].write(usage);
    return values.help ? 0 : 1;
  }
  // Left to itself V8 lets the heap grow to several times what is in use before it cleans up: 570 MB where 270 do.
  setFlagsFromString('--heap-growing-percent=20');
  const named = positionals.map((path) => resolve(typedIn(), path));
  return withStrapi((strapi) =>
    whileServing(strapi, () => importNamed(strapi, named, values.plan)),
  );
};
