interface Tree<Node> {
  sections: readonly Node[];
}

/** The section of this slug, wherever in the tree it stands; slugs are unique within an explainer. */
export const findSection = <Node extends Tree<Node> & { slug: string }>(
  { sections }: Tree<Node>,
  slug: string,
): Node | undefined => {
  for (const section of sections) {
    const found = section.slug === slug ? section : findSection(section, slug);
    if (found !== undefined) return found;
  }
  return undefined;
};
