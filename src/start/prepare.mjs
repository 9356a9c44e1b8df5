// @ts-check
import { buildServer } from './build.mjs';
import { checkEnvironment } from './check-environment.mjs';
import { dropEmptyVariables, environmentFile, loadEnvironment } from './load-environment.mjs';
import { onceAtATime } from './once-at-a-time.mjs';
import { projectRoot } from './project-root.mjs';
import { lacksSecrets, writeSecrets } from './write-secrets.mjs';

/**
 * Makes sure that there are secrets, and puts them and the rest of the environment file into process.env.
 * @param {(sentence: string) => void} say
 */
export const prepareEnvironment = async (say) => {
  // Strapi looks for its files in the working directory.
  process.chdir(projectRoot);
  dropEmptyVariables(process.env);
  const file = environmentFile();
  await onceAtATime(say, {
    isNeeded: () => lacksSecrets(file, process.env),
    act: () => {
      writeSecrets(file, process.env);
      say(`Wrote fresh secrets to ${file}.`);
    },
  });
  loadEnvironment();
};

/**
 * All that a command of ours needs before it can load compiled code: secrets, a checked environment, a built server.
 * @param {(sentence: string) => void} say told only what takes time or leaves something behind
 * @throws {import('./start-problem.mjs').StartProblem}
 */
export const prepare = async (say) => {
  await prepareEnvironment(say);
  await buildServer(say);
  return checkEnvironment();
};
