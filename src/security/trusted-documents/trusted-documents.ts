import { stripIgnoredCharacters } from 'graphql';
import { sha256 } from '../../explainer/canonical-json';
import { bounds } from '../document-bounds';

/** One document that a list gives, under the name it has there; a file of GraphQL gives none. */
export interface ListedDocument {
  id: string | undefined;
  text: string;
}

/** The documents that are answered where no others are. */
export interface TrustedDocuments {
  /** By the name that a list gave it, or by the SHA-256 of its text. */
  byId: (id: string) => string | undefined;
  has: (text: string) => boolean;
}

/** White space, commas and comments aside, which say nothing in GraphQL; undefined where it is none. */
const essenceOf = (text: string): string | undefined => {
  try {
    return stripIgnoredCharacters(text);
  } catch {
    return undefined;
  }
};

export const createTrustedDocuments = (listed: readonly ListedDocument[]): TrustedDocuments => {
  const byId = new Map<string, string>();
  const essences = new Set<string | undefined>();
  for (const { id, text } of listed) {
    essences.add(essenceOf(text));
    byId.set(sha256(text), text);
    if (id !== undefined) byId.set(id, text);
  }
  essences.delete(undefined);
  return {
    byId: (id) => byId.get(id),
    // None that is listed is longer, and to look at what anybody sends takes time that grows with it.
    has: (text) => text.length <= bounds.characters && essences.has(essenceOf(text)),
  };
};
