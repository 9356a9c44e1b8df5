import type { ExplainerCondition, ExplainerSideEffect } from '../explainer';
import type { NamingSection } from '../naming-sections';
import { escapeHtml, renderParagraphs } from './escape-html';
import { renderHeading } from './html-heading';
import { renderFixed, renderLink, renderNotice } from './html-words';
import type { PublishedPart } from './published';
import { wordsFor, type FactName } from './words';

interface Place {
  locale: string;
  /** Of the part's own heading. */
  level: number;
  /** Whether the entries are kept back, which is not to say that there are none. */
  isWithheld: boolean;
}

const renderDescriptions = (pairs: readonly (readonly [string, string])[]): string[] =>
  pairs.length === 0
    ? []
    : [
        `<dl>\n${pairs.map(([name, html]) => `<dt>${name}</dt>\n<dd>${html}</dd>`).join('\n')}\n</dl>`,
      ];

/** What a coded attribute says, with the text's own words where it has some; nothing where it says nothing. */
const describeFact = (
  fact: FactName,
  { code, asStated = null }: { code: string | null; asStated?: string | null },
  locale: string,
): (readonly [string, string])[] => {
  const { name, values } = wordsFor(locale).facts[fact];
  const known = code === null ? undefined : (values[code] ?? code);
  const parts = [
    ...(known === undefined ? [] : [renderFixed(known, locale)]),
    ...(asStated === null || asStated === '' ? [] : [`<q>${escapeHtml(asStated)}</q>`]),
  ];
  return parts.length === 0 ? [] : [[renderFixed(name, locale), parts.join(' ')]];
};

/** Of side effects most is not known; who lists thirty of them does not say so ninety times. */
const unlessUnknown = (code: string | null): string | null =>
  code === 'not_known' || code === 'not_assessed' ? null : code;

const quotesOf = ({ mentions }: NamingSection): string[] => [
  ...new Set(mentions.map(({ quote }) => quote)),
];

const renderNaming = (sections: PublishedPart['sections']): string =>
  sections
    .map((section) => {
      const quotes = quotesOf(section).map((quote) => `<q>${escapeHtml(quote)}</q>`);
      const link = renderLink(section.page, escapeHtml(section.heading));
      return quotes.length === 0 ? link : `${link}: ${quotes.join(', ')}`;
    })
    .join('<br>');

const renderSideEffect = (
  sideEffect: ExplainerSideEffect,
  naming: PublishedPart['sections'],
  place: Place,
): string => {
  const { locale, level } = place;
  const words = wordsFor(locale);
  const id = escapeHtml(sideEffect.slug);
  const { severityAsStated, frequencyAsStated, whenToGetHelp } = sideEffect;
  return [
    `<section id="${id}" aria-labelledby="${id}--heading">`,
    renderHeading(level + 1, `${id}--heading`, escapeHtml(sideEffect.name)),
    ...renderParagraphs(sideEffect.description),
    ...renderDescriptions([
      ...(whenToGetHelp
        ? [
            [
              renderFixed(words.whenToGetHelp, locale),
              `<strong>${escapeHtml(whenToGetHelp)}</strong>`,
            ] as const,
          ]
        : []),
      ...describeFact('seriousness', { code: unlessUnknown(sideEffect.seriousness) }, locale),
      ...describeFact('term', { code: unlessUnknown(sideEffect.term) }, locale),
      ...describeFact(
        'severity',
        { code: unlessUnknown(sideEffect.severity), asStated: severityAsStated },
        locale,
      ),
      ...describeFact(
        'frequency',
        { code: unlessUnknown(sideEffect.frequency), asStated: frequencyAsStated },
        locale,
      ),
      ...describeFact('bodySystem', { code: sideEffect.bodySystem }, locale),
      ...(naming.length === 0
        ? []
        : [[renderFixed(words.namedIn, locale), renderNaming(naming)] as const]),
    ]),
    '</section>',
  ].join('\n');
};

const renderCondition = (condition: ExplainerCondition, part: PublishedPart, place: Place) => {
  const { locale } = place;
  return [
    ...renderParagraphs(condition.description),
    ...renderParagraphs(condition.statement, ' class="statement"'),
    ...renderDescriptions([
      ...describeFact('claim', { code: condition.claim }, locale),
      ...describeFact('regulatoryStatus', { code: condition.regulatoryStatus }, locale),
      ...describeFact('evidenceLevel', { code: condition.evidenceLevel }, locale),
      ...(part.sections.length === 0
        ? []
        : [[renderFixed(wordsFor(locale).namedIn, locale), renderNaming(part.sections)] as const]),
    ]),
  ];
};

/** What a part holds, below its heading: the notices of all sections that it is from, then its entries. */
export const renderPart = (part: PublishedPart, place: Place): string[] => {
  const { locale, isWithheld } = place;
  const naming = (slug: string): PublishedPart['sections'] =>
    part.sections.flatMap((section) => {
      const mentions = section.mentions.filter(({ sideEffect }) => sideEffect === slug);
      return mentions.length === 0 ? [] : [{ ...section, mentions }];
    });
  const isEmptyList = !isWithheld && part.kind === 'side-effects' && part.sideEffects.length === 0;
  return [
    ...part.notices.map((notice) => renderNotice(notice, locale)),
    ...part.conditions.flatMap((condition) => renderCondition(condition, part, place)),
    ...part.sideEffects.map((one) => renderSideEffect(one, naming(one.slug), place)),
    ...(isEmptyList ? [`<p>${renderFixed(wordsFor(locale).noSideEffects, locale)}</p>`] : []),
  ];
};
