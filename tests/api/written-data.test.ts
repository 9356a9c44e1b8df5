import { explainerBuilder } from '../support/explainer-builder';
import { inPanel, panelUser, type PanelUser } from '../support/panel-user';
import { createPartner } from '../support/partners';
import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';
import { createWriter, type Writer } from '../support/writer';

onEveryDatabase(
  'Whoever writes names documents, and no rows',
  (app) => {
    let author: PanelUser;
    let editor: PanelUser;
    let writer: Writer;
    beforeAll(async () => {
      author = await panelUser(app(), 'strapi-author');
      editor = await panelUser(app(), 'strapi-editor');
      writer = await createWriter(app());
    });
    const rowOf = async (type: string, documentId: string, isPublished = true): Promise<number> => {
      const publishedAt = isPublished ? { $notNull: true } : { $null: true };
      const where = { documentId, publishedAt };
      return (await app().query(`api::${type}.${type}`).findOne({ where })).id;
    };
    const draft = async (type: string, data: object): Promise<string> =>
      (await app().documents(`api::${type}.${type}`).create({ data })).documentId;
    let drafts = 0;
    const draftArticle = () => draft('article', { title: 'Mine', slug: `mine-${(drafts += 1)}` });
    const draftSection = () =>
      draft('section', { heading: 'Mine', slug: `mine-${(drafts += 1)}`, level: 2, body: 'Mine.' });

    it.each([
      [(id: number) => ({ connect: [{ id }] }), 'sections.connect[0]'],
      [(id: number) => ({ connect: [id] }), 'sections.connect[0]'],
      [(id: number) => ({ connect: [`${id}`] }), 'sections.connect[0]'],
      [(id: number) => ({ connect: [{ id, documentId: '' }] }), 'sections.connect[0]'],
      [(id: number) => ({ connect: { id } }), 'sections.connect'],
      [(id: number) => ({ set: [{ set: [{ id }] }] }), 'sections.set[0]'],
      [(id: number) => ({ disconnect: [{ id }] }), 'sections.disconnect[0]'],
      [(id: number) => ({ id }), 'sections'],
      [(id: number) => [id], 'sections[0]'],
      [(id: number) => id, 'sections'],
    ])('nothing published is taken from where it stands: %s', async (naming, path) => {
      const { slug, one } = await explainerBuilder(app()).explainer();
      const mine = await draftArticle();
      const data = { sections: naming(await rowOf('section', one)) };
      const read = async () => (await app().request.get(`/api/explainers/${slug}`)).body;
      const before = await read();
      const answers = [
        await author.put(inPanel('article', `/${mine}`), data),
        await author.post(inPanel('article'), { title: 'New', slug: `new-${drafts}`, ...data }),
        await editor.post(inPanel('article', `/${mine}/actions/publish`), data),
        await editor.post(inPanel('article', `/clone/${mine}`), { slug: 'copy', ...data }),
        await writer.put(`/api/articles/${mine}`, data),
        await writer.post('/api/articles', { title: 'New', slug: `new-${drafts}`, ...data }),
      ];
      for (const { status, body } of answers)
        expect([status, body.error?.name, body.error?.message]).toEqual([
          400,
          'ValidationError',
          expect.stringContaining(`${path} — expected the documentId of an entry`),
        ]);
      expect(await read()).toEqual(before);
      const { body } = await app().request.get(`/api/sections/${one}?populate[article]=true`);
      expect(body.data.article?.slug).toBe(slug);
    });

    it('nor by GraphQL, where a number is a text', async () => {
      const { slug, one } = await explainerBuilder(app()).explainer();
      const { body } = await app()
        .request.post('/graphql')
        .set('Authorization', `Bearer ${writer.accessKey}`)
        .send({
          query: `mutation ($sections: [ID]) {
            createArticle(data: { title: "New", slug: "by-graphql", sections: $sections }) { slug }
          }`,
          variables: { sections: [`${await rowOf('section', one)}`] },
        });
      expect(body.errors?.[0].message).toContain('sections[0] — expected the documentId');
      const read = await app().request.get(`/api/explainers/${slug}/sections/one`);
      expect(read.status).toBe(200);
    });

    it('nor is anything put into it by a link’s own columns', async () => {
      const { slug, one } = await explainerBuilder(app()).explainer();
      const notice = await explainerBuilder(app()).create('notice', {
        ...{ slug: `notice-${drafts}`, title: 'Mine', kind: 'general', text: 'Not theirs.' },
      });
      const mine = await draftSection();
      const pivot = { section_id: await rowOf('section', one) };
      const by = (entry: object) => ({ notices: { connect: [{ __pivot: pivot, ...entry }] } });
      const path = inPanel('section', `/${mine}`);
      const byRow = await author.put(path, by({ id: await rowOf('notice', notice) }));
      expect([byRow.status, byRow.body.error?.name]).toEqual([400, 'ValidationError']);
      // What stands beside a documentId is left out.
      expect((await author.put(path, by({ documentId: notice }))).status).toBe(200);
      const { body } = await app().request.get(`/api/explainers/${slug}?format=html`).buffer();
      expect(JSON.stringify(body)).not.toContain('Not theirs.');
      const counted = await app()
        .query('api::section.section')
        .findMany({ where: { documentId: one, notices: { documentId: notice } } });
      expect(counted).toEqual([]);
    });

    it('nor by what a part of a document names', async () => {
      const { one } = await explainerBuilder(app()).explainer();
      const condition = await explainerBuilder(app()).create('condition', {
        ...{ slug: `condition-${drafts}`, name: `Condition ${drafts}` },
      });
      const id = await rowOf('condition', condition);
      const mentions = [{ quote: 'there', start: 5, end: 10, condition: { id } }];
      const { status, body } = await writer.put(`/api/sections/${one}`, { mentions });
      expect([status, body.error?.message]).toEqual([
        400,
        expect.stringContaining('mentions.condition — expected the documentId of an entry'),
      ]);
    });

    it('as the panel sends it, with the number of a row beside its documentId, all is linked', async () => {
      const mine = await draftArticle();
      const section = await draftSection();
      const id = await rowOf('section', section, false);
      const connect = [{ id, documentId: section, position: { end: true } }];
      const saved = await author.put(inPanel('article', `/${mine}`), {
        ...{ sections: { connect, disconnect: [] }, id: 1, documentId: mine },
      });
      expect(saved.status).toBe(200);
      const { sections } = await app()
        .documents('api::article.article')
        .findOne({ documentId: mine, populate: { sections: true } });
      expect(sections.map(({ documentId }: { documentId: string }) => documentId)).toEqual([
        section,
      ]);
    });

    it.each([
      'filters[slug][$eq]=nothing',
      'pagination[limit]=1',
      'limit=1',
      'status=draft',
      'publicationFilter=x',
    ])('a deletion is of a whole document, and not with ?%s', async (query) => {
      const { slug, article } = await explainerBuilder(app()).explainer();
      const { status, body } = await writer.delete(`/api/articles/${article}?${query}`);
      expect([status, body.error?.message]).toEqual([
        400,
        expect.stringContaining('— expected no other parameter than locale'),
      ]);
      expect((await app().request.get(`/api/explainers/${slug}`)).status).toBe(200);
      expect((await writer.delete(`/api/articles/${article}?locale=en`)).status).toBe(204);
      expect((await app().request.get(`/api/explainers/${slug}`)).status).toBe(410);
    });

    it('nobody chooses the number of a row, or a documentId', async () => {
      const chosen = { id: 9_007_199_254_740_991, documentId: 'a'.repeat(24) };
      const made = await author.post(inPanel('article'), {
        ...{ title: 'Chosen', slug: 'chosen', ...chosen },
      });
      expect(made.status).toBe(201);
      expect(made.body.data.id).toBeLessThan(1_000_000);
      expect(made.body.data.documentId).not.toBe(chosen.documentId);
      const copied = await editor.post(inPanel('article', `/clone/${made.body.data.documentId}`), {
        slug: 'chosen-copy',
        ...chosen,
      });
      expect(copied.body.data.documentId).not.toBe(chosen.documentId);
      expect((await author.post(inPanel('article'), { title: 'X', slug: 'after' })).status).toBe(
        201,
      );
    });

    it('nobody writes in the panel what only the application writes', async () => {
      const mine = await draftArticle();
      const forged = { asImported: { title: 'Forged' }, sourceText: 'Forged', lead: 'Mine.' };
      expect((await author.put(inPanel('article', `/${mine}`), forged)).status).toBe(200);
      const article = await app()
        .query('api::article.article')
        .findOne({ where: { documentId: mine } });
      expect([article.lead, article.asImported, article.sourceText]).toEqual(['Mine.', null, null]);

      const { documentId } = await createPartner(app());
      await app()
        .query('api::partner.partner')
        .update({ where: { documentId }, data: { keyNumber: 77 } });
      const numbers = async () =>
        (
          await app()
            .query('api::partner.partner')
            .findMany({ where: { keyNumber: { $notNull: true } } })
        ).map(({ keyNumber }: { keyNumber: number }) => keyNumber);
      const path = inPanel('partner', `/${documentId}`);
      expect((await editor.put(path, { keyNumber: 78, terms: 'New.' })).status).toBe(200);
      const copied = await editor.post(inPanel('partner', `/clone/${documentId}`), {
        ...{
          name: 'Copy',
          site: 'https://copy.example.org',
          state: 'proposed',
          origins: [{ origin: 'https://copy.example.org' }],
        },
      });
      expect([copied.status, copied.body.error?.message]).toEqual([200, undefined]);
      expect(await numbers()).toEqual([77]);
    });

    it('nobody is told the version of what they may not write', async () => {
      const { documentId } = await createPartner(app(), { contact: 'berta@example.org' });
      const tag = async (user: PanelUser) =>
        (await user.get(inPanel('partner', `/${documentId}`))).headers.etag;
      expect(await tag(editor)).toMatch(/^"/);
      expect(await tag(author)).toBeUndefined();
    });
  },
  { environment: withoutMemory },
);
