import type { Retraction } from '../former-addresses';
import type { Corrected, Superseded } from '../standing';
import { addressOf } from './outward-links';
import type { Published } from './published';
import { wordsFor, type Words } from './words';

/** What readers must be told of a text before they read it. */
export interface Warning {
  kind: 'retracted' | 'superseded' | 'withheld' | 'review-overdue';
  /** Fixed words. */
  words: string;
  /** The editors' own. */
  reason: string | null;
  link: { words: string; url: string } | null;
}

const day = (at: string): string => at.slice(0, 'YYYY-MM-DD'.length);

const linkTo = (words: string, url: string | null): Warning['link'] => {
  const address = url === null ? null : addressOf(url);
  return address === null ? null : { words, url: address };
};

const warnOfRetraction = (
  told: string,
  { reason, replacement }: Retraction,
  words: Words,
): Warning => ({
  kind: 'retracted',
  words: told,
  reason: reason === '' ? null : reason,
  link: linkTo(words.readInstead, replacement),
});

const tellCorrected = ({ at, isSectionSame }: Corrected, words: Words): string[] => [
  words.corrected(day(at)),
  ...(isSectionSame === null ? [] : [isSectionSame ? words.sectionSame : words.sectionOther]),
];

const warnOfSuperseded = (superseded: Superseded, words: Words): Warning => {
  if (superseded.kind === 'newer') {
    const { at, corrected } = superseded;
    return {
      kind: 'superseded',
      words: [
        words.newer(day(at)),
        ...(corrected === null ? [] : tellCorrected(corrected, words)),
      ].join(' '),
      reason: null,
      link: linkTo(words.readCurrent, superseded.page),
    };
  }
  return warnOfRetraction(words.retracted(day(superseded.at)), superseded, words);
};

/** The warnings of a form, the gravest first: none is ever left out. */
export const gatherWarnings = ({
  explainer,
  standing: { review, superseded, withdrawnSections },
}: Pick<Published, 'explainer' | 'standing'>): Warning[] => {
  const words = wordsFor(explainer.locale);
  const plain = { reason: null, link: null };
  return [
    ...withdrawnSections.map(({ heading, at, ...retraction }) =>
      warnOfRetraction(words.sectionRetracted(heading, day(at)), retraction, words),
    ),
    ...(superseded === null ? [] : [warnOfSuperseded(superseded, words)]),
    ...(review.isPastLimit
      ? [{ kind: 'withheld' as const, words: words.withheldOverdue, ...plain }]
      : []),
    ...(review.overdueSince === null
      ? []
      : [
          {
            kind: 'review-overdue' as const,
            words: words.overdue(day(review.overdueSince)),
            ...plain,
          },
        ]),
  ];
};
