import { publicTypes, readActionsOf, uidOf, type PublicType } from './public-types';

/**
 * What an API token is for: a site that shows what is published, one that shows drafts of some types to those who write, or a partner
 * who asks how often its pages showed our texts.
 */
export type TokenKind =
  | { for: 'frontend' }
  | { for: 'preview'; types: readonly PublicType[] }
  /** Named by its name, or its documentId. */
  | { for: 'partner'; partner: string };

/** The right to read the views of the one partner that names the token. */
const viewsAction = 'api::partner.partner.findViews';

/** The right to read drafts of a type, with `?status=draft` in REST. Only a token that was made for it has any. */
export const draftActionOf = (type: PublicType): string => `${uidOf(type)}.findDraft`;

export const draftActions: readonly string[] = publicTypes.map(draftActionOf);

/** What anyone reads of explainers and the feed; no role has to say so. */
export const explainerActions: readonly string[] = [
  ...(['find', 'findOne', 'findSection', 'findSideEffects', 'findCondition'] as const),
  ...(['findRevisions', 'compareRevisions', 'findChanges'] as const),
].map((action) => `api::explainer.explainer.${action}`);

/** All that a token may do. */
export const actionsOf = (kind: TokenKind): string[] => {
  switch (kind.for) {
    case 'frontend':
      return [...publicTypes.flatMap(readActionsOf), ...explainerActions];
    case 'preview':
      return kind.types.flatMap((type) => [...readActionsOf(type), draftActionOf(type)]);
    case 'partner':
      return [viewsAction];
  }
};

/** What a token is for, in the words of the panel's list. */
export const describeKind = (kind: TokenKind): string => {
  switch (kind.for) {
    case 'frontend':
      return 'Reads what is published.';
    case 'preview':
      return `Reads drafts of ${kind.types.join(', ')}.`;
    case 'partner':
      return `Reads how often the pages of ${kind.partner} showed our texts.`;
  }
};
