import type {
  Explainer,
  ExplainerMention,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSection,
} from './explainer';
import { flattenSections } from './flatten-sections';
import { namedSlugs } from './named-slugs';

/** Where an entry is named: a section, and the words in it, of which there are none where it is only listed. */
export interface NamingSection {
  slug: string;
  heading: string;
  mentions: ExplainerMention[];
}

/** What has to be told with entries that sections name: where, and what these sections never go without. */
export interface NamedIn {
  sections: NamingSection[];
  /** Of these sections, each once, in the order in which they are met. */
  notices: ExplainerNotice[];
  references: ExplainerReference[];
}

const pick = <Entry extends { slug: string }>(
  entries: readonly Entry[],
  slugs: readonly string[],
): Entry[] =>
  [...new Set(slugs)].flatMap((slug) => entries.find((entry) => entry.slug === slug) ?? []);

/**
 * The sections that name what is asked for, in reading order, and their notices and references.
 *
 * @param kind which of a section's lists it stands in
 * @param slug of one entry; without it all of the kind are meant
 */
export const findNamingSections = (
  explainer: Explainer,
  kind: 'conditions' | 'sideEffects',
  slug?: string,
): NamedIn => {
  const isMeant = (named: string | null): boolean =>
    named !== null && (slug === undefined || named === slug);
  const mentionOf = ({ condition, sideEffect }: ExplainerMention): string | null =>
    kind === 'conditions' ? condition : sideEffect;
  const naming = flattenSections<ExplainerSection>(explainer.sections).filter((section) =>
    [...namedSlugs([section])[kind]].some(isMeant),
  );
  return {
    sections: naming.map((section) => ({
      slug: section.slug,
      heading: section.heading,
      mentions: section.mentions.filter((mention) => isMeant(mentionOf(mention))),
    })),
    notices: pick(
      explainer.notices,
      naming.flatMap(({ notices }) => notices),
    ),
    references: pick(
      explainer.references,
      naming.flatMap(({ references }) => references),
    ),
  };
};
