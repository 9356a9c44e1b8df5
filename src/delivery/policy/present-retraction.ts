import type { DatedRetraction } from '../../explainer/former-addresses';

/** In a sentence. */
export const describeRetraction = ({ reason, at }: DatedRetraction): string =>
  `Retracted on ${at.slice(0, 10)}: ${reason}`;

/** Why something was withdrawn, as readers are told of it: by 410, in the feed, and in GraphQL. */
export const presentRetraction = ({ reason, replacement, at }: DatedRetraction) => ({
  reason,
  retractedAt: at,
  replacement,
});
