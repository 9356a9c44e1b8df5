import type {
  Explainer,
  ExplainerCondition,
  ExplainerNotice,
  ExplainerReference,
  ExplainerSection,
  ExplainerSideEffect,
} from '../explainer';
import type { NamingSection } from '../naming-sections';
import { presentSection } from '../present-section';
import type { Standing } from '../standing';

/** What an explainer says in several of its sections, put together: one condition, or all side effects. */
export interface PublishedPart {
  kind: 'condition' | 'side-effects';
  /** Which ids in the forms begin with. */
  slug: string;
  title: string;
  conditions: ExplainerCondition[];
  sideEffects: ExplainerSideEffect[];
  /** Each with the address of its page. */
  sections: (NamingSection & { page: string })[];
  notices: ExplainerNotice[];
  references: ExplainerReference[];
}

/** What every form is written from: an explainer or one section of it, as it was published at one moment. */
export interface Published {
  explainer: Explainer;
  /** The subject where it is one section; null where it is the whole explainer. */
  section: ExplainerSection | null;
  /** The subject where it is neither of these. */
  part?: PublishedPart;
  /** SHA-256, in hexadecimal. */
  revision: string;
  /** ISO 8601 instant. */
  publishedAt: string;
  /** The subject's canonical address, absolute or relative to the root of the host. */
  url: string;
  /** The address of the page that shows it to people, likewise. */
  page: string;
  standing: Standing;
}

export type Subject = Pick<
  Explainer,
  'slug' | 'sections' | 'conditions' | 'sideEffects' | 'references'
> & { title: string; lead: string | null };

/** What a form is about, whether it is the explainer, a section or a part; a section's own heading is in `sections`. */
export const subjectOf = ({ explainer, section, part }: Published): Subject => {
  if (part !== undefined) {
    const { slug, title, conditions, sideEffects, references } = part;
    return { slug, title, conditions, sideEffects, references, lead: null, sections: [] };
  }
  if (section === null) return explainer;
  const { conditions, sideEffects, references } = presentSection(explainer, section);
  return {
    slug: section.slug,
    title: section.heading,
    lead: null,
    sections: [section],
    conditions,
    sideEffects,
    references,
  };
};

/** Whether the subject is the explainer itself. */
export const isWhole = ({ section, part }: Pick<Published, 'section' | 'part'>): boolean =>
  section === null && part === undefined;
