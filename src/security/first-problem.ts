/** What is wrong with the first of several with which something is, in words; null where all are as they should be. */
export const firstProblem = <T>(
  all: readonly T[],
  judge: (one: T, position: number) => string | null,
): string | null => {
  for (const [position, one] of all.entries()) {
    const problem = judge(one, position);
    if (problem !== null) return problem;
  }
  return null;
};
