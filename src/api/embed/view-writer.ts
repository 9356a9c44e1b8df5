import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { ViewCounts } from '../../embeds/partners/view-counts';
import { storeViews } from './stored-views';

const writeEveryMilliseconds = 10_000;
/** At the end, what cannot be written is tried again so often, as long as the process is given. */
const lastTries = 5;
const betweenTriesMilliseconds = 500;

export interface ViewWriter {
  /** Writes from time to time from now on. */
  start: () => void;
  /** Writes what is left. */
  end: () => Promise<void>;
}

/** Writes down what was counted, a few times a minute; what cannot be written is kept, and tried again with what came meanwhile. */
export const createViewWriter = (strapi: Core.Strapi, counts: ViewCounts): ViewWriter => {
  let writing: Promise<boolean> = Promise.resolve(true);
  let timer: NodeJS.Timeout | undefined;

  const write = async (): Promise<boolean> => {
    const taken = counts.take();
    if (taken.lost > 0) {
      strapi.log.warn(
        `${taken.lost} views of partners were not counted: there were too many kinds`,
      );
    }
    if (taken.counts.size === 0) return true;
    try {
      await storeViews(strapi, taken);
      return true;
    } catch (error) {
      counts.giveBack({ counts: taken.counts, lost: 0 });
      strapi.log.warn(`Views of partners could not be written: ${String(error)}; trying again`);
      return false;
    }
  };
  // One after the other: of two at once, the second would take what the first may have to give back.
  const writeNext = (): Promise<boolean> => {
    writing = writing.then(write);
    return writing;
  };

  return {
    start: () => {
      timer = setInterval(() => void writeNext(), writeEveryMilliseconds).unref();
    },
    end: async () => {
      clearInterval(timer);
      for (let tries = 1; !(await writeNext()); tries += 1) {
        if (tries === lastTries) {
          strapi.log.error('Views of partners are lost: the database did not take them');
          return;
        }
        await pause(betweenTriesMilliseconds);
      }
    },
  };
};
