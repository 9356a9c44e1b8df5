import type { Explainer, ExplainerNotice, ExplainerSection } from '../explainer';
import { gatherColophon, type Fact } from './colophon';
import { renderMarkdownBody } from './markdown-blocks';
import {
  escapeWords,
  guardLines,
  quoteMarkdown,
  renderMarkdownHeading,
  renderMarkdownLink,
  renderPlainParagraphs,
} from './markdown-words';
import { noticesOf } from './notices-of';
import { gatherWarnings, type Warning } from './warnings';
import { subjectOf, type Published } from './published';
import { wordsFor } from './words';

const renderNotice = ({ title, text }: ExplainerNotice, word: string): string =>
  quoteMarkdown(
    [`**${`${word}: ${escapeWords(title)}`.trim()}**`, ...renderPlainParagraphs(text ?? '')].join(
      '\n\n',
    ),
  );

const renderSection = (
  explainer: Explainer,
  section: ExplainerSection,
  level: number,
): string[] => [
  renderMarkdownHeading(level, escapeWords(section.heading)),
  ...noticesOf(explainer, section).map((notice) =>
    renderNotice(notice, wordsFor(explainer.locale).notice),
  ),
  renderMarkdownBody(section.body, level),
  ...section.sections.flatMap((below) => renderSection(explainer, below, level + 1)),
];

const renderWarning = ({ words, reason, link }: Warning): string =>
  quoteMarkdown(
    [
      `**${escapeWords(words)}**`,
      ...(reason === null ? [] : [guardLines(escapeWords(reason))]),
      ...(link === null ? [] : [renderMarkdownLink(link.url, escapeWords(link.words), null)]),
    ].join('\n\n'),
  );

const renderFacts = (facts: readonly Fact[]): string =>
  facts
    .map(({ name, value, link }) => {
      const words = escapeWords(value);
      return `${name}: ${link === null ? words : renderMarkdownLink(link, words, null)}`;
    })
    .join('\\\n');

/**
 * Writes the subject as Markdown (CommonMark 0.31 with GFM's tables and strikethrough): headings from level 1, the notices of
 * each section as quotes below its heading, references, review and attribution at the end. Ends with a line ending. It is safe
 * where raw HTML is allowed too, because none is left in it.
 *
 * @throws Error where a section names a notice that the explainer lacks
 */
export const renderMarkdown = (published: Published): string => {
  const { explainer, section } = published;
  const { title, lead, sections } = subjectOf(published);
  const { references, review, attribution } = gatherColophon(published);
  const isWhole = section === null;
  const cited = references.map(({ words, links }, index) =>
    [
      `${index + 1}. ${guardLines(escapeWords(words))}`,
      ...links.map((link) => renderMarkdownLink(link, escapeWords(link), null)),
    ].join(' '),
  );
  const blocks = [
    isWhole ? renderMarkdownHeading(1, escapeWords(title)) : '',
    ...gatherWarnings(published).map(renderWarning),
    ...renderPlainParagraphs(lead ?? ''),
    ...sections.flatMap((one) => renderSection(explainer, one, isWhole ? 2 : 1)),
    cited.length === 0 ? '' : renderMarkdownHeading(2, wordsFor(explainer.locale).references),
    cited.join('\n'),
    renderFacts(review),
    renderFacts(attribution),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
};
