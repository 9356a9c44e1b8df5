import type { RunningApp } from './running-app';

export const revisionsOf = async (app: RunningApp, explainer: string) =>
  app.query('api::revision.revision').findMany({ where: { explainer }, orderBy: 'sequence' });

export const changesOf = async (app: RunningApp, subject: string) =>
  app.query('api::change.change').findMany({ where: { subject }, orderBy: 'sequence' });

/** Both tables' numbers, which must run from 1 without a gap. */
export const numbers = async (app: RunningApp) => {
  const of = async (uid: string): Promise<number[]> =>
    (await app.query(uid).findMany({ select: ['sequence'], orderBy: 'sequence' })).map(
      ({ sequence }: { sequence: number }) => sequence,
    );
  return {
    changes: await of('api::change.change'),
    revisions: await of('api::revision.revision'),
  };
};

export const upTo = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => index + 1);
