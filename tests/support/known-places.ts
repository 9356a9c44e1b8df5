import { signLink } from '../../src/preview/policy/preview-link';
import { actionsOf } from '../../src/security/token-kinds';
import { createEmbeddable } from './embeds';
import type { KnownPlaces } from './odd-addresses';
import { panelUser } from './panel-user';
import { createPartner } from './partners';
import type { RunningApp } from './running-app';
import { testSecrets } from './test-secrets';

const never = 4_102_444_800_000;

/** Gives a partner the key that `npm run tokens:create -- --for partner` would make. */
const createPartnerKey = async (app: RunningApp, documentId: string): Promise<string> => {
  const { id, accessKey } = await app.service('admin::api-token', 'create', {
    ...{ name: documentId, description: '', type: 'custom', lifespan: null },
    permissions: actionsOf({ for: 'partner', partner: documentId }),
  });
  await app
    .query('api::partner.partner')
    .update({ where: { documentId }, data: { keyNumber: id } });
  return accessKey;
};

/** Links to previews that are good, over, of nothing any more, cut and altered. */
const linksTo = (documentIds: Record<'article' | 'section', string>): string[] => {
  const links = (['article', 'section'] as const).flatMap((type) =>
    (['draft', 'published'] as const).flatMap((version) =>
      [documentIds[type], 'a'.repeat(24)].map(
        (documentId) =>
          ({
            ...{ type, documentId, article: documentIds.article, locale: 'en', version },
            expiresAt: never,
          }) as const,
      ),
    ),
  );
  const secret = testSecrets.ADMIN_JWT_SECRET!;
  const signed = links.map((link) => signLink(link, secret));
  const [good = ''] = signed;
  const over = signLink({ ...links[0]!, expiresAt: 0 }, secret);
  return [...signed, over, good.slice(0, -1), `${good}.`, `.${good}`, good.toUpperCase()];
};

/** Makes explainers that are there, moved, withdrawn and not for other sites, and all that leads to them. */
export const createKnownPlaces = async (app: RunningApp): Promise<KnownPlaces> => {
  const found = await createEmbeddable(app);
  const { slug, article, warned, update, unpublish, create } = found;
  const revisionOf = async (): Promise<string> =>
    (await app.request.get(`/api/explainers/${slug}`)).body.meta.revision;
  const before = await revisionOf();
  await update('section', warned, { slug: 'warned-anew', body: 'Corrected.' });
  const moved = await createEmbeddable(app);
  await update('article', moved.article, { slug: `${moved.slug}-anew` });
  const withdrawn = await createEmbeddable(app);
  await app.documents('api::article.article').update({
    documentId: withdrawn.article,
    data: { retraction: { reason: 'Wrong.', replacement: slug } },
  });
  await unpublish('article', withdrawn.article);
  const overdue = await createEmbeddable(app, {
    review: {
      ...{ lastReviewed: '2000-01-01', nextDue: '2000-02-01', embedUntilOverdueDays: 1 },
      reviewedBy: await create('contributor', { name: 'A reviewer', slug: `reviewer-${slug}` }),
    },
  });
  const partner = await createPartner(app);
  const get = async (path: string) => (await app.request.get(path)).body;
  const pages = await Promise.all(
    ['/api/changes', '/api/explainers', `/api/explainers/${slug}/revisions`].map((path) =>
      get(`${path}?limit=1`),
    ),
  );
  const { meta } = await get('/api/changes?limit=100');
  return {
    explainers: [
      ...[slug, slug, moved.slug, withdrawn.slug, overdue.slug, `${moved.slug}-anew`],
      'how-ketamine-infusions-work',
    ],
    sections: ['one', 'two', 'warned', 'warned-anew', 'advert', 'internal', 'kept-below'],
    conditions: [
      `condition-${slug}`,
      `condition-${withdrawn.slug}`,
      `hidden-${slug}`,
      'depression',
    ],
    revisions: [before, await revisionOf(), '0'.repeat(64)],
    cursors: [...pages, { meta }].flatMap((page) => page.meta.cursor ?? []),
    documentIds: [article, warned, overdue.article, partner.documentId],
    previews: linksTo({ article, section: warned }),
    origin: app.url,
    partnerKey: await createPartnerKey(app, partner.documentId),
    panelToken: (await panelUser(app, 'strapi-super-admin')).token,
  };
};
