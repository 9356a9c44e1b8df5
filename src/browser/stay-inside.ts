/** Follows a link to a place in a shadow tree: browsers look for it in the page around only. */
export const stayInside = (root: ShadowRoot, event: Event): void => {
  const [target] = event.composedPath();
  const anchor = target instanceof Element ? target.closest('a') : null;
  const fragment = anchor?.getAttribute('href') ?? '';
  if (!fragment.startsWith('#')) return;
  const place = root.getElementById(decodeURIComponent(fragment.slice(1)));
  if (place === null) return;
  event.preventDefault();
  place.tabIndex = -1;
  place.focus();
  place.scrollIntoView();
};
