import type { Core } from '@strapi/strapi';
import type { Transaction } from '../strapi/transaction';
import { findLinks, findLinksOfBoth, type Entry, type NamedAt } from './entry-links';
import type { Version } from './link-rows';
import { relationsFromBelow } from './named-entries';
import { makeLinks, putLinks, readLinks } from './write-links';

const keyOf = ({ holder, language }: NamedAt): string => `${holder} ${language}`;

/** Those of `all` that are not among `others`. */
const without = (all: readonly NamedAt[], others: readonly NamedAt[]): NamedAt[] => {
  const keys = new Set(others.map(keyOf));
  return all.filter((one) => !keys.has(keyOf(one)));
};

/**
 * Runs a write that makes a version of `entry` anew from the other one, and has the same documents stand under it afterwards.
 * Strapi takes these from the other version too: with a section it would publish what an editor has moved below it and not
 * published, and with a draft that is discarded, it would take back the moves in the drafts of others.
 */
export const keepPlaces = async <T>(
  strapi: Core.Strapi,
  transaction: Transaction,
  entry: Entry,
  version: Version,
  write: () => Promise<T>,
): Promise<T> => {
  const other = version === 'draft' ? 'published' : 'draft';
  const kept = [];
  for (const naming of relationsFromBelow(entry.uid)) {
    const both = await findLinksOfBoth(strapi, transaction, entry, naming);
    const wanted = both[version];
    const unwanted = without(both[other], wanted);
    const elsewhere = await readLinks(strapi, transaction, naming, version, unwanted);
    kept.push({ naming, wanted, elsewhere });
  }
  const result = await write();
  for (const { naming, wanted, elsewhere } of kept) {
    await putLinks(strapi, transaction, naming, elsewhere);
    if (wanted.length === 0) continue;
    const made = await findLinks(strapi, transaction, entry, naming, version);
    const missing = without(wanted, made);
    await makeLinks(strapi, transaction, entry, naming, version, missing);
  }
  return result;
};
