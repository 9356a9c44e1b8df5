import { explainFailure, isPassing } from '../../../src/embeds/explain-failure';

describe('What a reader is told where a text cannot be had now', () => {
  it.each([
    [404, false],
    [410, false],
    [429, true],
    [499, false],
    [500, true],
    [503, true],
  ])('%i passes: %s', (status, passes) => expect(isPassing(status)).toBe(passes));

  it('says when to load the page again, where that is known', () => {
    expect(explainFailure(429, {}, '12')).toMatch(/ in 12 seconds\.$/);
    expect(explainFailure(503, {}, '')).toMatch(/ again later\.$/);
  });

  it('tells the number of a request that failed, and of one that asked too much nothing', () => {
    const details = { requestId: 'a-number' };
    expect(explainFailure(500, details, '')).toMatch(/this request: a-number$/);
    expect(explainFailure(429, details, '5')).not.toContain('a-number');
    expect(explainFailure(500, 'a-number', '')).not.toContain('a-number');
  });
});
