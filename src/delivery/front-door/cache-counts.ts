import type { CacheCounts } from '../../ports/observed-requests';

export const createCacheCounts = (): CacheCounts => ({
  hits: 0,
  notModified: 0,
  misses: 0,
  stale: 0,
  bypasses: new Map(),
});

export const countBypass = ({ bypasses }: CacheCounts, reason: string): void => {
  bypasses.set(reason, (bypasses.get(reason) ?? 0) + 1);
};
