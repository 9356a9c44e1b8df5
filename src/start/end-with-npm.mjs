// @ts-check

const askAgainMilliseconds = 500;

/**
 * Ends this process when the npm that started it has ended. npm passes SIGTERM on to the shell between the two, and dash
 * dies of it without a word to us: a server would stay behind, on the port that the next start wants.
 */
export const endWithNpm = () => {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, askAgainMilliseconds).unref();
};
