import type { ExplainerReference } from '../explainer';
import { isSafeLink, isWebLink } from '../safe-link';

/** The URL where it goes to the web and may become a link, else null: a form lies on hosts that we do not know. */
export const webLinkOf = (url: string | null): string | null =>
  url !== null && isSafeLink(url) && isWebLink(url) ? url : null;

/** The address of the subject, which may be relative to its own host; null where it may not become a link. */
export const addressOf = (url: string): string | null =>
  url !== '' && isSafeLink(url) && (isWebLink(url) || url.startsWith('/')) ? url : null;

const doiPattern = /^10\.\d{4,9}\/\S+$/;
// A half of a surrogate pair, which encodeURI refuses.
const brokenCharacter = /\p{Surrogate}/gu;

/** A DOI as the link that its registrar asks for (DOI Handbook, section 3.8), null for what is not a DOI. */
export const doiLinkOf = (doi: string | null): string | null => {
  if (doi === null || !doiPattern.test(doi)) return null;
  const path = encodeURI(doi.replace(brokenCharacter, '\ufffd')).replace(
    /[?#]/g,
    encodeURIComponent,
  );
  return webLinkOf(`https://doi.org/${path}`);
};

/** The links of a reference, its DOI first, each once. */
export const referenceLinks = ({ doi, url }: ExplainerReference): string[] => [
  ...new Set([doiLinkOf(doi), webLinkOf(url)].flatMap((link) => link ?? [])),
];
