// @ts-check
import { createRequire } from 'node:module';
import path from 'node:path';
import { distFolder } from './builds.mjs';
import { StartProblem } from './start-problem.mjs';

/** @typedef {import('../environment/environment.js').Environment} Environment */

/**
 * Reads the environment with the compiled project's own rules.
 * @returns {Environment}
 */
export const checkEnvironment = () => {
  const { readEnvironment } = createRequire(import.meta.url)(
    path.join(distFolder, 'src/environment/read-environment.js'),
  );
  try {
    return readEnvironment(process.env);
  } catch (error) {
    if (error instanceof Error && error.name === 'EnvironmentError')
      throw new StartProblem(error.message.split('\n'));
    throw error;
  }
};
