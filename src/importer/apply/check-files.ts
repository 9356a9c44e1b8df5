import type { Core } from '@strapi/strapi';
import { readFile as readBytes } from 'node:fs/promises';
import type { ParsedExplainer, Problem } from '../parsed-explainer';
import { checkReferences } from '../read/check-references';
import { isVocabularyFile } from '../read/file-name';
import { readFile } from '../read/read-file';
import { readVocabulary } from '../read/read-vocabulary';
import type { Vocabulary } from '../vocabulary';
import { previewVocabulary, type VocabularyOutcome } from './import-vocabulary';
import { createLocaleTools, type LocaleTools } from './locale-tools';
import { findKeptSlug } from './find-kept-slug';
import { findUnpublished } from './find-unpublished';

/** An explainer file that was found in order; it is read again when its turn comes, so that a thousand need no memory. */
export interface CheckedExplainer {
  file: string;
  slug: string;
  locale: string;
  sha256: string;
}

export interface CheckedFiles {
  vocabulary: Vocabulary;
  /** What the vocabulary would change. */
  outcomes: VocabularyOutcome[];
  explainers: CheckedExplainer[];
  problems: Problem[];
  toolsIn: (locale: string) => Promise<LocaleTools>;
}

export interface CheckWork {
  files: readonly string[];
  /** The locale of vocabulary files. */
  defaultLocale: string;
  locales: readonly string[];
}

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

const readVocabularyFiles = async (files: readonly string[]) =>
  readVocabulary(
    await Promise.all(files.map(async (file) => ({ file, bytes: await readBytes(file) }))),
  );

/** Reads every file once and gathers all that is wrong with any of them; nothing is written, and no text is kept. */
export const checkFiles = async (
  strapi: Core.Strapi,
  { files, defaultLocale, locales }: CheckWork,
): Promise<CheckedFiles> => {
  const problems: Problem[] = [];
  const reading = await readVocabularyFiles(files.filter(isVocabularyFile));
  if (!reading.ok) problems.push(...reading.problems);
  const vocabulary = reading.ok ? reading.value : emptyVocabulary;
  const outcomes = await previewVocabulary(strapi, vocabulary, defaultLocale);
  const toolsIn = createLocaleTools(strapi, outcomes, defaultLocale);

  const explainers: CheckedExplainer[] = [];
  const fileOf = new Map<string, string>();
  for (const file of files.filter((name) => !isVocabularyFile(name))) {
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
      problems.push(...(await findKeptSlug(strapi, explainer)));
      // With a broken vocabulary every reference to it would be reported as well, and drown what is wrong.
      if (reading.ok) {
        const tools = await toolsIn(locale);
        problems.push(...checkReferences(explainer, tools.known));
        problems.push(...(await findUnpublished(strapi, explainer, tools)));
      }
      explainers.push({ file, slug, locale, sha256 });
    }
  }
  return { vocabulary, outcomes, explainers, problems, toolsIn };
};
