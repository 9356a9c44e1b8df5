/** What a page may style by `::part(…)`. */
const parts: readonly [part: string, selector: string][] = [
  ['content', '.explainer'],
  ['heading', 'h1,h2,h3,h4,h5,h6,[role="heading"]'],
  ['notice', '.notice'],
  ['warning', '.warning'],
  ['link', 'a'],
  ['references', '.references'],
  ['footer', 'footer'],
];

/** Names what is below `root` for the style sheets of the page around it. */
export const nameParts = (root: ParentNode): void => {
  for (const [part, selector] of parts) {
    for (const element of root.querySelectorAll(selector)) element.part.add(part);
  }
};
