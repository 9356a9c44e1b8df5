import { isDeepStrictEqual } from 'node:util';
import type { Explainer } from '../../../src/explainer/explainer';
import { linkExplainer, type LinkedSection } from '../../../src/explainer/link-explainer';
import type { ChangedSection } from '../../../src/explainer/revision';

type Own = Omit<LinkedSection, 'sections'> & { parent: string | null };

const ownSections = (sections: readonly LinkedSection[], parent: string | null): Own[] =>
  sections.flatMap(({ sections: below, ...section }) => [
    { ...section, parent },
    ...ownSections(below, section.documentId),
  ]);

/** The plain way to tell which sections changed: each is compared with the entries themselves in the place of their slugs. */
export const changedWhenLinked = (before: Explainer, after: Explainer): ChangedSection[] => {
  const old = ownSections(linkExplainer(before).sections, null);
  const now = ownSections(linkExplainer(after).sections, null);
  const changed = now.flatMap((section): ChangedSection[] => {
    const { documentId, slug } = section;
    const was = old.find((one) => one.documentId === documentId);
    if (was === undefined) return [{ documentId, slug, change: 'added' }];
    if (isDeepStrictEqual(was, section)) return [];
    const renamed = was.slug === slug ? {} : { formerSlug: was.slug };
    return [{ documentId, slug, change: 'changed', ...renamed }];
  });
  const removed = old.flatMap(({ documentId, slug }): ChangedSection[] =>
    now.some((one) => one.documentId === documentId)
      ? []
      : [{ documentId, slug, change: 'removed' }],
  );
  return [...changed, ...removed];
};
