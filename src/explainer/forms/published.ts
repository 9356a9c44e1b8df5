import type { Explainer, ExplainerSection } from '../explainer';
import { presentSection } from '../present-section';

/** What every form is written from: an explainer or one section of it, as it was published at one moment. */
export interface Published {
  explainer: Explainer;
  /** The subject where it is one section; null where it is the whole explainer. */
  section: ExplainerSection | null;
  /** SHA-256, in hexadecimal. */
  revision: string;
  /** ISO 8601 instant. */
  publishedAt: string;
  /** The subject's canonical address, absolute or relative to the root of the host. */
  url: string;
}

export type Subject = Pick<
  Explainer,
  'slug' | 'sections' | 'conditions' | 'sideEffects' | 'references'
> & { title: string; lead: string | null };

/** What a form is about, whether it is the explainer or a section; a section's own heading is in `sections`. */
export const subjectOf = ({ explainer, section }: Published): Subject => {
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
