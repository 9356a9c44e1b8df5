import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Frees what loading the application left behind, before readers come: of 170 MB of JavaScript objects 65 are of no use any more
 * once the schemas are made. V8 grows its heap rather than look for them, and what a process once took counts against its container
 * until it ends. Takes 60 ms of a start; there is no way to ask V8 for this but by its flag.
 */
export const collectStartGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  collect();
};
