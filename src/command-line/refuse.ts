/** Says on stderr why a command does nothing, and gives its exit code. */
export const refuse = (sentence: string): number => {
  process.stderr.write(`${sentence}\n`);
  return 1;
};
