import { parseArgs, type ParseArgsConfig } from 'node:util';

/** The options and paths of a command; null where it was called wrongly, which stderr then tells beside the usage. */
export const readArguments = <Config extends ParseArgsConfig>(config: Config, usage: string) => {
  try {
    return parseArgs(config);
  } catch (error) {
    const isCallersFault =
      error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
    if (!isCallersFault) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return null;
  }
};
