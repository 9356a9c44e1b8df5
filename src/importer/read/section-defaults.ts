import type { ParsedSection } from '../parsed-explainer';

/** Why a section may not stand alone before an editor has looked at it. */
const notAssessedReason = 'Not assessed by an editor yet';
const holderReason = 'holds other sections only';
const promotionalReason = 'Promotional: it asks readers to book, call or buy';

type EditorialVerdict = Pick<
  ParsedSection,
  'standsAlone' | 'standsAloneReason' | 'syndication' | 'promotional'
>;

/** What the importer says about a section about which no editor has said anything; it never lets one out without a notice. */
export function defaultVerdict({
  isHolder,
  isPromotional,
}: {
  isHolder: boolean;
  isPromotional: boolean;
}): EditorialVerdict {
  if (isPromotional) {
    return {
      standsAlone: 'no',
      standsAloneReason: promotionalReason,
      syndication: 'excluded',
      promotional: true,
    };
  }
  const standsAloneReason = isHolder ? holderReason : notAssessedReason;
  return { standsAlone: 'no', standsAloneReason, syndication: 'with_notice', promotional: false };
}
