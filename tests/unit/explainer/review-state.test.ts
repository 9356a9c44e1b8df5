import { keptMilliseconds, expiresHeader } from '../../../src/delivery/policy/cache-control';
import { judgeReview } from '../../../src/explainer/review-state';

const judge = (now: string, nextDue: string | null, embedUntilOverdueDays?: number) =>
  judgeReview(
    {
      lastReviewed: null,
      nextDue,
      reviewedBy: null,
      ...(embedUntilOverdueDays === undefined ? {} : { embedUntilOverdueDays }),
    },
    Date.parse(now),
  );

describe('A review is judged against the clock', () => {
  it.each([
    ['2026-03-01T23:59:59.999Z', '2026-03-02', undefined, null, false],
    ['2026-03-02T00:00:00Z', '2026-03-02', undefined, '2026-03-02', false],
    ['2036-03-02T00:00:00Z', '2026-03-02', undefined, '2026-03-02', false],
    ['2026-03-01T23:59:59.999Z', '2026-03-02', 0, null, false],
    ['2026-03-02T00:00:00Z', '2026-03-02', 0, '2026-03-02', true],
    ['2026-03-11T23:59:59.999Z', '2026-03-02', 10, '2026-03-02', false],
    ['2026-03-12T00:00:00Z', '2026-03-02', 10, '2026-03-02', true],
    ['2026-03-12T00:00:00Z', null, 10, null, false],
    ['2026-03-12T00:00:00Z', 'soon', 10, null, false],
  ])('at %s, due %s and shown for %s days more', (now, due, days, overdueSince, isPastLimit) => {
    expect(judge(now, due, days)).toMatchObject({ overdueSince, isPastLimit });
  });

  it('and tells when that changed last and will change next', () => {
    const [due, limit] = [Date.parse('2026-03-02'), Date.parse('2026-03-12')];
    expect(judge('2026-03-01', '2026-03-02', 10)).toMatchObject({
      changedAt: null,
      changesAt: due,
    });
    expect(judge('2026-03-02', '2026-03-02', 10)).toMatchObject({
      changedAt: due,
      changesAt: limit,
    });
    expect(judge('2026-03-12', '2026-03-02', 10)).toMatchObject({
      changedAt: limit,
      changesAt: null,
    });
    expect(judgeReview(null, 0)).toMatchObject({ changedAt: null, changesAt: null });
  });
});

describe('What changes by the clock is let go in time', () => {
  const now = Date.parse('2026-03-01T23:59:30Z');
  it('says when, where that is near', () => {
    expect(expiresHeader(now + 30_000, now)).toEqual({ Expires: 'Mon, 02 Mar 2026 00:00:00 GMT' });
    expect(expiresHeader(now + 120_001, now)).toEqual({});
    expect(expiresHeader(null, now)).toEqual({});
  });

  it('and is in memory until then, a minute at most', () => {
    expect(keptMilliseconds('Mon, 02 Mar 2026 00:00:00 GMT', now)).toBe(30_000);
    expect(keptMilliseconds('Mon, 02 Mar 2026 00:01:30 GMT', now)).toBe(60_000);
    expect(keptMilliseconds('0', now)).toBeLessThanOrEqual(60_000);
    expect(keptMilliseconds(undefined, now)).toBe(60_000);
  });
});
