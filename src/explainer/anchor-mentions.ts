/** Where a text names something: W3C Web Annotation text quote and position selector in one (§4.2.4, §4.2.5). */
export interface Anchor {
  quote: string;
  /** Offsets into the Markdown body, in UTF-16 code units, so that `body.slice(start, end) === quote`. */
  start: number;
  end: number;
}

/** The occurrence of `quote` in `body` that lies nearest to `start`; null where the words are gone. */
const nearestOccurrence = (body: string, quote: string, start: number): number | null => {
  const before = body.lastIndexOf(quote, start);
  const after = body.indexOf(quote, start);
  if (before < 0 && after < 0) return null;
  if (before < 0) return after;
  if (after < 0) return before;
  return start - before <= after - start ? before : after;
};

/**
 * Keeps mentions true to an edited text: a quote that moved gets its new offsets, one whose words are gone is dropped.
 *
 * @param body the section's Markdown as it will be saved
 * @param mentions the mentions as they stand; further properties are kept
 */
export const anchorMentions = <M extends Anchor>(body: string, mentions: readonly M[]): M[] =>
  mentions.flatMap((mention) => {
    if (mention.quote === '') return [];
    const start = nearestOccurrence(body, mention.quote, mention.start);
    return start === null ? [] : [{ ...mention, start, end: start + mention.quote.length }];
  });
