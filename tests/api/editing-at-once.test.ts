import {
  administratorAccount,
  loginAdministrator,
  loginColleague,
  type Administrator,
} from '../support/administrator';
import { createDatabase, databaseKinds } from '../support/databases';
import { onEveryDatabase, startApp } from '../support/running-app';
import { createWriter } from '../support/writer';

const articleUid = 'api::article.article';
const collection = `/content-manager/collection-types/${articleUid}`;
let made = 0;

/** What the panel sends: the whole form, with the version that it was loaded with. */
const openForm = async (editor: Administrator, documentId: string, query = '') => {
  const read = await editor.get(`${collection}/${documentId}${query}`);
  const { data: form } = read.body;
  let loaded: string | undefined = read.headers.etag;
  const remember = <Answer extends { status: number; headers: Record<string, string> }>(
    answer: Answer,
  ): Answer => {
    if (answer.status < 300) loaded = answer.headers.etag;
    return answer;
  };
  const matching = (): Record<string, string> =>
    loaded === undefined ? { 'If-None-Match': '*' } : { 'If-Match': loaded };
  const values = (changes: object) => ({
    title: form.title,
    slug: form.slug,
    lead: form.lead,
    codes: form.codes,
    authors: { connect: [], disconnect: [] },
    ...changes,
  });
  return {
    version: () => loaded,
    save: async (changes: object) =>
      remember(
        await editor.put(`${collection}/${documentId}${query}`, values(changes), matching()),
      ),
    publish: async (changes: object) =>
      remember(
        await editor.post(
          `${collection}/${documentId}/actions/publish${query}`,
          values(changes),
          matching(),
        ),
      ),
    act: (action: string) =>
      editor.post(`${collection}/${documentId}/actions/${action}${query}`, {}, matching()),
    remove: () => editor.delete(`${collection}/${documentId}${query}`, matching()),
  };
};

const createArticle = async (editor: Administrator): Promise<string> => {
  const slug = `at-once-${(made += 1)}`;
  const { body } = await editor.post(collection, { title: 'One', slug, lead: 'First' });
  return body.data.documentId;
};

onEveryDatabase(
  'Of two who edit one document at once, neither loses anything unawares',
  (app) => {
    let mary: Administrator;
    let tom: Administrator;
    beforeAll(async () => {
      mary = await loginColleague(app(), { firstname: 'Mary', lastname: 'Editor' });
      tom = await loginAdministrator(app());
    });
    const draftOf = async (documentId: string) =>
      app()
        .documents(articleUid)
        .findOne({ documentId, populate: { authors: true, codes: true } });

    it('refuses the later save, and says who saved what before it', async () => {
      const id = await createArticle(tom);
      const [hers, his] = [await openForm(mary, id), await openForm(tom, id)];
      expect((await hers.save({ lead: 'Hers' })).status).toBe(200);
      const { status, body } = await his.save({ title: 'His', lead: 'His' });
      expect(status).toBe(409);
      expect(body.data).toBeNull();
      expect(body.error).toMatchObject({
        status: 409,
        name: 'ConflictError',
        details: {
          changedFields: ['lead'],
          changedBy: 'Mary Editor',
          version: his.version(),
          currentVersion: hers.version(),
        },
      });
      expect(body.error.message).toMatch(
        /^Article — last saved by Mary Editor on \d{4}-\d\d-\d\d at \d\d:\d\d UTC, after you opened it\. Changed: lead\. Nothing of yours was saved\.$/,
      );
      expect(JSON.stringify(body)).not.toContain('@');
      expect(await draftOf(id)).toMatchObject({ title: 'One', lead: 'Hers' });
    });

    it('lets the later one take over what is stored, or save over it knowingly', async () => {
      const id = await createArticle(tom);
      const [hers, his] = [await openForm(mary, id), await openForm(tom, id)];
      await hers.save({ lead: 'Hers' });
      const refused = await his.save({ lead: 'His' });
      const kept = await tom.put(
        `${collection}/${id}`,
        { title: 'One', lead: 'His' },
        { 'If-Match': refused.body.error.details.currentVersion },
      );
      expect(kept.status).toBe(200);
      expect((await draftOf(id)).lead).toBe('His');
      expect((await hers.save({ lead: 'Hers again' })).status).toBe(409);
      expect((await (await openForm(mary, id)).save({ lead: 'Hers again' })).status).toBe(200);
    });

    it('lets one editor save again and again, publish, and save again, from one open form', async () => {
      const id = await createArticle(tom);
      const form = await openForm(tom, id);
      for (const lead of ['a', 'b']) expect((await form.save({ lead })).status).toBe(200);
      const published = await form.publish({ lead: 'c', changeNote: 'Said for readers' });
      expect(published.status).toBe(200);
      expect((await form.save({ lead: 'd' })).status).toBe(200);
      expect((await form.publish({ lead: 'd' })).status).toBe(200);
      expect((await form.act('unpublish')).status).toBe(200);
    });

    it('refuses to publish, discard, unpublish or delete what somebody has saved since', async () => {
      const id = await createArticle(tom);
      const first = await openForm(tom, id);
      expect((await first.publish({})).status).toBe(200);
      const his = await openForm(tom, id);
      const hers = await openForm(mary, id);
      await hers.save({ lead: 'Hers' });
      const answers = [
        await his.publish({ lead: 'His' }),
        await his.act('discard'),
        await his.act('unpublish'),
        await his.remove(),
      ];
      expect(answers.map(({ status }) => status)).toEqual([409, 409, 409, 409]);
      expect((await draftOf(id)).lead).toBe('Hers');
      const { body } = await app().request.get(`/api/articles/${id}`);
      expect(body.data.lead).toBe('First');
    });

    it('refuses the later of two texts of one section', async () => {
      const { documentId } = await app()
        .documents('api::section.section')
        .create({
          data: { heading: 'One', slug: `section-${(made += 1)}`, level: 2, body: 'First.' },
        });
      const address = `/content-manager/collection-types/api::section.section/${documentId}`;
      const open = async (editor: Administrator) => {
        const { body, headers } = await editor.get(address);
        const { heading, slug, level } = body.data;
        return (text: string) =>
          editor.put(address, { heading, slug, level, body: text }, { 'If-Match': headers.etag! });
      };
      const [hers, his] = [await open(mary), await open(tom)];
      expect((await hers('Hers.')).status).toBe(200);
      const { status, body } = await his('His.');
      expect([status, body.error?.details.changedFields]).toEqual([409, ['body']]);
      expect(body.error.details.changedBy).toBe('Mary Editor');
      const stored = await app().documents('api::section.section').findOne({ documentId });
      expect(stored.body).toBe('Hers.');
    });

    it('takes a change of components or of relations for a change', async () => {
      const id = await createArticle(tom);
      const author = await app()
        .documents('api::contributor.contributor')
        .create({ data: { name: 'A', slug: `author-${made}` } });
      for (const [field, changes] of [
        ['codes', { codes: [{ system: 'icd_10_cm', code: 'F32' }] }],
        ['authors', { authors: { connect: [{ documentId: author.documentId }], disconnect: [] } }],
      ] as const) {
        const [hers, his] = [await openForm(mary, id), await openForm(tom, id)];
        const saved = await hers.save(changes);
        expect([field, saved.status, saved.body.error]).toEqual([field, 200, undefined]);
        const { status, body } = await his.save({ lead: 'His' });
        expect([field, status, body.error?.details.changedFields]).toEqual([field, 409, [field]]);
      }
    });

    it('takes a save in another language, and one that changes nothing, for no conflict', async () => {
      const id = await createArticle(tom);
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
      const his = await openForm(tom, id);
      const german = await openForm(mary, id, '?locale=de');
      const alsoGerman = await openForm(tom, id, '?locale=de');
      expect(german.version()).toBeUndefined();
      const inGerman = { title: 'Eins', slug: `eins-${made}`, lead: 'Erstens', locale: 'de' };
      expect((await german.save(inGerman)).status).toBe(200);
      expect((await (await openForm(mary, id)).save({})).status).toBe(200);
      expect((await his.save({ lead: 'His' })).status).toBe(200);
      // Two who both begin it.
      const { status, body } = await alsoGerman.save({ ...inGerman, lead: 'Anders' });
      expect([status, body.error?.details.changedBy]).toEqual([409, 'Mary Editor']);
    });

    it('lets exactly one of ten saves from one version through', async () => {
      const id = await createArticle(tom);
      const forms = await Promise.all(Array.from({ length: 10 }, () => openForm(tom, id)));
      const answers = await Promise.all(
        forms.map(async (form, number) => (await form.save({ lead: `Save ${number}` })).status),
      );
      expect([...answers].sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
      expect((await draftOf(id)).lead).toBe(`Save ${answers.indexOf(200)}`);
    });

    it('names nobody for what nobody has saved in the panel', async () => {
      const id = await createArticle(tom);
      const his = await openForm(tom, id);
      const writer = await createWriter(app());
      await writer.put(`/api/articles/${id}?status=draft`, { lead: 'By a client' });
      const { status, body } = await his.save({ lead: 'His' });
      expect([status, body.error.details.changedBy]).toEqual([409, null]);
      expect(body.error.message).toContain('last saved by an import or a client of the API');
      const again = await openForm(tom, id);
      expect((await again.save({ lead: 'His' })).status).toBe(200);
      const open = await openForm(tom, id);
      const query = `mutation { updateArticle(documentId: "${id}", status: DRAFT, data: { lead: "By GraphQL" }) { documentId } }`;
      const mutated = await app()
        .request.post('/graphql')
        .set('Authorization', `Bearer ${writer.accessKey}`)
        .send({ query });
      expect(mutated.body.errors).toBeUndefined();
      const refused = await open.save({ lead: 'His again' });
      expect([refused.status, refused.body.error.details.changedBy]).toEqual([409, null]);
    });
  },
  { content: 'tables', environment: administratorAccount },
);

describe.each(databaseKinds)('Editing at once on two instances (%s)', (kind) => {
  it('lets exactly one of ten saves from one version through', async () => {
    const database = await createDatabase(kind, 'tables');
    const options = { on: database, environment: administratorAccount };
    const one = await startApp(kind, options);
    const other = await startApp(kind, options);
    try {
      const editors = [await loginAdministrator(one), await loginAdministrator(other)];
      const id = await createArticle(await loginAdministrator(one));
      const forms = await Promise.all(
        [0, 1, 0, 1, 0, 1, 0, 1, 0, 1].map(async (which) => {
          const editor = editors[which];
          if (editor === undefined) throw new Error('no editor');
          return openForm(editor, id);
        }),
      );
      const answers = await Promise.all(
        forms.map(async (form, number) => (await form.save({ lead: `Save ${number}` })).status),
      );
      expect([...answers].sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
      const { body } = await one.request.get('/healthz');
      expect(body).toBeDefined();
    } finally {
      await one.stop();
      await other.stop();
      await database.remove();
    }
  });
});
