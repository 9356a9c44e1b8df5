import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = pathToFileURL(path.resolve(__dirname, '../../../src/start')).href;

/**
 * Runs the body of a function in a Node of its own and gives what it returns, by way of JSON. Jest would have to run as
 * an experiment to load ES modules, and these are what runs before anything is built.
 * @param imports exported name to its file in src/start
 * @param limits what a shell says before it starts that Node
 */
export const inNode = (
  imports: Record<string, string>,
  input: unknown,
  body: string,
  limits = ':',
): unknown => {
  const script = [
    ...Object.entries(imports).map(
      ([name, file]) => `import { ${name} } from '${folder}/${file}';`,
    ),
    `const input = ${JSON.stringify(input)};`,
    `const result = await (async () => { ${body} })();`,
    'process.stdout.write(JSON.stringify(result ?? null));',
  ].join('\n');
  const given = [process.execPath, '--input-type=module', '--eval', script];
  return JSON.parse(
    execFileSync('sh', ['-c', `${limits}; exec "$@"`, 'sh', ...given], { encoding: 'utf8' }),
  );
};
