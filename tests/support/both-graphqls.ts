import { join } from 'node:path';
import { createDatabase, databaseKinds } from './databases';
import { copyProject, type ProjectCopy } from './project-copy';
import { startApp, type RunningApp } from './running-app';
import { withoutMemory } from './without-memory';

export interface BothGraphqls {
  ours: RunningApp;
  /** The same application on the same rows, with the resolvers of Strapi's GraphQL as they are. */
  strapis: RunningApp;
}

/**
 * Runs a promise's tests against both, on SQLite and again on PostgreSQL.
 *
 * @param change what the project is to be otherwise, in a copy that both run then
 */
export const onBothGraphqls = (
  promise: string,
  tests: (apps: () => BothGraphqls) => void,
  change?: (project: ProjectCopy) => void,
): void => {
  describe.each(databaseKinds)(`${promise} (%s)`, (kind) => {
    let apps: BothGraphqls | undefined;
    let remove: (() => Promise<void>) | undefined;
    let project: ProjectCopy | undefined;
    beforeAll(async () => {
      const database = await createDatabase(kind, 'tables');
      remove = database.remove;
      if (change) {
        project = copyProject('both-graphqls');
        change(project);
      }
      const environment = {
        ...withoutMemory,
        ...(project && {
          APP_DIRECTORY: project.folder,
          DIST_DIRECTORY: join(project.folder, 'dist'),
        }),
      };
      const ours = await startApp(kind, { on: database, environment });
      const alone = { ...environment, STRAPIS_OWN_GRAPHQL: 'true' };
      apps = { ours, strapis: await startApp(kind, { on: database, environment: alone }) };
    });
    afterAll(async () => {
      await apps?.ours.stop();
      await apps?.strapis.stop();
      await remove?.();
      project?.remove();
    });
    tests(() => {
      if (!apps) throw new Error('the servers have not started');
      return apps;
    });
  });
};

/** The whole answer of one server, to the byte; only the words of a database's error differ with its statement. */
export const answerOf = async (app: RunningApp, query: string): Promise<string> => {
  const { text } = await app.request.post('/graphql').send({ query });
  return text.replace(/("code":"INTERNAL_SERVER_ERROR"),"error":\{[^{}]*\}/g, '$1');
};
