import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signLink } from '../../src/preview/policy/preview-link';
import { generateExplainer } from './generate-explainer.cjs';
import type { HeavyRequest } from './heavy-requests';
import type { RunningApp } from './running-app';
import { testSecrets } from './test-secrets';

const slug = 'rewritten';
const common = 'the dose that you take may be of no use to a patient in pain who has it'.split(' ');

/** Paragraphs of words of which some are in any text, and others in no other version. */
const paragraphs = (version: number, section: number): string =>
  Array.from({ length: 10 }, (_, paragraph) =>
    Array.from({ length: 150 }, (__, word) =>
      word % 3 === 0
        ? `word${version}x${section}x${paragraph}x${word}`
        : common[(word * (version + 7) + paragraph * version) % common.length],
    ).join(' '),
  ).join('\n\n');

const written = (version: number): string => {
  let section = 0;
  return generateExplainer(9_000).text.replaceAll(/^.*This is what the text on.*$/gm, () =>
    paragraphs(version, (section += 1)),
  );
};

/** Imports a long explainer, and another text in its place; gives what the search for the heaviest request says of it. */
export const importRewritten = async (app: RunningApp): Promise<Record<string, string>> => {
  const folder = mkdtempSync(join(tmpdir(), 'rewritten-'));
  const path = join(folder, `${slug}.txt`);
  const revision = async (version: number): Promise<string> => {
    writeFileSync(path, written(version));
    await app.importFiles([path]);
    return (await app.request.get(`/api/explainers/${slug}`)).body.meta.revision;
  };
  const before = await revision(1);
  const after = await revision(2);
  rmSync(folder, { recursive: true });
  const [{ documentId }] = await app.documents('api::article.article').findMany({
    filters: { slug },
  });
  const link = {
    ...({ type: 'article', documentId, article: documentId, version: 'draft' } as const),
    locale: 'en',
  };
  return {
    before,
    after,
    link: signLink({ ...link, expiresAt: Date.now() + 3_600_000 }, testSecrets.ADMIN_JWT_SECRET!),
  };
};

const difference = `explainerDifference(slug: "${slug}", before: "{before}", after: "{after}") {
  fields { field before after } proposed { kind reasons } sections {
    changed { name fields { field before after } paragraphs { before after words { kind text } } } } }`;

/** What is asked of it at each door that has no content type of its own. */
export const ofRewritten: readonly HeavyRequest[] = [
  { address: `/api/explainers/${slug}/revisions/{before}...{after}`, parts: [''] },
  { address: '/graphql', parts: [difference] },
  { address: '/graphql', parts: Array.from({ length: 8 }, () => difference) },
  // One more is refused.
  {
    address: '/graphql',
    parts: Array.from(
      { length: 8 },
      () =>
        `explainerDifference(slug: "${slug}", before: "{before}", after: "{after}") { proposed { kind } }`,
    ),
  },
  {
    address: '/graphql',
    parts: ['before', 'after'].flatMap((revision) => [
      `explainer(slug: "${slug}", revision: "{${revision}}") { sections { bodyHtml bodyText notices { title text } } }`,
      `explainer(slug: "${slug}", asOf: "2099-01-01") { sections { bodyHtml bodyText notices { title text } } }`,
    ]),
  },
  ...['embed', 'api/explainers'].flatMap((door) => [
    { address: `/${door}/${slug}`, parts: ['headingLevel=6'] },
    { address: `/${door}/${slug}`, parts: ['revision={before}'] },
  ]),
  { address: `/api/explainers/${slug}`, parts: ['asOf=2099-01-01', 'format=html'] },
  { address: '/oembed', parts: [`url=/embed/${slug}`] },
  { address: '/preview', parts: ['link={link}'] },
];
