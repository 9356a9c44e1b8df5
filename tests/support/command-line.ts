import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { testSecrets } from './test-secrets';

const root = resolve(__dirname, '../..');

export interface CommandResult {
  /** The exit code; null where a signal ended the command. */
  code: number | null;
  stdout: string;
  stderr: string;
  /** What it wrote to stdout, to the byte. */
  bytes: Buffer;
}

/** What package.json has each command run. */
const modules = {
  import: 'importer/cli/import.js',
  export: 'importer/cli/export.js',
  retract: 'ledger/retract.js',
  backup: 'operations/backup/backup.js',
  restore: 'operations/backup/restore.js',
  createToken: 'security/create-token.js',
} as const;

interface CommandOptions {
  /** That of the project, or of a copy. */
  folder?: string;
  /** Called with what sends the command a signal. */
  onStart?: (send: (signal: NodeJS.Signals) => void) => void;
  /** Called with all of stdout so far, whenever there is more; `kill` ends the command, with SIGKILL unless another is named. */
  onOutput?: (stdout: string, kill: (signal?: NodeJS.Signals) => void) => void;
}

/**
 * Types `npm run content:import`, `content:export`, `explainer:retract`, `backup`, `restore` or `tokens:create` as a person would, in
 * a process of its own.
 * @param environment the variables that select the database
 */
export const runCommand = (
  environment: Record<string, string>,
  command: keyof typeof modules,
  args: readonly string[],
  { folder = root, onOutput, onStart }: CommandOptions = {},
): Promise<CommandResult> =>
  new Promise((ended, failed) => {
    const child = spawn(process.execPath, ['src/start/run.mjs', modules[command], ...args], {
      cwd: folder,
      // Not the .env of whoever runs the suite, which may name a database of theirs.
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ENV_PATH: '/dev/null',
        ...testSecrets,
        ...environment,
      },
    });
    onStart?.((signal) => void child.kill(signal));
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      output.push(chunk);
      onOutput?.(Buffer.concat(output).toString(), (signal = 'SIGKILL') => child.kill(signal));
    });
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.once('error', failed);
    child.once('close', (code) => {
      const bytes = Buffer.concat(output);
      const stderr = Buffer.concat(errors)
        .toString()
        // pg 8 announces that pg 9 will not take the queries that Strapi runs side by side in one transaction.
        .replace(
          /^\(node:\d+\) DeprecationWarning: Calling client\.query\(\).*\n\(Use `node.*\n/gm,
          '',
        );
      ended({ code, stdout: bytes.toString(), stderr, bytes });
    });
  });

/** As `runCommand`, for a command that the test needs to have succeeded. */
export const runCommandWell: typeof runCommand = async (...call) => {
  const result = await runCommand(...call);
  if (result.code !== 0)
    throw new Error(
      `the command ended with ${String(result.code)}\n${result.stderr}${result.stdout}`,
    );
  return result;
};
