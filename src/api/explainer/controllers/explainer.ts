import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { answerUnacceptable } from '../../../delivery/policy/answer';
import {
  answerExplainer,
  answerSection,
  answerWithheld,
} from '../../../delivery/policy/answer-explainer';
import { answerPart, partForms, type PartPlace } from '../../../delivery/policy/answer-part';
import { mostSequence } from '../../../delivery/policy/cursors';
import { answerComparison } from '../../../delivery/policy/answer-comparison';
import { answerChanges, answerHistory, answerList } from '../../../delivery/policy/answer-pages';
import { judgeExplainer, judgeSection } from '../../../delivery/policy/judge-address';
import {
  readChangesQuery,
  readConditionQuery,
  readDifferenceQuery,
  readExplainerQuery,
  readHistoryQuery,
  readListQuery,
  readSectionQuery,
  readSideEffectsQuery,
} from '../../../delivery/policy/read-query';
import type { Wish } from '../../../delivery/policy/wish';
import { wholePlace } from '../../../explainer/addresses';
import type { Form } from '../../../explainer/forms/form';
import { hasScope } from '../../../strapi/has-scope';
import { publicOrigin } from '../../../strapi/public-origin';
import { endingOf, ledgerOf } from '../../../strapi/our-services';
import type { Context } from '../../../strapi/context';
import { withheldScope } from '../anyone';
import { chooseForm } from '../choose-form';
import { addressOf, read, type AddressQuery, type FormQuery } from '../read-request';
import { send, sendAbout, sendForm } from '../send';
import { waitForChanges } from '../wait-for-changes';
import { waitWithReader } from '../wait-with-reader';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const origin = publicOrigin(strapi);
  const staleSeconds: number = strapi.config.get('delivery.staleSeconds');

  /** How the answer is to look; undefined where no form is left that the reader takes, which is then answered. */
  const readWish = async (
    ctx: Context,
    query: FormQuery,
    served?: readonly Form[],
  ): Promise<Wish | undefined> => {
    const form = chooseForm(ctx, query.format, served);
    if (form === undefined) {
      send(ctx, answerUnacceptable(served));
      return undefined;
    }
    const isWhole = query.withheld !== undefined;
    if (isWhole && !(await hasScope(strapi, ctx.state.auth, withheldScope))) {
      throw new errors.PolicyError(
        'withheld — expected an API token that may "findWithheld" of Explainer',
      );
    }
    const { headingLevel, show: left, theme, locale } = query;
    const shadow = query.shadow !== undefined;
    const isRefusedInHtml = query.refusal !== undefined;
    const look = { form, headingLevel, left, shadow, theme, isRefusedInHtml, locale };
    const { search } = ctx;
    return { ...look, isWhole, search, origin, staleSeconds, now: Date.now() };
  };

  const sendPart = async (
    ctx: Context,
    query: FormQuery & AddressQuery,
    place: PartPlace,
  ): Promise<void> => {
    const wish = await readWish(ctx, query, partForms);
    if (wish === undefined) return;
    const found = await ledgerOf(strapi).find(addressOf(query));
    sendForm(strapi, ctx, answerPart(found, { ...query, place }, wish), {
      found,
      query,
      place,
      wish,
    });
  };

  return {
    async find(ctx: Context) {
      const { locale, limit, cursor } = read(ctx, readListQuery);
      const rows = await ledgerOf(strapi).list({
        language: locale,
        limit: limit + 1,
        after: cursor?.slug ?? '',
        hasContent: false,
      });
      send(ctx, answerList(rows, { limit, locale }));
    },

    async findOne(ctx: Context) {
      const query = read(ctx, readExplainerQuery);
      const wish = await readWish(ctx, query);
      if (wish === undefined) return;
      const found = await ledgerOf(strapi).find(addressOf(query));
      const answer = answerExplainer(judgeExplainer(found, query), wish);
      sendForm(strapi, ctx, answer, { found, query, place: wholePlace, wish });
    },

    async findSection(ctx: Context) {
      const query = read(ctx, readSectionQuery);
      const wish = await readWish(ctx, query);
      if (wish === undefined) return;
      const found = await ledgerOf(strapi).find(addressOf(query));
      const place = { kind: 'section', section: query.section } as const;
      const answer = answerSection(judgeSection(found, query), wish);
      sendForm(strapi, ctx, answer, { found, query, place, wish });
    },

    async findSideEffects(ctx: Context) {
      const query = read(ctx, readSideEffectsQuery);
      await sendPart(ctx, query, { kind: 'side-effects' });
    },

    async findCondition(ctx: Context) {
      const query = read(ctx, readConditionQuery);
      await sendPart(ctx, query, { kind: 'condition', condition: query.condition });
    },

    async findRevisions(ctx: Context) {
      const { slug, locale, limit, cursor } = read(ctx, readHistoryQuery);
      const ledger = ledgerOf(strapi);
      const page = { slug, language: locale, limit: limit + 1 };
      const rows = await ledger.history({ ...page, before: cursor?.sequence ?? mostSequence });
      const part = { limit, isFirst: cursor === undefined, search: ctx.search };
      sendAbout(ctx, answerHistory({ slug, locale }, rows, part), slug);
    },

    async compareRevisions(ctx: Context) {
      const { slug, locale, range } = read(ctx, readDifferenceQuery);
      const ledger = ledgerOf(strapi);
      const [before, after] = await Promise.all([
        ledger.find({ slug, language: locale, sha256: range.before }),
        ledger.find({ slug, language: locale, sha256: range.after }),
      ]);
      const asked = { slug, locale, range, search: ctx.search };
      sendAbout(ctx, answerComparison(asked, { before, after }), slug);
    },

    async findChanges(ctx: Context) {
      const { since: cursor, limit, locale, wait } = read(ctx, readChangesQuery);
      const since = cursor?.sequence ?? 0;
      const ledger = ledgerOf(strapi);
      const page = { sequence: since, language: locale, limit: limit + 1 };
      const rows = await waitForChanges(ledger, page, wait * 1000, (work) =>
        waitWithReader(ctx, endingOf(strapi), work),
      );
      send(ctx, answerChanges(rows, { limit, locale, since }));
    },

    async findWithheld(ctx: Context) {
      const query = read(ctx, readExplainerQuery);
      const verdict = judgeExplainer(await ledgerOf(strapi).find(addressOf(query)), query);
      sendAbout(ctx, answerWithheld(verdict, ctx.search), query.slug);
    },
  };
};
