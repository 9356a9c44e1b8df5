import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { join } from 'node:path';
import { renderProblems } from '../plan/render-problems';
import { importedUids } from './imported-uid';
import { runImport } from './run-import';
import { withWriteLock } from './write-lock';

const isEmpty = async (strapi: Core.Strapi): Promise<boolean> => {
  for (const uid of importedUids) {
    if ((await strapi.db.query(uid).count()) > 0) return false;
  }
  return true;
};

/** What an import has to begin with: the project's own content where the database has none, else nothing. */
export const firstContentPaths = async (strapi: Core.Strapi): Promise<string[]> =>
  (await isEmpty(strapi)) ? [join(strapi.dirs.app.root, 'database/content')] : [];

/**
 * Imports the project's own content into a database that has none, so that a newcomer has something to read. All in one
 * transaction: a start that is killed half-way leaves the database empty, and the next one begins again.
 */
export const importFirstContent = (
  strapi: Core.Strapi,
  say: (text: string) => void = (text) => strapi.log.info(text),
): Promise<void> =>
  withWriteLock(strapi, async () => {
    const paths = await firstContentPaths(strapi);
    if (paths.length === 0) return;
    const problems = await runImport(strapi, {
      paths,
      isPlan: false,
      say,
    });
    if (problems.length > 0) {
      throw new errors.ValidationError(
        `The project's content cannot be imported:\n${renderProblems(problems)}`,
      );
    }
  });
