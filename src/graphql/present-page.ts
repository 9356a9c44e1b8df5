import type { GraphQLResolveInfo } from 'graphql';
import { nextTurn } from '../event-loop/next-turn';
import type { ListedExplainer, RevisionContent } from '../explainer/ledger';
import { requestOf } from './batching/request-of';
import { presentFound, type FoundExplainer } from './present-found';

/** A row may be asked for under a hundred names, and is parsed once: its cost is that of one explainer (decision 22). */
const presented = new WeakMap<ListedExplainer, Promise<FoundExplainer>>();

/**
 * The explainers of a page, each in a turn of the event loop of its own: graphql-js goes through all of one when it gets it, and a hundred of
 * them at once kept others waiting for 162 ms (decision 11).
 */
export const presentPage = (
  { rows }: { rows: readonly ListedExplainer[] },
  _given: unknown,
  context: unknown,
  info: Pick<GraphQLResolveInfo, 'operation'>,
): Promise<FoundExplainer>[] => {
  const request = requestOf(context, info);
  const present = (content: RevisionContent, row: ListedExplainer): Promise<FoundExplainer> => {
    const known = presented.get(row);
    if (known !== undefined) return known;
    const fresh = nextTurn(request).then(() => presentFound(content, row));
    presented.set(row, fresh);
    return fresh;
  };
  return rows.flatMap((row) => (row.content === null ? [] : [present(row.content, row)]));
};
