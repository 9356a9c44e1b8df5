import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { firstContentPaths } from '../apply/import-first-content';
import { runImport } from '../apply/run-import';
import { renderProblems } from '../plan/render-problems';
import { withStrapi } from '../../open-strapi';

const usage = `Usage: npm run content:import -- [--plan] PATH…

Imports explainers (.md with front matter, .txt as it is) and vocabularies (.yaml), or all of them in a folder.
  --plan   print the outline and what would change, and write nothing
`;

/** The folder in which the command was typed; npm itself runs scripts in the project's. */
const typedIn = (): string => process.env.INIT_CWD ?? process.cwd();

/** `npm run content:import`: 0 when everything was imported, 1 when anything was wrong and nothing was written. */
export const main = async (argv: string[]): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: argv,
    options: {
      plan: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  if (values.help || positionals.length === 0) {
    process[values.help ? 'stdout' : 'stderr'].write(usage);
    return values.help ? 0 : 1;
  }
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
