/** A heading of plain text, as far as its place in the outline depends on it. */
export interface PlainHeading {
  text: string;
  /** Whether any text stands between it and the next heading. */
  hasText: boolean;
}

/** Where a heading belongs: its level (2 to 6) and the index of the heading that holds it. */
export interface InferredPlace {
  level: number;
  parent: number | null;
}

const topLevel = 2;
const deepestLevel = 6;

// Words with which writers end a text; alone, or followed by a colon, a dash or what they are about.
const closing =
  /^(?:parting (?:words|thoughts)|final (?:words|thoughts)|closing (?:words|thoughts|remarks)|in (?:closing|conclusion|summary|short)|conclusions?|concluding (?:words|thoughts|remarks)|summary|summing up|wrapping up|(?:the )?bottom line|(?:key )?take-?aways?|references|sources|bibliography|further reading|learn more|disclaimer|about the authors?|about us|contact us|frequently asked questions|faqs?|glossary)(?=\s*(?:$|[:–—?!-])|\s+(?:on|about|and|to)\b)/i;

/**
 * Infers the outline of headings that carry no level of their own.
 *
 * A heading that is at once followed by another heading holds sections: it stands directly under the title, and what
 * follows belongs to it until the next such holder. Holders that follow each other at once nest. After the last
 * holder, a heading with text that closes the subject ("Parting words", "Conclusion", "References" …) stands under
 * the title again, and so does everything after it. Without any holder every heading stands under the title.
 */
export function inferLevels(headings: readonly PlainHeading[]): InferredPlace[] {
  const holds = headings.map((heading, index) => !heading.hasText && index < headings.length - 1);
  const lastHolder = holds.lastIndexOf(true);
  let holder: number | null = null;
  const places: InferredPlace[] = [];
  headings.forEach((heading, index) => {
    if (index > lastHolder && heading.hasText && closing.test(heading.text)) holder = null;
    const isNested = holds[index] !== true || holds[index - 1] === true;
    const parent = isNested ? shallowEnough(places, holder) : null;
    const parentLevel = parent === null ? topLevel - 1 : (places[parent]?.level ?? topLevel);
    places.push({ level: parentLevel + 1, parent });
    if (holds[index] === true) holder = index;
  });
  return places;
}

/** Climbs from a holder that already stands at the deepest level to one that may still hold another section. */
function shallowEnough(places: readonly InferredPlace[], holder: number | null): number | null {
  let parent = holder;
  while (parent !== null && (places[parent]?.level ?? topLevel) >= deepestLevel)
    parent = places[parent]?.parent ?? null;
  return parent;
}
