import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { localeService } from '../../strapi-types';
import type { ParsedExplainer, Problem } from '../parsed-explainer';
import { describeExplainer, describeVocabulary } from '../plan/describe-outcome';
import { createMentionFinder } from '../plan/find-mentions';
import { renderOutline } from '../plan/render-outline';
import { readAddressBook } from './address-book';
import { checkFiles, readExplainer, type CheckedExplainer, type CheckedFiles } from './check-files';
import { collectFiles } from './collect-files';
import { importExplainer, previewExplainer, type ExplainerOutcome } from './import-explainer';
import { importVocabulary, previewVocabulary } from './import-vocabulary';

export interface ImportOptions {
  /** Files and folders. */
  paths: readonly string[];
  /** Prints what would be done, and writes nothing. */
  isPlan: boolean;
  say: (text: string) => void;
}

/** What has been prepared once for all explainers of one locale. */
interface LocaleTools {
  findMentions: ReturnType<typeof createMentionFinder>;
  resolve: Awaited<ReturnType<typeof readAddressBook>>;
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

const createTools = (strapi: Core.Strapi, { knownIn }: CheckedFiles) => {
  const byLocale = new Map<string, Promise<LocaleTools>>();
  const create = async (locale: string): Promise<LocaleTools> => ({
    findMentions: createMentionFinder(await knownIn(locale)),
    resolve: await readAddressBook(strapi, locale),
  });
  return (locale: string): Promise<LocaleTools> => {
    const tools = byLocale.get(locale) ?? create(locale);
    byLocale.set(locale, tools);
    return tools;
  };
};

const importVocabularyFiles = async (
  strapi: Core.Strapi,
  { vocabulary }: CheckedFiles,
  { isPlan, say }: ImportOptions,
  locale: string,
): Promise<void> => {
  const run = isPlan ? previewVocabulary : importVocabulary;
  for (const { uid, changes } of await run(strapi, vocabulary, locale)) {
    const { pluralName } = strapi.contentType(uid).info;
    say(describeVocabulary(pluralName, changes, isPlan ? 'planned' : 'done'));
  }
};

const importOne = async (
  strapi: Core.Strapi,
  checked: CheckedExplainer,
  { findMentions, resolve }: LocaleTools,
  { isPlan, say }: ImportOptions,
): Promise<ExplainerOutcome> => {
  const explainer = await readAgain(checked);
  const mentionsOf = findMentions(explainer);
  // In Markdown the writer set headings and levels; only what was inferred needs a person to judge it.
  if (explainer.format === 'text') say(renderOutline(explainer, mentionsOf));
  const work = { explainer, mentionsOf };
  return isPlan ? previewExplainer(strapi, work) : importExplainer(strapi, work, resolve);
};

/**
 * Imports files and folders: all are checked first, and a problem with any of them stops the import before it has written
 * anything; then each explainer is written in a transaction of its own.
 *
 * @returns every problem with every file; empty where the import was done
 */
export const runImport = async (
  strapi: Core.Strapi,
  options: ImportOptions,
): Promise<Problem[]> => {
  const i18n = localeService(strapi);
  const defaultLocale = await i18n.getDefaultLocale();
  const known = await i18n.find();
  const collected = await collectFiles(options.paths);
  const checked = await checkFiles(strapi, {
    files: collected.files,
    defaultLocale,
    locales: known.map(({ code }) => code),
  });
  const problems = [...collected.problems, ...checked.problems];
  if (problems.length > 0) return problems;
  await importVocabularyFiles(strapi, checked, options, defaultLocale);
  const toolsIn = createTools(strapi, checked);
  const total = checked.explainers.length;
  for (const [index, explainer] of checked.explainers.entries()) {
    const outcome = await importOne(strapi, explainer, await toolsIn(explainer.locale), options);
    const progress =
      total > 1 ? `[${String(index + 1).padStart(String(total).length)}/${total}] ` : '';
    options.say(`${progress}${describeExplainer(outcome, options.isPlan ? 'planned' : 'done')}`);
  }
  return [];
};
