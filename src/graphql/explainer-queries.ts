import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { metaOf } from '../delivery/policy/answer-explainer';
import { presentChanges } from '../delivery/policy/answer-pages';
import { writeCursor } from '../delivery/policy/cursors';
import { cutPage } from '../delivery/policy/cut-page';
import { judgeExplainer, locateSection } from '../delivery/policy/judge-address';
import { describeRetraction, presentRetraction } from '../delivery/policy/present-retraction';
import {
  readChangesQuery,
  readExplainerQuery,
  readListQuery,
  readPairQuery,
  type QueryVerdict,
} from '../delivery/policy/read-query';
import { judgeDifference } from '../explainer/difference/propose-kind';
import { nextTurn } from '../event-loop/next-turn';
import type { DatedRetraction } from '../explainer/former-addresses';
import { graphqlExtension } from '../strapi/graphql';
import { ledgerOf } from '../strapi/our-services';
import { differenceTypes } from './difference-types';
import { explainerTypes } from './explainer-types';
import { presentFound, type FoundExplainer } from './present-found';
import { presentPage } from './present-page';
import { sectionTypes } from './section-types';

/**
 * The arguments as the same readers take them that REST has, which know texts only; null says nothing here.
 *
 * @param called what the reader's parameters are called here, where it is otherwise
 */
const read = <Value>(
  given: Record<string, unknown>,
  reader: (query: unknown) => QueryVerdict<Value>,
  called: Readonly<Record<string, string>> = {},
): Value => {
  const stated = Object.entries(given).filter(([, value]) => value !== null);
  const verdict = reader(
    Object.fromEntries(
      stated.map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
    ),
  );
  if (verdict.ok) return verdict.value;
  throw new errors.ValidationError(
    verdict.message.replace(/^\w+(?= — )/, (name) => called[name] ?? name),
  );
};

const retracted = (retraction: DatedRetraction): Error =>
  Object.assign(
    new errors.ApplicationError(describeRetraction(retraction), presentRetraction(retraction)),
    // As REST names its 410.
    { name: 'GoneError' },
  );

/** There is no redirect here: whoever asks by a former slug is given what had it, which says its slug. */
const resolveSection = (
  { formerSections, ...explainer }: FoundExplainer,
  { slug }: { slug: string },
): FoundExplainer['sections'][number] | null => {
  const located = locateSection(explainer, formerSections, slug);
  if (located.kind === 'gone') throw retracted(located.retraction);
  return located.kind === 'unknown' ? null : located.section;
};

type Arguments = Record<string, unknown>;

const createQueries = (strapi: Core.Strapi) => ({
  explainer: async (_root: unknown, given: Arguments) => {
    const query = read(given, readExplainerQuery);
    const { slug, locale, revision, asOf } = query;
    const find = (under: string) =>
      ledgerOf(strapi).find({ slug: under, language: locale, sha256: revision, asOf });
    let verdict = judgeExplainer(await find(slug), query);
    if (verdict.kind === 'moved') {
      verdict = judgeExplainer(await find(verdict.slug), { ...query, slug: verdict.slug });
    }
    if (verdict.kind === 'gone') throw retracted(verdict.retraction);
    if (verdict.kind !== 'found') return null;
    return presentFound(verdict.revision.content, verdict.revision, verdict.latest);
  },

  explainers: async (_root: unknown, { after, ...given }: Arguments) => {
    const { locale, limit, cursor } = read({ ...given, cursor: after ?? null }, readListQuery, {
      cursor: 'after',
    });
    const rows = await ledgerOf(strapi).list({
      language: locale,
      limit: limit + 1,
      after: cursor?.slug ?? '',
      hasContent: true,
    });
    const { shown, last, hasMore } = cutPage(rows, limit);
    return {
      rows: shown,
      cursor: hasMore && last ? writeCursor({ of: 'explainers', locale, slug: last.slug }) : null,
      hasMore,
    };
  },

  explainerDifference: async (_root: unknown, given: Arguments, context: object) => {
    const { slug, locale, ...pair } = read(given, readPairQuery);
    const find = (sha256: string) => ledgerOf(strapi).find({ slug, language: locale, sha256 });
    const [before, after] = [await find(pair.before), await find(pair.after)];
    if (!before?.wanted?.content || !after?.wanted?.content) return null;
    // Twenty that one document asks for are read at once, and each takes some time to compare.
    await nextTurn(context);
    return {
      ...judgeDifference(before.wanted.content.parse(), after.wanted.content.parse()),
      latest: metaOf(after.wanted, after.latest).latest,
    };
  },

  changes: async (_root: unknown, given: Arguments) => {
    const { since: cursor, limit, locale } = read(given, readChangesQuery);
    const since = cursor?.sequence ?? 0;
    const rows = await ledgerOf(strapi).since({
      sequence: since,
      language: locale,
      limit: limit + 1,
    });
    return presentChanges(rows, { limit, locale, since });
  },
});

/** Adds explainers and the feed to the schema, of the same revisions that REST serves. */
export const installExplainerQueries = (strapi: Core.Strapi): void => {
  const queries = createQueries(strapi);
  graphqlExtension(strapi).use(() => ({
    typeDefs: sectionTypes + explainerTypes + differenceTypes,
    resolvers: {
      Query: queries,
      Explainer: { section: resolveSection },
      ExplainerPage: { nodes: presentPage },
    },
    resolversConfig: Object.fromEntries(
      Object.keys(queries).map((name) => [`Query.${name}`, { auth: false }]),
    ),
  }));
};
