import { cutPage } from '../../../src/delivery/policy/cut-page';

describe('A page', () => {
  it('that is full, and has another after it', () => {
    expect(cutPage(['a', 'b', 'c'], 2)).toEqual({ shown: ['a', 'b'], last: 'b', hasMore: true });
  });

  it('that is full and the last', () => {
    expect(cutPage(['a', 'b'], 2)).toEqual({ shown: ['a', 'b'], last: 'b', hasMore: false });
  });

  it('of nothing', () => {
    expect(cutPage([], 2)).toEqual({ shown: [], last: undefined, hasMore: false });
  });
});
