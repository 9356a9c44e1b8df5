import { nameParts } from './name-parts';

/** Puts something else below the line of status; whoever is at a link stays there, where the new text has it too. */
export const replaceContent = (root: ShadowRoot, status: Element, content: Node): void => {
  const at = root.activeElement?.getAttribute('href');
  while (status.nextSibling !== null) status.nextSibling.remove();
  root.append(content);
  nameParts(root);
  if (at === undefined || at === null) return;
  const links = [...root.querySelectorAll<HTMLElement>('a[href]')];
  links.find((link) => link.getAttribute('href') === at)?.focus({ preventScroll: true });
};
