import { getArgumentValues, type FieldNode, type GraphQLField } from 'graphql';
import { isRecord } from '../../explainer/is-record';
import { slugsAreUnique } from '../../queries/slugs-are-unique';

/** What a list gives of which no page is asked, and one of which more is asked. */
export const mostOfPage = 100;

/** What `explainers` and `changes` give where nothing is said. */
const usualLimit = 25;

const clamp = (stated: unknown): number | undefined => {
  if (typeof stated !== 'number') return undefined;
  return stated < 0 ? mostOfPage : Math.min(stated, mostOfPage);
};

type Arguments = Record<string, unknown>;

/** Arguments that are none make no page: whoever executes the query says what is wrong with them. */
export const readArguments = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Record<string, unknown>,
): Arguments => {
  try {
    return getArgumentValues(field, node, variables);
  } catch {
    return {};
  }
};

const isOne = (filter: unknown): boolean => isRecord(filter) && typeof filter.eq === 'string';

const asksForOne = ({ filters, locale }: Arguments, type: string): boolean =>
  isRecord(filters) &&
  locale !== '*' &&
  (isOne(filters.documentId) || (isOne(filters.slug) && slugsAreUnique(type)));

/**
 * How many documents of `type` a field can give of each of its parents: its page, or one where a list at the top of the query asks
 * for one by its documentId or slug. Undefined where the field is no list of documents.
 */
export const pageSizeOf = (
  field: GraphQLField<unknown, unknown>,
  given: Arguments,
  { type, isRoot }: { type: string; isRoot: boolean },
): number | undefined => {
  const has = (name: string): boolean => field.args.some((argument) => argument.name === name);
  if (has('limit')) return clamp(given.limit) ?? usualLimit;
  if (!has('pagination')) return undefined;
  if (isRoot && asksForOne(given, type)) return 1;
  const pagination = isRecord(given.pagination) ? given.pagination : {};
  return clamp(pagination.limit) ?? clamp(pagination.pageSize) ?? mostOfPage;
};
