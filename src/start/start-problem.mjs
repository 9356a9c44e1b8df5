// @ts-check

/** A reason not to start that a person can do something about: they get its sentences, without a stack trace. */
export class StartProblem extends Error {
  /** @param {readonly string[]} sentences */
  constructor(sentences) {
    super(sentences.join('\n'));
    this.name = 'StartProblem';
  }
}

/**
 * Ends the process with exit code 1 and the reason on stderr.
 * @param {unknown} error
 * @returns {never}
 */
export const stopBecauseOf = (error) => {
  console.error(error instanceof StartProblem ? error.message : error);
  process.exit(1);
};
