import { createViewCounts, readViewCount } from '../../../../src/embeds/partners/view-counts';

const shown = { explainer: 'one', part: 'section/two', revision: 'abc' };
const listOf = ({ counts }: { counts: ReadonlyMap<string, number> }) =>
  [...counts].map(([key, views]) => readViewCount(key, views));

describe('Counts of views', () => {
  it('are of a day, a partner and a text, and are taken once', () => {
    const counts = createViewCounts(10);
    counts.add(20_000, 'a', shown);
    counts.add(20_000, 'a', shown);
    counts.add(20_001, 'a', shown);
    counts.add(20_000, 'b', { ...shown, part: 'explainer' });
    expect(listOf(counts.take())).toEqual([
      { day: 20_000, partner: 'a', ...shown, views: 2 },
      { day: 20_001, partner: 'a', ...shown, views: 1 },
      { day: 20_000, partner: 'b', ...shown, part: 'explainer', views: 1 },
    ]);
    expect(counts.take()).toEqual({ counts: new Map(), lost: 0 });
  });

  it('that are given back add up with what came meanwhile', () => {
    const counts = createViewCounts(10);
    counts.add(1, 'a', shown);
    const taken = counts.take();
    counts.add(1, 'a', shown);
    counts.giveBack(taken);
    expect(listOf(counts.take())).toEqual([{ day: 1, partner: 'a', ...shown, views: 2 }]);
  });

  it('take no more room than they are given; what found none is known', () => {
    const counts = createViewCounts(2);
    for (const partner of ['a', 'b', 'c', 'd', 'a']) counts.add(1, partner, shown);
    const taken = counts.take();
    expect([taken.counts.size, taken.lost]).toEqual([2, 2]);
    expect(listOf(taken).map(({ views }) => views)).toEqual([2, 1]);
  });
});
