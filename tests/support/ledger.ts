import { gunzipSync } from 'node:zlib';
import type { RunningApp } from './running-app';

/** As `base64 -d | gunzip` would show it. */
export const unpackedText = (stored: string): string =>
  gunzipSync(Buffer.from(stored, 'base64')).toString();

/** Of the titles and headings "Title …" of a test, those that were ever written to explainers, as the ledger has them. */
export const titlesIn = (contents: readonly string[]): Set<string> =>
  new Set(
    contents.flatMap((content) =>
      [...unpackedText(content).matchAll(/"(?:title|heading)":"(Title [\d.]+)"/g)].flatMap(
        ([, title]) => title ?? [],
      ),
    ),
  );

/** Revisions of an explainer, with their texts as they are hashed. */
export const revisionsOf = async (app: RunningApp, explainer: string) => {
  const rows = await app
    .query('api::revision.revision')
    .findMany({ where: { explainer }, orderBy: 'sequence' });
  return rows.map((row: { content: string | null }) => ({
    ...row,
    content: row.content && unpackedText(row.content),
  }));
};

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
