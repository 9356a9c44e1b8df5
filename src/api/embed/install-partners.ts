import type { Core } from '@strapi/strapi';
import { dayMilliseconds } from '../../explainer/utc-day';
import type { EmbedDoor } from '../../ports/embed-door';
import { frameAncestorsFor, noPartner } from '../../embeds/partners/partners';
import type { ShownText } from '../../embeds/partners/shown-text';
import { createViewCounts } from '../../embeds/partners/view-counts';
import { viewingSite } from '../../embeds/partners/viewing-site';
import type { Environment } from '../../environment/environment';
import { publicOrigin } from '../../strapi/public-origin';
import { createPartnerList, type PartnerList } from './partner-list';
import { installViewsTable } from './stored-views';
import { createViewWriter, type ViewWriter } from './view-writer';

/** So many counts wait to be written at most: a few megabytes. */
const mostCounts = 20_000;

const createEmbedDoor = (
  strapi: Core.Strapi,
  list: PartnerList,
  { isOpenToAll, add }: { isOpenToAll: boolean; add: ReturnType<typeof createViewCounts>['add'] },
): EmbedDoor => {
  const shown = new WeakMap<object, ShownText>();
  const own = publicOrigin(strapi);
  return {
    isOpenToAll,
    frameAncestors: () => frameAncestorsFor(isOpenToAll ? null : list.last(), own),
    tellShown: (response, text) => {
      if (text !== undefined) shown.set(response, text);
    },
    shownOf: (response) => shown.get(response),
    countView: (text, rawHeaders) => {
      const partners = list.last();
      if (partners.size === 0) return;
      const site = viewingSite(rawHeaders);
      if (site === null) return;
      // Whose page it is that is no partner's is nobody's business.
      const partner = partners.get(site) ?? noPartner;
      add(Math.floor(Date.now() / dayMilliseconds), partner, text);
    },
    isOpenTo: (origin) => (origin === own ? true : list.known()?.has(origin)),
    opensTo: async (origin) => origin === own || (await list.read()).has(origin),
  };
};

/**
 * Knows those who show our texts in their pages, and counts how often they do. Belongs in register(); others ask for it by name,
 * as `embedDoor`, `partnerList` and `viewWriter`.
 */
export const installPartners = (
  strapi: Core.Strapi,
  { embedPartnersOnly }: Pick<Environment, 'embedPartnersOnly'>,
): void => {
  installViewsTable(strapi);
  const counts = createViewCounts(mostCounts);
  const { add } = counts;
  strapi.add('partnerList', () => createPartnerList(strapi));
  strapi.add('embedDoor', () =>
    createEmbedDoor(strapi, partnerListOf(strapi), { isOpenToAll: !embedPartnersOnly, add }),
  );
  strapi.add('viewWriter', () => createViewWriter(strapi, counts));
};

export const partnerListOf = (strapi: Core.Strapi): PartnerList =>
  strapi.get<PartnerList>('partnerList');

const viewWriterOf = (strapi: Core.Strapi): ViewWriter => strapi.get<ViewWriter>('viewWriter');

/** Belongs in bootstrap(), when there is a database: the first views from memory are to be counted too. */
export const startCountingViews = async (strapi: Core.Strapi): Promise<void> => {
  await partnerListOf(strapi).read();
  viewWriterOf(strapi).start();
};

/** Belongs in destroy(): everything that was under way is answered then, and the database is still there. */
export const endCountingViews = (strapi: Core.Strapi): Promise<void> => viewWriterOf(strapi).end();
