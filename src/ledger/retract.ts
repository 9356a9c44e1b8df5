import type { Core } from '@strapi/strapi';
import { withStrapi } from '../strapi/open-strapi';
import { readArguments } from '../command-line/read-arguments';
import { refuse } from '../command-line/refuse';
import { slugPathPattern } from '../explainer/slugify';
import { isReplacement } from '../explainer/usable-retraction';
import { isPublished } from '../strapi/row-versions';
import { documentWriter } from '../strapi/document-writer';
import { inTransaction } from '../strapi/transaction';
import { localeService } from '../strapi/locales';
import { articleUid, sectionUid } from './uids';
import { whileServing } from '../database/hold-serving';
import { lockTransaction } from '../database/lock-transaction';

const usage = `Usage: npm run explainer:retract -- SLUG[/SECTION] --reason "…" [--replacement …] [--locale en]

Withdraws a published explainer, or one section of it, and tells readers why. Its drafts stay.
  --reason       one sentence, 255 characters at most
  --replacement  where to look instead: a slug, <explainer>/<section>, or a URL
`;

const mostCharacters = 255;

interface Order {
  address: string;
  locale: string;
  retraction: { reason: string; replacement: string | null };
}

/** Withdraws it and leaves the reason on its draft; false where nothing is published under the address. */
const retract = async (
  strapi: Core.Strapi,
  { address, locale, retraction }: Order,
): Promise<boolean> => {
  const [slug, section] = address.split('/');
  const uid = section === undefined ? articleUid : sectionUid;
  return inTransaction(strapi, async (transaction) => {
    await lockTransaction(strapi, transaction, 'content');
    const found: { documentId: string } | null = await strapi.db.query(uid).findOne({
      select: ['documentId'],
      where: {
        locale,
        ...isPublished,
        ...(section === undefined ? { slug } : { slug: section, article: { slug } }),
      },
    });
    if (found === null) return false;
    const { documentId } = found;
    await documentWriter(strapi, uid).update({ documentId, locale, data: { retraction } });
    await strapi.documents(uid).unpublish({ documentId, locale });
    return true;
  });
};

/** `npm run explainer:retract`: 0 when it was withdrawn, 1 when there is none or the call was wrong. */
export const main = async (argv: string[]): Promise<number> => {
  const read = readArguments(
    {
      args: argv,
      options: {
        reason: { type: 'string' },
        replacement: { type: 'string' },
        locale: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    },
    usage,
  );
  if (read === null) return 1;
  const { values, positionals } = read;
  const [address, ...others] = positionals;
  if (values.help || address === undefined || others.length > 0) {
    process[values.help ? 'stdout' : 'stderr'].write(usage);
    return values.help ? 0 : 1;
  }
  if (!slugPathPattern.test(address)) {
    return refuse(
      `${address.slice(0, 100)} — expected the slug of an explainer, or <explainer>/<section>`,
    );
  }
  const reason = values.reason?.trim() ?? '';
  if (reason === '' || reason.length > mostCharacters) {
    return refuse(`--reason — expected a sentence of at most ${mostCharacters} characters`);
  }
  const replacement = values.replacement ?? null;
  const isUsable =
    replacement === null || (replacement.length <= mostCharacters && isReplacement(replacement));
  if (!isUsable) {
    return refuse('--replacement — expected a slug, <explainer>/<section>, or a URL');
  }

  return withStrapi(async (strapi) => {
    const locale = values.locale ?? (await localeService(strapi).getDefaultLocale());
    const order = { address, locale, retraction: { reason, replacement } };
    if (!(await whileServing(strapi, () => retract(strapi, order)))) {
      return refuse(`${address} — expected something that is published in locale "${locale}"`);
    }
    process.stdout.write(`Retracted ${address}: ${reason}\n`);
    return 0;
  });
};
