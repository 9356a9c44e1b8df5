import path from 'node:path';

/**
 * The project's folder, from the folder of a configuration file: the same file runs from config/ and, compiled, from
 * dist/config/.
 */
export const projectRootOf = (configFolder: string): string => {
  const parent = path.dirname(configFolder);
  return path.basename(parent) === 'dist' ? path.dirname(parent) : parent;
};
