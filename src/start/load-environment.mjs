// @ts-check
import dotenv from 'dotenv';

/** The file that Strapi reads too: ENV_PATH is its name for another one. */
export const environmentFile = () => process.env.ENV_PATH?.trim() || '.env';

/**
 * An empty variable counts as unset; dotenv would let it hide the value in the file.
 * @param {NodeJS.ProcessEnv} variables changed in place
 */
export const dropEmptyVariables = (variables) => {
  for (const [name, value] of Object.entries(variables)) {
    if (value?.trim() === '') delete variables[name];
  }
};

/**
 * Adds to the environment what the file gives and the environment does not.
 * Everything but `npm run develop` is production: that is the mode in which what works here works for readers.
 */
export const loadEnvironment = () => {
  dotenv.config({ path: environmentFile(), quiet: true });
  dropEmptyVariables(process.env);
  process.env.NODE_ENV ??= 'production';
};
