import type { ParsedExplainer, ParsedSection } from '../parsed-explainer';
import type { FoundMention } from './find-mentions';

const maxColumns = 100;

/**
 * Draws the outline that was inferred from a file, for a person to judge: plain text, at most 100 columns wide.
 * @param mentionsOf what the finder found, by section slug
 */
export function renderOutline(
  explainer: ParsedExplainer,
  mentionsOf: ReadonlyMap<string, readonly FoundMention[]>,
): string {
  const { file, slug, locale, title, titleVariant, lead, sections } = explainer;
  const lines = [
    `${file} → ${slug} (${locale})`,
    `title    ${title}`,
    ...(titleVariant === null ? [] : [`variant  ${titleVariant}`]),
    `lead     ${lead === '' ? '(none)' : `${countWords(lead)} words: ${flatten(lead)}`}`,
    `sections ${sections.length}`,
    '',
    ...sections.flatMap((section) => renderSection(section, mentionsOf.get(section.slug) ?? [])),
  ];
  return `${lines.map(fit).join('\n')}\n`;
}

function renderSection(section: ParsedSection, mentions: readonly FoundMention[]): string[] {
  const { line, level, heading, body, healthAspect, promotional } = section;
  const indent = '  '.repeat(level - 2);
  const words = body === '' ? 'no text' : `${countWords(body)} words`;
  const marks = [
    `h${level}`,
    words,
    healthAspect ?? 'no aspect',
    ...(promotional ? ['PROMOTIONAL'] : []),
  ];
  const margin = String(line).padStart(5);
  const under = `${' '.repeat(5)}  ${indent}  `;
  return [
    `${margin}  ${indent}${heading}`,
    `${under}${marks.join(' · ')}`,
    ...listSlugs(under, 'conditions', slugsOf('condition', mentions)),
    ...listSlugs(under, 'side effects', slugsOf('side-effect', mentions)),
  ];
}

function slugsOf(kind: FoundMention['kind'], mentions: readonly FoundMention[]): string[] {
  return [...new Set(mentions.filter((mention) => mention.kind === kind).map(({ slug }) => slug))];
}

/** Breaks a list of slugs over as many lines as it needs, since none of them may be cut off. */
function listSlugs(under: string, label: string, slugs: readonly string[]): string[] {
  if (slugs.length === 0) return [];
  const rows: string[] = [`${under}${label}:`];
  slugs.forEach((slug, index) => {
    const entry = ` ${slug}${index < slugs.length - 1 ? ',' : ''}`;
    const row = rows[rows.length - 1] ?? '';
    if (row.length + entry.length <= maxColumns) rows[rows.length - 1] = row + entry;
    else rows.push(`${under} ${entry}`);
  });
  return rows;
}

function countWords(markdown: string): number {
  return markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

function flatten(markdown: string): string {
  return markdown.slice(0, maxColumns * 2).replace(/\s+/g, ' ');
}

function fit(line: string): string {
  const characters = [...line.trimEnd()];
  return characters.length <= maxColumns
    ? characters.join('')
    : `${characters.slice(0, maxColumns - 1).join('')}…`;
}
