import { refreshDelay } from '../../../src/browser/refresh-delay';

describe('How long an open page waits before it asks again', () => {
  it.each([
    [null, 300_000],
    ['x', 300_000],
    ['-3', 300_000],
    ['0', 300_000],
    ['1', 5_000],
    ['600', 600_000],
    // More than a timer takes would be no time at all.
    ['2592000', 2_147_483_647],
    ['1e12', 2_147_483_647],
    ['Infinity', 2_147_483_647],
  ])('refresh=%j: %i milliseconds', (attribute, milliseconds) => {
    expect(refreshDelay(attribute)).toBe(milliseconds);
  });
});
