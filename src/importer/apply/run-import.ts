import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { localeService } from '../../strapi/locales';
import type { ParsedExplainer, Problem } from '../parsed-explainer';
import { describeExplainer, describeVocabulary } from '../plan/describe-outcome';
import { renderOutline } from '../plan/render-outline';
import { createAddressBooks } from './address-book';
import { checkFiles, readExplainer, type CheckedExplainer, type CheckedFiles } from './check-files';
import { collectFiles } from './collect-files';
import { importExplainer, previewExplainer } from './import-explainer';
import { importVocabulary, type VocabularyOutcome } from './import-vocabulary';

export interface ImportOptions {
  /** Files and folders. */
  paths: readonly string[];
  /** Prints what would be done, and writes nothing. */
  isPlan: boolean;
  say: (text: string) => void;
}

const readAgain = async ({ file, sha256 }: CheckedExplainer): Promise<ParsedExplainer> => {
  const content = await readExplainer(file);
  if (
    !content.ok ||
    content.value.kind !== 'explainer' ||
    content.value.explainer.sha256 !== sha256
  ) {
    throw new errors.ApplicationError(
      `${file} — changed while it was being imported; run the import again`,
    );
  }
  return content.value.explainer;
};

/** Checks all that the paths name; nothing is written. */
const checkPaths = async (strapi: Core.Strapi, paths: readonly string[]): Promise<CheckedFiles> => {
  const i18n = localeService(strapi);
  const known = await i18n.find();
  const { files, problems } = await collectFiles(paths);
  const checked = await checkFiles(strapi, {
    files,
    defaultLocale: await i18n.getDefaultLocale(),
    locales: known.map(({ code }) => code),
  });
  return { ...checked, problems: [...problems, ...checked.problems] };
};

/** Every problem with every file that the paths name; reads only. */
export const findProblems = async (
  strapi: Core.Strapi,
  paths: readonly string[],
): Promise<Problem[]> => (await checkPaths(strapi, paths)).problems;

const importVocabularyFiles = async (
  strapi: Core.Strapi,
  { vocabulary, outcomes: planned }: CheckedFiles,
  { isPlan, say }: ImportOptions,
): Promise<void> => {
  const locale = await localeService(strapi).getDefaultLocale();
  const tell = (outcome: VocabularyOutcome): void => {
    const { pluralName } = strapi.contentType(outcome.uid).info;
    say(describeVocabulary(pluralName, outcome, isPlan ? 'planned' : 'done'));
  };
  if (isPlan) planned.forEach(tell);
  else await importVocabulary(strapi, vocabulary, locale, tell);
};

const importExplainerFiles = async (
  strapi: Core.Strapi,
  { explainers, toolsIn }: CheckedFiles,
  { isPlan, say }: ImportOptions,
): Promise<void> => {
  const resolveIn = createAddressBooks(strapi);
  const total = explainers.length;
  for (const [index, checked] of explainers.entries()) {
    const explainer = await readAgain(checked);
    const { findMentions } = await toolsIn(explainer.locale);
    const work = { explainer, mentionsOf: findMentions(explainer) };
    // In Markdown the writer set headings and levels; only what was inferred needs a person to judge it.
    if (explainer.format === 'text') say(renderOutline(explainer, work.mentionsOf));
    const outcome = isPlan
      ? await previewExplainer(strapi, work)
      : await importExplainer(strapi, work, await resolveIn(explainer.locale));
    const count = `[${String(index + 1).padStart(String(total).length)}/${total}] `;
    say(`${total > 1 ? count : ''}${describeExplainer(outcome, isPlan ? 'planned' : 'done')}`);
  }
};

/**
 * Imports files and folders: all are checked first, and a problem with any of them stops the import before it has written
 * anything; then each explainer is written in a transaction of its own, after the vocabulary in several small ones.
 *
 * @returns every problem with every file; empty where the import was done
 */
export const runImport = async (
  strapi: Core.Strapi,
  options: ImportOptions,
): Promise<Problem[]> => {
  const checked = await checkPaths(strapi, options.paths);
  if (checked.problems.length > 0) return checked.problems;
  await importVocabularyFiles(strapi, checked, options);
  await importExplainerFiles(strapi, checked, options);
  return [];
};
