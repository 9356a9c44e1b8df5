import type { Core } from '@strapi/strapi';
import type { Answer } from '../../delivery/policy/answer';
import { answerEmbed, answerMisread, answerNowhere } from '../../embeds/answer-embed';
import { answerOembed, answerOembedRefusal } from '../../embeds/answer-oembed';
import { embedDoorOf } from '../../ports/embed-door';
import { frameAncestorsFor } from '../../embeds/partners/partners';
import { shownText } from '../../embeds/partners/shown-text';
import { readEmbedQuery, type EmbedAddress, type EmbedQuery } from '../../embeds/read-embed-query';
import { readOembedQuery } from '../../embeds/read-oembed-query';
import { publicOrigin } from '../../strapi/public-origin';
import { ledgerOf } from '../../strapi/our-services';
import type { Context } from '../../strapi/context';
import { namesIn } from '../explainer/read-request';
import { send } from '../explainer/send';
import { installEmbedScripts } from './install-embed-scripts';
import { partnerListOf } from './install-partners';

const sendPage = (ctx: Context, answer: Answer): void => {
  // Frames are what these pages are for; who may have one is in their own policy.
  ctx.remove('X-Frame-Options');
  send(ctx, answer);
};

/** Serves the pages that are made for frames, and oEmbed, outside of `/api`. What stands at other addresses below `/embed` is registered before. */
export const installEmbeds = (strapi: Core.Strapi): void => {
  installEmbedScripts(strapi);
  const origin = publicOrigin(strapi);
  const staleSeconds: number = strapi.config.get('delivery.staleSeconds');
  /** Read also where every site may: what is answered from memory is counted by what was read last. */
  const findFrameAncestors = async (): Promise<readonly string[]> => {
    const partners = await partnerListOf(strapi).read();
    return frameAncestorsFor(embedDoorOf(strapi).isOpenToAll ? null : partners, origin);
  };
  const find = ({ explainer, locale, revision }: EmbedQuery) =>
    ledgerOf(strapi).find({ slug: explainer, language: locale, sha256: revision });

  const page = (path: string, kind: EmbedAddress['kind']) => ({
    method: 'GET' as const,
    path,
    config: { auth: false as const },
    handler: async (ctx: Context): Promise<void> => {
      const frameAncestors = await findFrameAncestors();
      const query = readEmbedQuery({ kind, names: namesIn(ctx) }, ctx.search);
      if (!query.ok) {
        sendPage(ctx, answerMisread(query.message, { frameAncestors }));
        return;
      }
      const found = await find(query.value);
      const around = { origin, search: ctx.search, frameAncestors, now: Date.now(), staleSeconds };
      const answer = answerEmbed(found, query.value, around);
      if (answer.status === 200) {
        const { explainer, place } = query.value;
        embedDoorOf(strapi).tellShown(ctx.res, shownText(found, explainer, place));
      }
      sendPage(ctx, answer);
    },
  });

  const nowhere = (path: string) => ({
    method: 'GET' as const,
    path,
    config: { auth: false as const },
    handler: async (ctx: Context): Promise<void> => {
      const frameAncestors = await findFrameAncestors();
      const message = 'Expected /embed/<explainer>, or /embed/<explainer>/<section>.';
      sendPage(ctx, answerNowhere(message, { frameAncestors }));
    },
  });

  strapi.server.routes([
    page('/embed/:explainer', 'explainer'),
    page('/embed/:explainer/:section', 'section'),
    page('/embed/:explainer/-/side-effects', 'side-effects'),
    page('/embed/:explainer/-/conditions/:condition', 'condition'),
    nowhere('/embed'),
    nowhere('/embed/(.*)'),
    {
      method: 'GET',
      path: '/oembed',
      config: { auth: false },
      handler: async (ctx: Context): Promise<void> => {
        const known = origin || ctx.origin;
        const query = readOembedQuery(ctx.search, known);
        if (!query.ok) {
          send(ctx, answerOembedRefusal(query));
          return;
        }
        send(ctx, answerOembed(await find(query.value.embed), query.value, known));
      },
    },
  ]);
};
