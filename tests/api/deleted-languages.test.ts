import { setTimeout as wait } from 'node:timers/promises';
import {
  administratorAccount,
  loginAdministrator,
  type Administrator,
} from '../support/administrator';
import { databaseKinds } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { changesOf, numbers, revisionsOf, upTo } from '../support/ledger';
import { createImportFolder } from '../support/import-folder';
import { startApp, type RunningApp } from '../support/running-app';
import { createWriter } from '../support/writer';

describe.each(databaseKinds)('A language that is deleted (%s)', (kind) => {
  let app: RunningApp;
  let administrator: Administrator;
  beforeAll(async () => {
    app = await startApp(kind, { content: 'tables', environment: administratorAccount });
    administrator = await loginAdministrator(app);
  });
  afterAll(() => app.stop());

  const translated = async () => {
    const { id } = await app.service('plugin::i18n.locales', 'create', {
      ...{ code: 'fr', name: 'French' },
    });
    const made = await explainerBuilder(app).explainer();
    const slug = `${made.slug}-fr`;
    const write = (uid: string, documentId: string, data: object) =>
      app.documents(uid).update({ documentId, locale: 'fr', data, status: 'published' });
    await write('api::article.article', made.article, { title: 'Titre', slug });
    const section = { heading: 'Un', slug: 'un', position: 10, level: 2, body: 'Un.' };
    await write('api::section.section', made.one, { ...section, article: made.article });
    return { id, slug, made };
  };
  const statuses = async (slug: string, locale: string) => {
    const paths = [
      `/api/explainers/${slug}?locale=${locale}`,
      `/embed/${slug}?locale=${locale}`,
      `/api/explainers/${slug}/sections/un?locale=${locale}&format=html`,
    ];
    return Promise.all(paths.map(async (path) => (await app.request.get(path)).status));
  };

  it('takes its explainers from readers with it, and leaves those of others', async () => {
    const { id, slug, made } = await translated();
    expect(await statuses(slug, 'fr')).toEqual([200, 200, 200]);
    const others = await revisionsOf(app, made.article);

    expect((await administrator.delete(`/i18n/locales/${id}`)).status).toBe(200);

    expect(await statuses(slug, 'fr')).toEqual([410, 410, 410]);
    const { body } = await app.request.get(`/api/explainers/${slug}?locale=fr`);
    expect(body.error.details.reason).toBe('Withdrawn by the publisher');
    expect((await app.request.get(`/api/explainers/${made.slug}`)).status).toBe(200);
    expect((await app.request.get('/api/articles?locale=fr')).body.data).toEqual([]);

    const [last, ...more] = (await revisionsOf(app, made.article)).slice(others.length);
    expect([last, more]).toMatchObject([{ kind: 'retracted', language: 'fr', slug }, []]);
    expect((await changesOf(app, made.article)).at(-1)).toMatchObject({
      ...{ action: 'delete', language: 'fr', by: last.by },
    });
    const given = await numbers(app);
    expect(given).toEqual({
      changes: upTo(given.changes.length),
      revisions: upTo(given.revisions.length),
    });
  });

  it('has nothing left in it by whoever writes in it just then', async () => {
    const writer = await createWriter(app);
    const folder = createImportFolder();
    const file = folder.write(
      'mitgeschrieben.md',
      '---\ntitle: Titre\nlocale: fr\n---\n\n# Titre\n\n## Un\n\nUn.\n',
    );
    for (let round = 1; round <= 8; round += 1) {
      const { id } = await app.service('plugin::i18n.locales', 'create', {
        ...{ code: 'fr', name: 'French' },
      });
      const write = (number: number) =>
        writer.post('/api/articles?locale=fr', {
          title: 'Titre',
          slug: `titre-${round}-${number}`,
        });
      const imported = round % 2 === 0 ? app.importFiles([file]).catch(() => undefined) : undefined;
      const before = [1, 2, 3].map(write);
      await wait(round * 5);
      const [{ status }] = await Promise.all([
        administrator.delete(`/i18n/locales/${id}`),
        ...[4, 5, 6].map(write),
        ...before,
        imported,
      ]);
      expect(status).toBe(200);
      const left = await app.query('api::article.article').findMany({ where: { locale: 'fr' } });
      expect([round, left]).toEqual([round, []]);
    }
    folder.remove();
    expect((await app.request.get('/api/explainers?locale=fr')).body.data).toEqual([]);
  });

  it('is there as before, with all that is in it, where it cannot be deleted', async () => {
    const { id, slug } = await translated();
    const rows = () => app.query('api::section.section').count({ where: { locale: 'fr' } });
    const before = await rows();
    expect(before).toBeGreaterThan(0);
    if (kind === 'postgres')
      await app.sql(
        `CREATE FUNCTION refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$ LANGUAGE plpgsql`,
      );
    await app.sql(
      kind === 'postgres'
        ? `CREATE TRIGGER refused BEFORE DELETE ON i18n_locale FOR EACH ROW EXECUTE FUNCTION refuse()`
        : `CREATE TRIGGER refused BEFORE DELETE ON i18n_locale BEGIN SELECT RAISE(ABORT, 'refused'); END`,
    );
    expect((await administrator.delete(`/i18n/locales/${id}`)).status).toBe(500);
    expect(await rows()).toBe(before);
    expect(await statuses(slug, 'fr')).toEqual([200, 200, 200]);

    await app.sql(`DROP TRIGGER refused${kind === 'postgres' ? ' ON i18n_locale' : ''}`);
    expect((await administrator.delete(`/i18n/locales/${id}`)).status).toBe(200);
    expect(await statuses(slug, 'fr')).toEqual([410, 410, 410]);
  });
});
