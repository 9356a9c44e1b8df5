import { publicTypes, readActionsOf, uidOf, type PublicType } from './public-types';

/** What an API token is for: a site that shows what is published, or one that shows drafts of some types to those who write. */
export type TokenKind = { for: 'frontend' } | { for: 'preview'; types: readonly PublicType[] };

/** The right to read drafts of a type, with `?status=draft` in REST. Only a token that was made for it has any. */
export const draftActionOf = (type: PublicType): string => `${uidOf(type)}.findDraft`;

export const draftActions: readonly string[] = publicTypes.map(draftActionOf);

const explainerActions = [
  ...['find', 'findOne', 'findSection', 'findRevisions', 'compareRevisions', 'findChanges'],
].map((action) => `api::explainer.explainer.${action}`);

/** All that a token may do. */
export const actionsOf = (kind: TokenKind): string[] =>
  kind.for === 'frontend'
    ? [...publicTypes.flatMap(readActionsOf), ...explainerActions]
    : kind.types.flatMap((type) => [...readActionsOf(type), draftActionOf(type)]);
