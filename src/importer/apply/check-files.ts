import type { Core } from '@strapi/strapi';
import { readFile as readBytes } from 'node:fs/promises';
import type { ParsedExplainer, Problem } from '../parsed-explainer';
import { checkReferences } from '../read/check-references';
import { extensionOf } from '../read/file-name';
import { readFile } from '../read/read-file';
import { readVocabulary } from '../read/read-vocabulary';
import type { Vocabulary } from '../vocabulary';
import { overlayVocabulary, readKnownVocabulary, type KnownVocabulary } from './known-vocabulary';

/** An explainer file that was found in order; it is read again when its turn comes, so that a thousand need no memory. */
export interface CheckedExplainer {
  file: string;
  slug: string;
  locale: string;
  sha256: string;
}

export interface CheckedFiles {
  vocabulary: Vocabulary;
  explainers: CheckedExplainer[];
  problems: Problem[];
  /** What an explainer of that locale may refer to and name, once the files are imported. */
  knownIn: (locale: string) => Promise<KnownVocabulary>;
}

export interface CheckWork {
  files: readonly string[];
  /** The locale of vocabulary files. */
  defaultLocale: string;
  locales: readonly string[];
}

const isVocabularyFile = (file: string): boolean => /^ya?ml$/.test(extensionOf(file));

/** Reads one explainer's file whole. */
export const readExplainer = async (file: string) =>
  readFile({ file, bytes: await readBytes(file) });

const emptyVocabulary: Vocabulary = {
  conditions: [],
  sideEffects: [],
  notices: [],
  references: [],
  contributors: [],
};

const createKnown = (strapi: Core.Strapi, vocabulary: Vocabulary, defaultLocale: string) => {
  const byLocale = new Map<string, Promise<KnownVocabulary>>();
  const read = async (locale: string) => {
    const known = await readKnownVocabulary(strapi, locale);
    return locale === defaultLocale ? overlayVocabulary(known, vocabulary) : known;
  };
  return (locale: string): Promise<KnownVocabulary> => {
    const known = byLocale.get(locale) ?? read(locale);
    byLocale.set(locale, known);
    return known;
  };
};

const localeProblem = (
  { file, locale, lines }: ParsedExplainer,
  locales: readonly string[],
): Problem[] =>
  locales.includes(locale)
    ? []
    : [
        {
          file,
          line: lines.locale ?? 1,
          field: 'locale',
          expected: `one of ${locales.join(', ')} instead of "${locale}"`,
        },
      ];

/** Reads every file once and gathers all that is wrong with any of them; nothing is written, and no text is kept. */
export const checkFiles = async (
  strapi: Core.Strapi,
  { files, defaultLocale, locales }: CheckWork,
): Promise<CheckedFiles> => {
  const problems: Problem[] = [];
  const inputs = await Promise.all(
    files.filter(isVocabularyFile).map(async (file) => ({ file, bytes: await readBytes(file) })),
  );
  const reading = readVocabulary(inputs);
  if (!reading.ok) problems.push(...reading.problems);
  const vocabulary = reading.ok ? reading.value : emptyVocabulary;
  const knownIn = createKnown(strapi, vocabulary, defaultLocale);

  const explainers: CheckedExplainer[] = [];
  const fileOf = new Map<string, string>();
  for (const file of files) {
    if (isVocabularyFile(file)) continue;
    const content = await readExplainer(file);
    if (!content.ok) problems.push(...content.problems);
    else if (content.value.kind === 'explainer') {
      const { explainer } = content.value;
      const { slug, locale, sha256 } = explainer;
      const other = fileOf.get(`${locale} ${slug}`);
      if (other !== undefined) {
        problems.push({
          file,
          line: 1,
          field: 'slug',
          expected: `one that no other file has; ${other} is "${slug}" too`,
        });
      }
      fileOf.set(`${locale} ${slug}`, file);
      problems.push(...localeProblem(explainer, locales));
      // With a broken vocabulary every reference to it would be reported as well, and drown what is wrong.
      if (reading.ok) problems.push(...checkReferences(explainer, await knownIn(locale)));
      explainers.push({ file, slug, locale, sha256 });
    }
  }
  return { vocabulary, explainers, problems, knownIn };
};
