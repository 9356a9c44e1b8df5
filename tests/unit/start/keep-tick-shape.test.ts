import { inNode } from './in-node';

describe('An object of those that Node makes for each tick', () => {
  it('is kept, and none of those that come after it', () => {
    const body = `
      const before = keptTicks.size;
      await new Promise((later) => process.nextTick(later));
      return { before, after: keptTicks.size, is: [...keptTicks].map((kept) => typeof kept.callback) };
    `;
    expect(inNode({ keptTicks: 'keep-tick-shape.mjs' }, null, body)).toEqual({
      before: 1,
      after: 1,
      is: ['function'],
    });
  });
});
