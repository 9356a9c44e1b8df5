import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { writeInTurn } from '../database/write-in-turn';
import { inOrder } from '../event-loop/in-order';
import { findFate, type Fate, type Purpose } from './find-fate';
import { HeldWrites } from './held-writes';
import { goneText } from './named-files';

type Step = () => Promise<unknown>;

/** What a request does with files before and after their rows are written. */
export interface FileWork {
  rows: HeldWrites;
  purpose: Purpose;
  /** Of its rows. */
  fate: Fate;
  /** Files that are being written. */
  underWay: Promise<unknown>[];
  /** Removes what no row names yet. */
  undo: Step[];
  /** Removes and replaces what rows named until now. */
  afterwards: Step[];
}

const works = new WeakMap<object, FileWork>();

/** That of the request that the code runs for. */
export const currentWork = (strapi: Core.Strapi): FileWork | undefined => {
  const ctx = strapi.requestContext.get();
  return ctx && works.get(ctx);
};

type Start<T> = () => Promise<T>;

/** Begins one after the other, each when the one before waits to write its rows: a picture is held in memory while it is made smaller. */
const begin = async <T>(
  work: FileWork,
  starts: readonly Start<T>[],
  rowsOfEach: number,
  endings: Promise<T>[],
): Promise<void> => {
  for (const start of starts) {
    const reached = work.rows.reach(rowsOfEach);
    const ending = start();
    endings.push(ending);
    await Promise.race([reached, ending]);
  }
};

/** Goes on where one fails, and has the log tell of it: the rows are written, or refused, by then, and whoever asked is told of that. */
const takeSteps = async (strapi: Core.Strapi, steps: readonly Step[]): Promise<void> => {
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      strapi.log.error(error);
    }
  }
};

/** What follows the rows of one request is done before the rows of the next: the last of two that replace one file is the one that stays. */
const afterRows = {};

const writeRows = async (
  strapi: Core.Strapi,
  work: FileWork,
  askedAt: number,
): Promise<unknown[]> => {
  let rows: unknown[] = [];
  const write = async (): Promise<void> => {
    const all = await work.rows.writeAll();
    if (all.includes(null)) throw new errors.NotFoundError(goneText('file'));
    rows = all;
  };
  try {
    await writeInTurn(strapi, write, askedAt);
    work.fate = 'written';
  } catch (error) {
    // Where its work was not done, a transaction was not committed either.
    if (rows.length > 0) work.fate = await findFate(strapi, work.purpose, rows[0]);
    throw error;
  } finally {
    // Also where whoever asked is told that it failed: readers have the rows, and the files have to be theirs.
    if (work.fate === 'written') await takeSteps(strapi, work.afterwards);
  }
  return rows;
};

const doWhole = async <T>(
  strapi: Core.Strapi,
  work: FileWork,
  starts: readonly Start<T>[],
  rowsOfEach: number,
): Promise<T[]> => {
  const endings: Promise<T>[] = [];
  try {
    await begin(work, starts, rowsOfEach, endings);
    const askedAt = performance.now();
    work.rows.release(await inOrder(afterRows, () => writeRows(strapi, work, askedAt)));
  } catch (error) {
    work.rows.refuse(error);
    await Promise.allSettled(endings);
    await Promise.allSettled(work.underWay);
    if (work.fate === 'refused') await takeSteps(strapi, work.undo);
    throw error;
  }
  return Promise.all(endings);
};

/**
 * Lets a request write several files with a row each, or `rowsOfEach`, wholly or not at all: first all files are written, then all rows in one
 * transaction, and then what was there before is removed. Whoever reads sees no row of what is refused; a process that is killed leaves files
 * that no row names, at most, and no row without its file.
 *
 * The files are not written within the transaction: SQLite has one connection, for readers too, and PostgreSQL ends one that is silent
 * while a picture is made smaller.
 */
export const writeWhole = async <T>(
  strapi: Core.Strapi,
  starts: readonly Start<T>[],
  { rowsOfEach = 1, purpose = 'write' }: { rowsOfEach?: number; purpose?: Purpose } = {},
): Promise<T[]> => {
  if (starts.length === 0) return [];
  const ctx = strapi.requestContext.get();
  // Nothing but a request has files to write.
  if (ctx === undefined) return Promise.all(starts.map((start) => start()));
  // The panel deletes the files of a folder all at once.
  return inOrder(ctx, () => {
    const work: FileWork = {
      rows: new HeldWrites(),
      purpose,
      fate: 'refused',
      underWay: [],
      undo: [],
      afterwards: [],
    };
    works.set(ctx, work);
    return doWhole(strapi, work, starts, rowsOfEach);
  });
};
