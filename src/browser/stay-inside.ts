/** What a fragment names; as it stands where it is no encoded one, as browsers take it. */
const decode = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
};

/** Follows a link to a place in a shadow tree: browsers look for it in the page around only. */
export const stayInside = (root: ShadowRoot, event: Event): void => {
  const [target] = event.composedPath();
  const anchor = target instanceof Element ? target.closest('a') : null;
  const fragment = anchor?.getAttribute('href') ?? '';
  if (!fragment.startsWith('#')) return;
  const place = root.getElementById(decode(fragment.slice(1)));
  if (place === null) return;
  event.preventDefault();
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  // What scrolls is the page, whose style may have it glide for everybody.
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  place.scrollIntoView({ behavior: isStill ? 'instant' : 'auto' });
};
