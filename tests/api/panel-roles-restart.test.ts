import { createDatabase, databaseKinds, type TemporaryDatabase } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';

interface StoredRole {
  id: number;
  permissions: { id: number; action: string; subject: string | null; properties: object }[];
}

const publish = 'plugin::content-manager.explorer.publish';
const codes = ['strapi-editor', 'strapi-author', 'medical-reviewer'];

describe.each(databaseKinds)(
  'The panel’s roles are at every start what the code says (%s)',
  (kind) => {
    let database: TemporaryDatabase;
    let app: RunningApp;
    beforeAll(async () => {
      database = await createDatabase(kind, 'tables');
      app = await startApp(kind, { on: database });
    });
    afterAll(async () => {
      await app.stop();
      await database.remove();
    });
    const restart = async () => {
      await app.stop();
      app = await startApp(kind, { on: database });
    };

    const readRoles = async (code: string): Promise<StoredRole[]> =>
      app.query('admin::role').findMany({ where: { code }, populate: { permissions: true } });
    const readRole = async (code: string): Promise<StoredRole> => (await readRoles(code))[0]!;
    const rightsOf = ({ permissions }: StoredRole) =>
      permissions
        .map(({ action, subject, properties }) => JSON.stringify({ action, subject, properties }))
        .sort();

    it('a start that finds them so writes nothing', async () => {
      const before = await Promise.all(codes.map(readRole));
      await restart();
      // The numbers too: a right that is written anew is missing for a moment.
      expect(await Promise.all(codes.map(readRole))).toEqual(before);
    });

    it('what was added or taken by hand is put right, and a role that was deleted is back', async () => {
      const before = await Promise.all(codes.map(readRole));
      const [editor, author, reviewer] = before as [StoredRole, StoredRole, StoredRole];
      const permissions = app.query('admin::permission');
      const subject = 'api::article.article';
      const right = { action: publish, subject, properties: { locales: ['en'] }, conditions: [] };
      await permissions.create({ data: { ...right, role: author.id } });
      await permissions.create({
        data: { action: 'admin::users.read', role: author.id, conditions: [] },
      });
      const taken = editor.permissions.find(
        (one) => one.action === publish && one.subject === subject,
      )!;
      await permissions.delete({ where: { id: taken.id } });
      await app.query('admin::role').delete({ where: { id: reviewer.id } });
      expect(rightsOf(await readRole('strapi-author'))).not.toEqual(rightsOf(author));

      await restart();
      for (const [index, code] of codes.entries()) {
        expect(rightsOf(await readRole(code))).toEqual(rightsOf(before[index]!));
      }
    });

    it('roles that administrators made, and names that they gave, stay', async () => {
      const roles = app.query('admin::role');
      await roles.update({ where: { code: 'strapi-author' }, data: { name: 'Writer' } });
      const reviewer = await readRole('medical-reviewer');
      await roles.delete({ where: { id: reviewer.id } });
      const own = await roles.create({ data: { name: 'Medical reviewer', code: 'medical-own' } });
      await app.query('admin::permission').create({
        data: { action: 'admin::webhooks.read', role: own.id, conditions: [] },
      });

      await restart();
      expect(await readRole('strapi-author')).toMatchObject({ name: 'Writer' });
      expect(rightsOf(await readRole('medical-own'))).toHaveLength(1);
      expect(await readRole('medical-own')).toMatchObject({ name: 'Medical reviewer' });
      expect(await readRole('medical-reviewer')).toMatchObject({
        name: 'Medical reviewer (built in)',
      });
    });

    it('a language that is new is theirs at once', async () => {
      await app.service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
      for (const code of codes) {
        const { permissions } = await readRole(code);
        const read = permissions.find(
          ({ action, subject }) =>
            action === 'plugin::content-manager.explorer.read' &&
            subject === 'api::article.article',
        );
        expect(read?.properties).toMatchObject({ locales: ['de', 'en'] });
      }
    });

    (kind === 'postgres' ? it : it.skip)(
      'two instances that start at once make a role once, with each right once',
      async () => {
        const before = await readRole('medical-reviewer');
        await app.query('admin::role').delete({ where: { id: before.id } });
        await app.stop();
        const apps = await Promise.all([
          startApp(kind, { on: database }),
          startApp(kind, { on: database }),
        ]);
        app = apps[0];
        await apps[1].stop();
        const found = await readRoles('medical-reviewer');
        expect(found).toHaveLength(1);
        expect(rightsOf(found[0]!)).toEqual(rightsOf(before));
      },
    );
  },
);
