import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';

const get = '/api/explainers';

onEveryDatabase(
  'A cursor goes on in the list that gave it, and in no other',
  (app) => {
    const page = async (path: string) => {
      const { status, body } = await app().request.get(path);
      expect(status).toBe(200);
      return { slugs: body.data.map(({ slug }: { slug: string }) => slug), meta: body.meta };
    };
    const refusal = async (path: string) => {
      const { status, body } = await app().request.get(path);
      expect([status, body.error?.name]).toEqual([400, 'ValidationError']);
      return body.error.message as string;
    };
    let cursors: Record<'changes' | 'german' | 'explainers' | 'revisions', string>;
    const slugs: string[] = [];

    beforeAll(async () => {
      const { explainer } = explainerBuilder(app());
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
      for (const german of ['eins', 'zwei']) {
        const { slug, article } = await explainer();
        slugs.push(slug);
        const data = { title: german, slug: german };
        const documents = app().documents('api::article.article');
        await documents.update({ documentId: article, locale: 'de', data, status: 'published' });
      }
      cursors = {
        changes: (await page('/api/changes?limit=2')).meta.cursor,
        german: (await page('/api/changes?limit=1&locale=de')).meta.cursor,
        explainers: (await page(`${get}?limit=1`)).meta.cursor,
        revisions: (await page(`${get}/${slugs[0]}/revisions?limit=1`)).meta.cursor,
      };
    });

    it('each is taken where it is from', async () => {
      expect((await page(`${get}?cursor=${cursors.explainers}`)).slugs).toEqual([slugs[1]]);
      const history = await page(`${get}/${slugs[0]}/revisions?cursor=${cursors.revisions}`);
      expect(history.slugs).toEqual([slugs[0], slugs[0]]);
      expect((await page(`/api/changes?since=${cursors.changes}&limit=1`)).slugs).toHaveLength(1);
      expect((await page(`/api/changes?since=${cursors.german}&locale=de`)).slugs).toEqual([
        'zwei',
      ]);
    });

    it('that of another kind of list is a 400 that says which was expected', async () => {
      for (const [path, name, own] of [
        [`${get}?cursor=`, 'cursor', 'explainers'],
        [`${get}/${slugs[0]}/revisions?cursor=`, 'cursor', 'revisions'],
        ['/api/changes?since=', 'since', 'changes'],
      ] as const) {
        const foreign = (['changes', 'explainers', 'revisions'] as const).filter(
          (list) => list !== own,
        );
        for (const list of foreign) {
          expect(await refusal(`${path}${cursors[list]}`)).toBe(
            `${name} — expected a cursor as an earlier answer of this list (${own}) gave it, or nothing to begin with the first`,
          );
        }
      }
    });

    it('that of another language, or of another explainer', async () => {
      expect(await refusal(`${get}?locale=de&cursor=${cursors.explainers}`)).toMatch(
        /^cursor — expected one of the list in the locale "de"; this one is of the list in the default locale$/,
      );
      expect(await refusal(`${get}/${slugs[1]}/revisions?cursor=${cursors.revisions}`)).toMatch(
        new RegExp(`^cursor — expected one of the revisions of "${slugs[1]}"; .*"${slugs[0]}"$`),
      );
      expect(
        await refusal(`${get}/${slugs[0]}/revisions?locale=de&cursor=${cursors.revisions}`),
      ).toMatch(/^cursor — expected one of the list in the locale "de"/);
    });

    it('whoever followed one language cannot go on in all; whoever followed all can in one', async () => {
      expect(await refusal(`/api/changes?since=${cursors.german}`)).toMatch(
        /^since — expected a cursor of the feed of all locales; this one is of the feed in the locale "de"$/,
      );
      const { slugs: german } = await page(`/api/changes?since=${cursors.changes}&locale=de`);
      expect(german).toEqual(['eins', 'zwei']);
    });

    it('a cursor of the feed that an earlier version gave out is still understood', async () => {
      const { meta } = await page('/api/changes?limit=3');
      const old = Buffer.from('r3').toString('base64url');
      expect(meta.cursor).toBe(old);
      const { meta: end } = await page('/api/changes?limit=100');
      const { slugs: later } = await page(`/api/changes?since=${old}`);
      expect(later).toHaveLength(
        Number(Buffer.from(end.cursor, 'base64url').toString().slice(1)) - 3,
      );
      await page(`/api/changes?since=${old}&locale=de`);
    });

    it('and so in GraphQL', async () => {
      const ask = async (query: string) => (await app().graphql(query)).errors?.[0]?.message;
      expect(await ask(`{ explainers(after: "${cursors.explainers}") { hasMore } }`)).toBe(
        undefined,
      );
      expect(await ask(`{ explainers(after: "${cursors.changes}") { hasMore } }`)).toMatch(
        /^after — expected a cursor as an earlier answer of this list \(explainers\)/,
      );
      expect(await ask(`{ changes(since: "${cursors.german}") { hasMore } }`)).toMatch(
        /^since — expected a cursor of the feed of all locales/,
      );
    });
  },
  { content: 'tables' },
);
