import { createHmac } from 'node:crypto';
import { signLink } from '../../src/preview/policy/preview-link';
import { cacheStatus } from '../support/cache-status';
import { explainerBuilder } from '../support/explainer-builder';
import { panelUser, type PanelUser } from '../support/panel-user';
import { onEveryDatabase } from '../support/running-app';
import { testSecrets } from '../support/test-secrets';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';
const secret = testSecrets.ADMIN_JWT_SECRET!;

onEveryDatabase(
  'A preview is a link to one text, for an hour',
  (app) => {
    let editor: PanelUser;
    beforeAll(async () => {
      editor = await panelUser(app(), 'strapi-editor');
    });

    const addressFor = async (
      uid: string,
      documentId: string,
      { user = editor, query = '' } = {},
    ): Promise<string | undefined> => {
      const { status, body } = await user.get(
        `/content-manager/preview/url/${uid}?documentId=${documentId}${query}`,
      );
      expect([200, 204]).toContain(status);
      return body.data?.url;
    };
    const show = async (address: string | undefined) =>
      app().request.get(address!).set('Accept', 'text/html');
    const { create, explainer } = {
      create: (type: string, data: object) => explainerBuilder(app()).create(type, data),
      explainer: (data?: object) => explainerBuilder(app()).explainer(data),
    };
    /** Published, and then changed in the draft of the article and of one section. */
    const changed = async () => {
      const made = await explainer();
      await app()
        .documents(articleUid)
        .update({ documentId: made.article, data: { lead: 'The draft’s lead.' } });
      await app()
        .documents(sectionUid)
        .update({ documentId: made.one, data: { body: 'The *draft’s* words.' } });
      return made;
    };

    it('the panel gives an editor one, and it shows the draft with its sections, said to be a draft', async () => {
      const { article, slug } = await changed();
      const { status, text } = await show(await addressFor(articleUid, article));
      expect(status).toBe(200);
      expect(text).toContain('Draft – not published');
      expect(text).toContain(`Title of ${slug}`);
      expect(text).toContain('The draft’s lead.');
      expect(text).toContain('<em>draft’s</em>');
      expect(text).toContain('About two');
      const published = await app().request.get(`/api/explainers/${slug}`);
      expect(published.text).not.toContain('draft’s');
    });

    it('one of a section shows the section, and no other', async () => {
      const { one } = await changed();
      const { text } = await show(await addressFor(sectionUid, one));
      expect(text).toContain('<em>draft’s</em>');
      expect(text).not.toContain('About two');
      expect(text).not.toContain('The draft’s lead.');
    });

    it('one of a section shows it in the article in which it stood, and in no other', async () => {
      const { one } = await changed();
      const address = await addressFor(sectionUid, one);
      const other = await explainer();
      await app()
        .documents(sectionUid)
        .update({ documentId: one, data: { article: other.article, slug: 'moved-here' } });
      const moved = await show(address);
      expect([moved.status, moved.text.includes(`Title of ${other.slug}`)]).toEqual([404, false]);
      expect((await show(await addressFor(sectionUid, one))).text).toContain(
        `Title of ${other.slug}`,
      );
    });

    it('there is none of a section that stands in no article, which it would show once it does', async () => {
      const { documentId } = await app()
        .documents(sectionUid)
        .create({ data: { heading: 'Alone', slug: 'alone', level: 2, body: 'Words.' } });
      expect(await addressFor(sectionUid, documentId)).toBeUndefined();
    });

    it('what was never published can be seen by it too', async () => {
      const { documentId } = await app()
        .documents(articleUid)
        .create({ data: { title: 'Quite new', slug: 'quite-new' } });
      expect((await show(await addressFor(articleUid, documentId))).text).toContain('Quite new');
      expect((await app().request.get('/api/explainers/quite-new')).status).toBe(404);
    });

    it('it shows the vocabulary as it is published, and counts what is not', async () => {
      const condition = await create('condition', {
        name: 'Known condition',
        slug: 'known-condition',
      });
      const notice = await create('notice', {
        title: 'Call for help',
        slug: 'call-for-help',
        kind: 'emergency',
        text: 'As published.',
      });
      const draftOnly = await app()
        .documents('api::notice.notice')
        .create({ data: { title: 'Not yet', slug: 'not-yet', kind: 'general', text: 'No.' } });
      await app()
        .documents('api::notice.notice')
        .update({ documentId: notice, data: { text: 'Of another draft.' } });
      const { one, article } = await explainer();
      await app()
        .documents(sectionUid)
        .update({
          documentId: one,
          data: { conditions: [condition], notices: [notice, draftOnly.documentId] },
        });
      const { text } = await show(await addressFor(articleUid, article));
      expect(text).toContain('As published.');
      expect(text).not.toContain('Of another draft.');
      expect(text).not.toContain('Not yet');
      expect(text).toContain('1 entry of the vocabulary that this draft names is not published');
    });

    it('on the panel’s tab for what is published it shows that', async () => {
      const { article } = await changed();
      const query = '&status=published&locale=en';
      const { text } = await show(await addressFor(articleUid, article, { query }));
      expect(text).toContain('Published – what readers see');
      expect(text).not.toContain('draft’s');
    });

    it('nobody keeps it, finds it, or learns of it, and only our own pages may frame it', async () => {
      const { article } = await changed();
      const address = await addressFor(articleUid, article);
      const answer = await show(address);
      expect(answer.headers).toMatchObject({
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'SAMEORIGIN',
        'x-content-type-options': 'nosniff',
      });
      expect(answer.headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
      );
      expect(answer.text).toContain('<meta name="robots" content="noindex, nofollow">');
      expect(answer.text).not.toMatch(/<script|\sstyle=/);
      expect(cacheStatus(answer)).not.toMatch(/stored|hit/);
      await app()
        .documents(articleUid)
        .update({ documentId: article, data: { lead: 'Saved again.' } });
      expect((await show(address)).text).toContain('Saved again.');
    });

    it('one that is over is 410 and says what to do, for everybody', async () => {
      const { article } = await changed();
      const link = {
        type: 'article',
        ...{ documentId: article, article },
        locale: 'en',
        version: 'draft',
      } as const;
      const over = `/preview?link=${signLink({ ...link, expiresAt: Date.now() - 1 }, secret)}`;
      const { status, body, headers } = await app().request.get(over);
      expect(status).toBe(410);
      expect(body.error.message).toContain('choose “Open preview” for a new one');
      expect(headers['cache-control']).toBe('private, no-store');
      expect((await editor.get(over)).status).toBe(410);
      const page = await show(over);
      expect([page.status, page.headers['content-type']]).toEqual([
        410,
        'text/html; charset=utf-8',
      ]);
      expect(page.text).toContain('Open preview');
      expect(page.text).not.toContain('draft’s');
    });

    it('it is for an hour', async () => {
      const { article } = await changed();
      const address = await addressFor(articleUid, article);
      const [payload] = address!.split('link=')[1]!.split('.');
      const { expiresAt } = JSON.parse(Buffer.from(payload!, 'base64url').toString());
      const minutes = (expiresAt - Date.now()) / 60_000;
      expect(minutes > 59 && minutes <= 60).toBe(true);
    });

    it('one that was altered, cut short, made elsewhere, or is none, is 403 and reads nothing', async () => {
      const { article } = await changed();
      const other = await changed();
      const address = (await addressFor(articleUid, article))!;
      const [payload, signature] = address.split('link=')[1]!.split('.') as [string, string];
      const altered = (change: object) =>
        Buffer.from(
          JSON.stringify({
            ...JSON.parse(Buffer.from(payload, 'base64url').toString()),
            ...change,
          }),
        ).toString('base64url');
      const forAnother = altered({ documentId: other.article });
      const longer = altered({ expiresAt: Date.now() + 1e10 });
      const withKey = (key: string) =>
        createHmac('sha256', key).update(forAnother).digest('base64url');
      for (const link of [
        `${forAnother}.${signature}`,
        `${longer}.${signature}`,
        `${payload}.${signature.slice(0, -1)}`,
        `${payload}.${signature}.`,
        `${payload}.${signature}A`,
        `${payload}=.${signature}`,
        payload,
        `${payload}.`,
        `${forAnother}.${withKey(secret)}`,
        `${forAnother}.${withKey('')}`,
        signLink(
          {
            type: 'article',
            ...{ documentId: article, article },
            locale: 'en',
            version: 'draft',
            expiresAt: Date.now() + 1e6,
          },
          'the secret of another server',
        ),
        '',
        'x',
        '%00',
      ]) {
        const answer = await app().request.get(`/preview?link=${link}`);
        expect([link, answer.status]).toEqual([link, 403]);
        expect(answer.body.error.message).toMatch(/^link — expected .*admin panel/);
        expect(answer.text).not.toContain('draft’s');
      }
      for (const address of ['/preview', `/preview?link=a&link=${payload}.${signature}`]) {
        expect([address, (await app().request.get(address)).status]).toEqual([address, 403]);
      }
    });

    it('a link to one language shows that', async () => {
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
      const { article } = await changed();
      await app()
        .documents(articleUid)
        .update({
          documentId: article,
          locale: 'de',
          data: { title: 'Deutscher Titel', slug: `deutsch-${article}` },
        });
      const german = await show(await addressFor(articleUid, article, { query: '&locale=de' }));
      expect(german.text).toContain('Deutscher Titel');
      expect(german.text).toContain('<html lang="de" dir="ltr">');
      expect((await show(await addressFor(articleUid, article))).text).not.toContain('Deutscher');
    });

    it('what is gone since is 404', async () => {
      const { article } = await changed();
      const address = await addressFor(articleUid, article);
      await app().documents(articleUid).delete({ documentId: article });
      const { status, text } = await show(address);
      expect([status, text.includes('not there any more')]).toEqual([404, true]);
    });

    it('there is none for who may not read the text in the panel, or is not logged in', async () => {
      const { article } = await changed();
      const role = await app()
        .query('admin::role')
        .create({ data: { name: 'Accountant', code: 'accountant' } });
      await app()
        .query('admin::permission')
        .create({ data: { action: 'plugin::upload.read', role: role.id, conditions: [] } });
      const accountant = await panelUser(app(), 'accountant');
      expect(await addressFor(articleUid, article, { user: accountant })).toBeUndefined();
      const anonymous = await app().request.get(
        `/content-manager/preview/url/${articleUid}?documentId=${article}`,
      );
      expect(anonymous.status).toBe(401);
    });

    it('nor for who may not read the draft of each section that it would show, and of the article', async () => {
      const { article, one } = await changed();
      const read = 'plugin::content-manager.explorer.read';
      const isCreator = 'admin::is-creator';
      const role = async (code: string, rights: readonly [string, ...string[]][]) => {
        const { id } = await app()
          .query('admin::role')
          .create({ data: { name: code, code } });
        for (const [subject, ...conditions] of rights) {
          const properties = { locales: ['en'] };
          const data = { action: read, subject, role: id, conditions, properties };
          await app().query('admin::permission').create({ data });
        }
        return panelUser(app(), code);
      };
      const addresses = async (user: PanelUser) => [
        await addressFor(articleUid, article, { user }),
        await addressFor(sectionUid, one, { user }),
      ];
      const none = [undefined, undefined];
      expect(await addresses(await role('articles', [[articleUid]]))).toEqual(none);
      expect(await addresses(await role('sections', [[sectionUid]]))).toEqual(none);
      const own = await role('own-sections', [[articleUid], [sectionUid, isCreator]]);
      expect(await addresses(own)).toEqual(none);
      const both = await role('both', [[articleUid], [sectionUid]]);
      for (const address of await addresses(both)) {
        expect((await show(address)).text).toContain('<em>draft’s</em>');
      }
      // What is published, anyone may read.
      const query = '&status=published&locale=en';
      expect(await addressFor(articleUid, article, { user: own, query })).toBeDefined();
    });

    it('and none for what is no text', async () => {
      const condition = await create('condition', { name: 'C', slug: `c-${Date.now()}` });
      expect(await addressFor('api::condition.condition', condition)).toBeUndefined();
      expect(await addressFor('plugin::users-permissions.user', 'x')).toBeUndefined();
    });
  },
  { content: 'tables' },
);
