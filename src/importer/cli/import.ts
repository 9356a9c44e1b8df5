import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { firstContentPaths } from '../apply/import-first-content';
import { runImport } from '../apply/run-import';
import { renderProblems } from '../plan/render-problems';
import { withStrapi } from '../../open-strapi';
import { readArguments } from './read-arguments';

const usage = `Usage: npm run content:import -- [--plan] PATH…

Imports explainers (.md with front matter, .txt as it is) and vocabularies (.yaml), or all of them in a folder.
  --plan   print the outline and what would change, and write nothing
`;

/** The folder in which the command was typed; npm itself runs scripts in the project's. */
const typedIn = (): string => process.env.INIT_CWD ?? process.cwd();

/** `npm run content:import`: 0 when everything was imported, 1 when anything was wrong and nothing was written. */
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
  return withStrapi(async (strapi) => {
    const say = (text: string): void => {
      process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    };
    const named = positionals.map((path) => resolve(typedIn(), path));
    // An explainer needs a vocabulary to be understood by, and the project's is the first there is.
    const paths = [...(await firstContentPaths(strapi)), ...named];
    const problems = await runImport(strapi, { paths, isPlan: values.plan, say });
    process.stderr.write(renderProblems(problems));
    return problems.length === 0 ? 0 : 1;
  });
};
