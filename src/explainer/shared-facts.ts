import { canonicalJson } from './canonical-json';
import { isRecord } from './is-record';

/** What a document says in every language alike, such as what is claimed about a condition, by the names of the fields. */
export type Facts = Readonly<Record<string, unknown>>;

/** One row of a document: one language of it, as a draft or as it is published. */
export interface FactsRow {
  id: number;
  language: string;
  isPublished: boolean;
  facts: Facts;
}

/** Facts that are to become those of other rows. */
export interface Copy<Row> {
  from: Row;
  to: Row[];
}

const isTranslated = (attribute: unknown): boolean =>
  isRecord(attribute) &&
  isRecord(attribute.pluginOptions) &&
  isRecord(attribute.pluginOptions.i18n) &&
  attribute.pluginOptions.i18n.localized === true;

/** Each language has relations and unique identifiers of its own, whatever their settings say. */
const ownTypes: readonly unknown[] = ['relation', 'uid'];

/** Of the fields of a translated type, those that all languages share. */
export const sharedNames = (
  names: readonly string[],
  attributes: Readonly<Record<string, unknown>>,
): string[] =>
  names.filter((name) => {
    const attribute = attributes[name];
    return isRecord(attribute) && !ownTypes.includes(attribute.type) && !isTranslated(attribute);
  });

export const sameFacts = (one: Facts, other: Facts): boolean =>
  canonicalJson(one) === canonicalJson(other);

/**
 * The draft that has the facts of a document, as far as they are not published: that of the default language, or where there is
 * none, the first; undefined where there is no draft.
 */
export const leadingDraft = <Row extends FactsRow>(
  rows: readonly Row[],
  defaultLanguage: string,
): Row | undefined => {
  const drafts = rows.filter(({ isPublished }) => !isPublished);
  return drafts.find(({ language }) => language === defaultLanguage) ?? drafts[0];
};

/**
 * What a write of some languages changed in the facts, and which rows of other languages have to follow: drafts what it changed in
 * drafts, and what is published what it changed there. What the write left as it was is copied nowhere, though another language differ.
 *
 * @param before all rows of the document before the write
 * @param after the same after it
 */
export const copiesAfterWrite = <Row extends FactsRow>(
  before: readonly Row[],
  after: readonly Row[],
  isWritten: (language: string) => boolean,
): Copy<Row>[] => {
  const isChanged = (row: Row): boolean => {
    const old = before.find(
      ({ language, isPublished }) => language === row.language && isPublished === row.isPublished,
    );
    // A draft that is new was given the facts of the others; what is published for the first time says to readers what its draft does.
    return old === undefined ? row.isPublished : !sameFacts(old.facts, row.facts);
  };
  return [false, true].flatMap((version) => {
    const rows = after.filter(({ isPublished }) => isPublished === version);
    const from = rows.find((row) => isWritten(row.language) && isChanged(row));
    if (from === undefined) return [];
    const to = rows.filter((row) => row !== from && !sameFacts(row.facts, from.facts));
    return to.length === 0 ? [] : [{ from, to }];
  });
};

/**
 * What drafts that were discarded have to follow: the facts of the drafts in other languages, which nobody discarded.
 *
 * @param after all rows of the document after it
 */
export const copiesAfterDiscard = <Row extends FactsRow>(
  after: readonly Row[],
  isDiscarded: (language: string) => boolean,
  defaultLanguage: string,
): Copy<Row>[] => {
  const others = after.filter(({ language }) => !isDiscarded(language));
  const from = leadingDraft(others, defaultLanguage);
  if (from === undefined) return [];
  const to = after.filter(
    (row) => !row.isPublished && isDiscarded(row.language) && !sameFacts(row.facts, from.facts),
  );
  return to.length === 0 ? [] : [{ from, to }];
};
