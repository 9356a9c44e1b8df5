import type { Explainer, ExplainerNotice, ExplainerSection } from '../explainer';

/**
 * The notices that a section names itself, in the editor's order.
 *
 * @throws Error where the explainer lacks one: a section that lost its warning must not go out
 */
export const noticesOf = (
  explainer: Pick<Explainer, 'slug' | 'notices'>,
  section: Pick<ExplainerSection, 'slug' | 'notices'>,
): ExplainerNotice[] =>
  section.notices.map((slug) => {
    const notice = explainer.notices.find((other) => other.slug === slug);
    if (notice === undefined) {
      throw new Error(
        `Section "${section.slug}" of "${explainer.slug}" names the notice "${slug}", which the explainer does not carry: publish the notice`,
      );
    }
    return notice;
  });
