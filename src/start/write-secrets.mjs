// @ts-check
import fs from 'node:fs';
import { fillSecrets, missingSecrets } from './fill-secrets.mjs';
import { StartProblem } from './start-problem.mjs';

const ownerOnly = 0o600;
const header = `# Written by \`npm start\`. Keep it out of version control. .env.example lists what else can be set here.\n`;

/**
 * Whether `writeSecrets` would write.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} variables
 */
export const lacksSecrets = (file, variables) =>
  missingSecrets(read(file) ?? '', variables).length > 0;

/**
 * Writes the secrets that are missing. Never changes a value; a new file is for its owner only.
 * @param {string} file
 * @param {NodeJS.ProcessEnv} variables
 */
export const writeSecrets = (file, variables) => {
  const existing = read(file);
  const filled = fill(file, existing ?? header, variables);
  try {
    if (existing === undefined) fs.writeFileSync(file, filled, { flag: 'wx', mode: ownerOnly });
    else lengthen(file, filled);
  } catch (error) {
    throw new StartProblem([
      `${file} cannot be written (${reason(error)}); expected a writable file, or these in the environment: ${namesOf(missingSecrets(existing ?? '', variables))}.`,
    ]);
  }
};

/**
 * In place, because a file that is mounted into a container cannot be replaced by another, and never shorter than it was, as one is that is
 * opened with `w`: on a disk that is full, all of it was lost. What goes past its old end comes first, for which there may be no room.
 * @param {string} file
 * @param {string} text not shorter than what it holds
 */
const lengthen = (file, text) => {
  const bytes = Buffer.from(text);
  const descriptor = fs.openSync(file, 'r+');
  try {
    const { size } = fs.fstatSync(descriptor);
    try {
      writeAt(descriptor, bytes.subarray(size), size);
    } catch (error) {
      fs.ftruncateSync(descriptor, size);
      throw error;
    }
    writeAt(descriptor, bytes.subarray(0, size), 0);
  } finally {
    fs.closeSync(descriptor);
  }
};

/**
 * @param {number} descriptor
 * @param {Buffer} bytes
 * @param {number} position
 */
const writeAt = (descriptor, bytes, position) => {
  for (let written = 0; written < bytes.length; ) {
    const left = bytes.length - written;
    written += fs.writeSync(descriptor, bytes, written, left, position + written);
  }
};

/**
 * @param {string} file
 * @param {string} text
 * @param {NodeJS.ProcessEnv} variables
 */
const fill = (file, text, variables) => {
  try {
    return fillSecrets(text, variables);
  } catch (error) {
    throw new StartProblem([`${file}: ${reason(error)}.`]);
  }
};

/**
 * @param {string} file
 * @returns {string | undefined} undefined if there is no such file
 */
const read = (file) => {
  if (!fs.existsSync(file)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fs.readFileSync(file));
  } catch (error) {
    throw new StartProblem([
      `${file} cannot be read (${reason(error)}); expected a text file in UTF-8.`,
    ]);
  }
};

/** @param {unknown} error */
const reason = (error) => (error instanceof Error ? error.message : String(error));

/** @param {readonly { name: string }[]} missing */
const namesOf = (missing) => missing.map(({ name }) => name).join(', ');
