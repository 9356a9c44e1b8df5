import type { SharedApp } from './shared-app';

export const frameCode = (app: SharedApp, path: string, title = 'An explainer'): string =>
  `<iframe src="${app.url}${path}" title="${title}" width="640" height="600" style="border: 0; max-width: 100%"></iframe>`;

export const loaderCode = (app: SharedApp): string =>
  `<script src="${app.url}/embed/v1/loader.js" async></script>`;

/** @param attributes as they are written in the tag */
export const elementCode = (attributes: string, inside = '<a href="/">Read it there</a>'): string =>
  `<explainer-section ${attributes}>${inside}</explainer-section>`;

/** What a partner's server puts into its own page. */
export const fragmentCode = async (app: SharedApp, path: string): Promise<string> => {
  const { status, text } = await app.request.get(path).buffer(true);
  if (status !== 200) throw new Error(`${path} was answered ${status}`);
  // As docs/partners.md says of a server that was not told its own address.
  return text.replaceAll('href="/', `href="${app.url}/`);
};
