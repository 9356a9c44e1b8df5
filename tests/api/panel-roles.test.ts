import { explainerBuilder } from '../support/explainer-builder';
import { inPanel, panelUser, type PanelUser } from '../support/panel-user';
import { onEveryDatabase } from '../support/running-app';

const readable = [
  ...['article', 'section', 'condition', 'side-effect', 'notice', 'reference', 'contributor'],
];

const closed = [
  ['get', '/admin/users'],
  ['post', '/admin/users'],
  ['get', '/admin/roles'],
  ['put', '/admin/roles/1/permissions'],
  ['get', '/admin/api-tokens'],
  ['post', '/admin/api-tokens'],
  ['get', '/admin/admin-tokens'],
  ['post', '/admin/admin-tokens'],
  ['get', '/admin/webhooks'],
  ['post', '/admin/webhooks'],
  ['post', '/admin/project-settings'],
  ['get', '/upload/settings'],
  ['put', '/upload/settings'],
  ['put', '/upload/configuration'],
  ['post', '/i18n/locales'],
  ['get', '/users-permissions/roles'],
  ['get', '/users-permissions/advanced'],
  ['post', '/content-type-builder/content-types'],
  ['get', '/content-manager/collection-types/plugin::users-permissions.user'],
  ['get', '/content-manager/collection-types/admin::user'],
  ['get', inPanel('revision')],
  ['get', inPanel('change')],
  ['put', '/content-manager/content-types/api::article.article/configuration'],
  ['put', '/content-manager/components/explainer.review/configuration'],
  ['put', '/i18n/settings'],
  ['post', '/email'],
  ['post', '/upload/actions/upload-from-urls'],
] as const;

const fields = (title: string) => ({ title, slug: title.toLowerCase().replace(/\W+/g, '-') });

onEveryDatabase(
  'Those who work in the admin panel may do what their role is for',
  (app) => {
    const users: Record<string, PanelUser> = {};
    const as = (code: string): PanelUser => users[code]!;
    beforeAll(async () => {
      for (const code of ['strapi-author', 'strapi-editor', 'medical-reviewer']) {
        users[code] = await panelUser(app(), code);
      }
    });
    /** A published article whose draft has moved on. */
    const changed = async () => {
      const made = await explainerBuilder(app()).explainer();
      await app()
        .documents('api::article.article')
        .update({ documentId: made.article, data: { lead: 'A new lead.' } });
      return made;
    };
    const draftOf = async (documentId: string) =>
      app()
        .documents('api::article.article')
        .findOne({ documentId, populate: { review: true, reviewers: true } });
    const publicly = async (slug: string) => app().request.get(`/api/explainers/${slug}`);

    it('all of them read everything that is written, drafts included', async () => {
      const { article } = await changed();
      for (const user of Object.values(users)) {
        for (const type of readable) expect((await user.get(inPanel(type))).status).toBe(200);
        const { body } = await user.get(inPanel('article', `/${article}`));
        expect(body.data.lead).toBe('A new lead.');
      }
    });

    it('an author writes drafts, and those of others too', async () => {
      const author = as('strapi-author');
      const created = await author.post(inPanel('article'), fields('By an author'));
      expect(created.status).toBe(201);
      const { article, one } = await changed();
      const saved = await author.put(inPanel('article', `/${article}`), { lead: 'Better.' });
      expect([saved.status, saved.body.data.lead]).toEqual([200, 'Better.']);
      const text = await author.put(inPanel('section', `/${one}`), { body: 'Better.' });
      expect([text.status, text.body.data.body]).toEqual([200, 'Better.']);
      expect((await author.post(inPanel('article', `/${article}/actions/discard`))).status).toBe(
        200,
      );
    });

    it('an author neither publishes, nor withdraws, nor deletes', async () => {
      const author = as('strapi-author');
      const { article, one, slug } = await changed();
      for (const [type, id] of [
        ['article', article],
        ['section', one],
      ] as const) {
        const bulk = { documentIds: [id] };
        const answers = [
          await author.post(inPanel(type, '/actions/publish'), fields(`At once ${id}`)),
          await author.post(inPanel(type, `/${id}/actions/publish`)),
          await author.post(inPanel(type, `/${id}/actions/unpublish`)),
          await author.delete(inPanel(type, `/${id}`)),
          await author.post(inPanel(type, '/actions/bulkPublish'), bulk),
          await author.post(inPanel(type, '/actions/bulkUnpublish'), bulk),
          await author.post(inPanel(type, '/actions/bulkDelete'), bulk),
        ];
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
      }
      const { body } = await publicly(slug);
      expect([body.data.lead, body.data.sections.length]).toEqual([null, 2]);
    });

    it('an editor writes, publishes, withdraws and deletes', async () => {
      const editor = as('strapi-editor');
      const { body } = await editor.post(inPanel('article'), fields('By an editor'));
      const { documentId } = body.data;
      const published = await editor.post(inPanel('article', `/${documentId}/actions/publish`), {
        ...fields('By an editor'),
        lead: 'Published.',
      });
      expect(published.status).toBe(200);
      expect((await publicly('by-an-editor')).body.data.lead).toBe('Published.');
      const withdrawn = await editor.post(inPanel('article', `/${documentId}/actions/unpublish`));
      expect(withdrawn.status).toBe(200);
      expect((await publicly('by-an-editor')).status).toBe(410);
      expect((await editor.delete(inPanel('article', `/${documentId}`))).status).toBe(200);
    });

    it.each(['strapi-author', 'strapi-editor'])(
      'what %s saves says nothing of a review, and leaves one as it was recorded',
      async (code) => {
        const review = { lastReviewed: '2026-01-31', nextDue: '2027-01-31' };
        const { article } = await explainerBuilder(app()).explainer({ review });
        const claimed = { lastReviewed: '2026-11-11', nextDue: '2036-11-11' };
        const { status } = await as(code).put(inPanel('article', `/${article}`), {
          lead: 'Reviewed by nobody.',
          review: claimed,
          reviewers: { connect: [] },
        });
        expect(status).toBe(200);
        const stored = await draftOf(article);
        expect(stored.lead).toBe('Reviewed by nobody.');
        expect(stored.review).toMatchObject(review);
        const created = await as(code).post(inPanel('article'), {
          ...fields(`Claimed by ${code}`),
          review: claimed,
        });
        expect((await draftOf(created.body.data.documentId)).review).toBeNull();
      },
    );

    it('a medical reviewer records her review, changes no text with it, and publishes', async () => {
      const reviewer = as('medical-reviewer');
      const { article, one, slug } = await changed();
      const contributor = await explainerBuilder(app()).create('contributor', {
        name: 'Dr Ada Reviewer',
        slug: `ada-${slug}`,
      });
      const review = { lastReviewed: '2026-05-04', nextDue: '2027-05-04' };
      const sent = {
        title: 'Another title',
        lead: 'Another lead.',
        review: { ...review, reviewedBy: { connect: [{ documentId: contributor }] } },
      };
      const saved = await reviewer.put(inPanel('article', `/${article}`), sent);
      expect(saved.status).toBe(200);
      expect(await draftOf(article)).toMatchObject({
        title: `Title of ${slug}`,
        lead: 'A new lead.',
        review,
      });
      const text = await reviewer.put(inPanel('section', `/${one}`), { body: 'Hers.' });
      expect([text.status, text.body.data.body]).toEqual([200, 'What there is to say about one.']);

      const published = await reviewer.post(inPanel('article', `/${article}/actions/publish`), {
        title: 'Another title',
      });
      expect(published.status).toBe(200);
      const { data } = (await publicly(slug)).body;
      expect([data.title, data.lead]).toEqual([`Title of ${slug}`, 'A new lead.']);
      expect(data.review).toMatchObject({ ...review, reviewedBy: { name: 'Dr Ada Reviewer' } });
    });

    it('a medical reviewer withdraws what is dangerous, says why, and deletes nothing', async () => {
      const reviewer = as('medical-reviewer');
      const { article, one, slug } = await changed();
      const retraction = { reason: 'The dose is wrong', replacement: null };
      await reviewer.put(inPanel('article', `/${article}`), { retraction });
      expect((await reviewer.delete(inPanel('article', `/${article}`))).status).toBe(403);
      expect((await reviewer.delete(inPanel('section', `/${one}`))).status).toBe(403);
      expect((await reviewer.post(inPanel('article'), fields('Hers'))).status).toBe(403);
      const withdrawn = await reviewer.post(inPanel('article', `/${article}/actions/unpublish`));
      expect(withdrawn.status).toBe(200);
      const { status, body } = await publicly(slug);
      expect([status, body.error.details.reason]).toEqual([410, 'The dose is wrong']);
    });

    it('a medical reviewer throws no draft away, which changes all of it', async () => {
      const { article, one } = await changed();
      const heading = { heading: 'Words of an author' };
      await app().documents('api::section.section').update({ documentId: one, data: heading });
      const reviewer = as('medical-reviewer');
      for (const [type, id] of [
        ['article', article],
        ['section', one],
      ] as const) {
        const answers = [
          await reviewer.post(inPanel(type, `/${id}/actions/discard`)),
          await reviewer.post(inPanel(type, `/${id}/actions/unpublish`), { discardDraft: true }),
        ];
        expect(answers.map(({ status }) => status)).toEqual([403, 403]);
        expect(answers[0]!.body.error.message).toContain('to throw it away');
      }
      expect((await draftOf(article)).lead).toBe('A new lead.');
      const withdrawn = await reviewer.post(inPanel('article', `/${article}/actions/unpublish`));
      expect(withdrawn.status).toBe(200);
    });

    it('an author changes, moves and deletes no files, not one by one and not many at once', async () => {
      const author = as('strapi-author');
      const file = await app()
        .query('plugin::upload.file')
        .create({
          data: {
            ...{ name: 'dose.png', hash: 'dose', ext: '.png', mime: 'image/png', size: 1 },
            ...{ url: '/uploads/dose.png', provider: 'local', folderPath: '/' },
          },
        });
      const answers = [
        await author.post('/upload/actions/bulk-delete', { fileIds: [file.id] }),
        await author.post('/upload/actions/bulk-move', {
          fileIds: [file.id],
          destinationFolderId: null,
        }),
        await author.post('/upload/actions/bulk-update', { updates: [] }),
        await author.put(`/upload/files/${file.id}`, { name: 'other.png' }),
        await author.post(`/upload/files/${file.id}/replace`),
        await author.delete(`/upload/files/${file.id}`),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
      expect(
        (
          await app()
            .query('plugin::upload.file')
            .findOne({ where: { id: file.id } })
        ).name,
      ).toBe('dose.png');
    });

    it.each(closed)('%s %s is closed to all of them', async (method, path) => {
      for (const user of Object.values(users)) {
        const { status } = await user[method](path);
        expect([method, path, status]).toEqual([method, path, 403]);
      }
    });
  },
  { content: 'tables' },
);
