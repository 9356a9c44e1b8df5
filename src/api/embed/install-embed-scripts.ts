import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { bodyTag } from '../../delivery/etag';
import { answerUnknown, type Answer } from '../../delivery/policy/answer';
import { builderPolicy, renderBuilder, type Language } from '../../embeds/builder-page';
import { loaderNames } from '../../embeds/loader-names';
import { publicOrigin } from '../../strapi/public-origin';
import { localeService } from '../../strapi/locales';
import type { Context } from '../../strapi/context';
import { send } from '../explainer/send';

const readScripts = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

const answerScript = (body: string, isForEver: boolean): Answer => ({
  status: 200,
  headers: {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': isForEver ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    // A page that isolates itself takes no other.
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ETag: bodyTag(body),
  },
  body,
});

/** The languages that editors write in, the default one first. */
const languagesOf = async (strapi: Core.Strapi): Promise<Language[]> => {
  const locales = localeService(strapi);
  const usual = await locales.getDefaultLocale();
  const all = (await locales.find()).map(({ code, name }) => ({ code, name }));
  return [...all.filter(({ code }) => code === usual), ...all.filter(({ code }) => code !== usual)];
};

/**
 * Serves what runs on other sites, `/embed/v1/loader.js` and each version of it under its hash, and the page that writes the code
 * for embedding. Before the pages for frames, whose addresses these would be too.
 */
export const installEmbedScripts = (strapi: Core.Strapi): void => {
  const folder = join(strapi.dirs.static.public, 'embed/v1');
  const scripts = readScripts(folder);
  const loader = loaderNames(readFileSync(join(folder, 'loader.js'), 'utf8'));
  strapi.server.routes([
    {
      method: 'GET',
      path: '/embed/v1/:file',
      config: { auth: false },
      handler: (ctx: Context) => {
        const name = ctx.path.slice(ctx.path.lastIndexOf('/') + 1);
        const script = scripts.get(name);
        send(
          ctx,
          script === undefined
            ? answerUnknown(`There is no script "${name.slice(0, 100)}"`)
            : answerScript(script, /\.[0-9a-f]{16}\.js$/.test(name)),
        );
      },
    },
    {
      method: 'GET',
      path: '/embed/builder',
      config: { auth: false },
      handler: async (ctx: Context) => {
        const body = renderBuilder(
          { origin: publicOrigin(strapi) || ctx.origin, loader },
          await languagesOf(strapi),
        );
        send(ctx, {
          status: 200,
          headers: {
            'Content-Type': 'text/html; charset=utf-8',
            'Content-Security-Policy': builderPolicy,
            // Where the server does not know its own address, the page tells the one that was asked.
            'Cache-Control': 'private, max-age=60',
            ETag: bodyTag(body),
          },
          body,
        });
      },
    },
  ]);
};
