import type { RunningApp } from './running-app';

/** The figures that a server tells, by name and labels as they stand there; 0 for one that is not there. */
export const readFigures = async (app: RunningApp): Promise<(sample: string) => number> => {
  const { text } = await app.request.get('/metrics');
  const figures = new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.replace(/ [^ ]*$/, ''), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  );
  return (sample) => figures.get(sample) ?? 0;
};
