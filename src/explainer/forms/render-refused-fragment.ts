import { escapeHtml } from './escape-html';
import { renderWarning } from './html-colophon';
import { addressOf } from './outward-links';
import { wordsFor } from './words';

/** Why there is no text to stand in somebody's page, as readers are told. */
export type RefusedText =
  | { kind: 'retracted'; at: string; reason: string; replacement: string | null }
  | { kind: 'withheld'; reason: string }
  /** For whoever wrote the page it is an address that is misspelt; to its readers that says nothing. */
  | { kind: 'unknown' };

const notHere = 'This text is not to be had here.';

const renderTold = (refused: RefusedText): string => {
  const words = wordsFor('en');
  switch (refused.kind) {
    case 'retracted': {
      const { at, reason, replacement } = refused;
      const url = replacement === null ? null : addressOf(replacement);
      return renderWarning(
        {
          kind: 'retracted',
          words: words.retracted(at.slice(0, 'YYYY-MM-DD'.length)),
          reason: reason === '' ? null : reason,
          link: url === null ? null : { words: words.readInstead, url },
        },
        'en',
      );
    }
    case 'withheld':
      return renderWarning(
        { kind: 'withheld', words: notHere, reason: refused.reason, link: null },
        'en',
      );
    case 'unknown':
      return `<p>${escapeHtml(notHere)}</p>`;
  }
};

/** What stands in a page in place of a fragment that there is not, or not any more: in our own words, which are English. */
export const renderRefusedFragment = (refused: RefusedText): string =>
  `<article class="explainer" lang="en" dir="ltr">\n${renderTold(refused)}\n</article>`;
