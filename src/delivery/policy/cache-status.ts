import { keptSeconds } from './cache-control';
import type { ComputedVerdict } from './judge-computed';
import type { BypassReason } from './judge-request';

const name = 'explainer';

// `Cache-Status` as RFC 9211 has it: what the cache did with the request, and why.

export const hitStatus = `${name}; hit`;

export const bypassStatus = (reason: BypassReason): string =>
  `${name}; fwd=bypass; detail="${reason}"`;

/**
 * What is in memory and may have been replaced meanwhile, since nobody can be asked: a hit, of which `ttl` says how many seconds it
 * would have been fresh from now (RFC 9211 §2.6: below 0 since then).
 */
export const staleStatus = (ageSeconds: number): string =>
  `${name}; hit; ttl=${keptSeconds - ageSeconds}; detail="stale, database down"`;

/** What was not in memory, or was there from before the last publish, and what came of it. */
export const forwardedStatus = (verdict: ComputedVerdict): string =>
  `${name}; fwd=miss; ${verdict.storable ? 'stored' : `detail="${verdict.reason}"`}`;
