import type { Explainer, ExplainerSection } from '../explainer';
import { gatherColophon, type Fact } from './colophon';
import { noticesOf } from './notices-of';
import { subjectOf, type Published } from './published';
import { gatherWarnings } from './warnings';
import { wordsFor } from './words';

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const renderSection = (explainer: Explainer, section: ExplainerSection): string[] => {
  const { notice } = wordsFor(explainer.locale);
  return [
    onOneLine(section.heading),
    ...noticesOf(explainer, section).flatMap(({ title, text }) => [
      `${notice}: ${onOneLine(title)}`,
      text ?? '',
    ]),
    section.bodyText,
    ...section.sections.flatMap((below) => renderSection(explainer, below)),
  ];
};

const renderFacts = (facts: readonly Fact[]): string =>
  facts
    .map(({ name, value, link }) => {
      const words = onOneLine(value);
      return `${name}: ${link === null || link === words ? words : `${words} <${link}>`}`;
    })
    .join('\n');

/**
 * Writes the subject as plain text: headings on lines of their own, a blank line between paragraphs, the notices of each section
 * below its heading, references, review and attribution at the end. Ends with a line ending.
 *
 * @throws Error where a section names a notice that the explainer lacks
 */
export const renderText = (published: Published): string => {
  const { explainer, section } = published;
  const { title, lead, sections } = subjectOf(published);
  const { references, review, attribution } = gatherColophon(published);
  const cited = references.map(({ words, links }, index) =>
    [`${index + 1}. ${onOneLine(words)}`, ...links].join(' '),
  );
  const paragraphs = [
    section === null ? onOneLine(title) : '',
    ...gatherWarnings(published).map(({ words, reason, link }) =>
      onOneLine([words, reason, link && `${link.words}: <${link.url}>`].filter(Boolean).join(' ')),
    ),
    lead ?? '',
    ...sections.flatMap((one) => renderSection(explainer, one)),
    cited.length === 0 ? '' : wordsFor(explainer.locale).references,
    cited.join('\n'),
    renderFacts(review),
    renderFacts(attribution),
  ];
  return `${paragraphs
    .map((paragraph) => paragraph.replace(/\0/g, '').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')}\n`;
};
