import { createAnswerStore } from '../../../src/delivery/front-door/answer-store';
import { createStoredAnswer } from '../../../src/delivery/front-door/stored-answer';

const answer = (bytes: number) =>
  createStoredAnswer(
    { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.alloc(bytes, 97) },
    { number: 1, computedAt: 0, keptUntil: 60_000 },
  );

const megabyte = 1024 * 1024;
const flooding = answer(20_000);

describe('Answers in memory', () => {
  it('a flood of addresses that nobody asks for twice pushes out nothing that is asked for again and again', () => {
    const store = createAnswerStore(megabyte);
    const hot = answer(20_000);
    store.set('hot', hot);
    expect(store.get('hot')).toBe(hot);
    for (let flood = 0; flood < 5_000; flood += 1) store.set(`flood ${flood}`, flooding);
    expect(store.get('hot')).toBe(hot);
    expect(store.get('flood 0')).toBeUndefined();
    expect(store.get('flood 4999')).toBeDefined();
  });

  it('holds no more bytes than it may, keys counted', () => {
    const store = createAnswerStore(megabyte);
    const kept = () =>
      Array.from({ length: 2_000 }, (_, key) => store.get(`${key}`)).filter(Boolean).length;
    const small = answer(6_000);
    for (let key = 0; key < 2_000; key += 1) {
      store.set(`${key}`, small);
      store.get(`${key}`);
    }
    // Ten thousand bytes each, with what is kept beside the body; four fifths of a megabyte for what was asked for twice.
    expect(kept()).toBeGreaterThan(70);
    expect(kept()).toBeLessThan(105);
  });

  it('and counts the codings that are made of one later', async () => {
    const store = createAnswerStore(megabyte);
    const grown = answer(6_000);
    store.set('grown', grown);
    const [sizeBefore, countedBefore] = [grown.bytes(), store.bytes()];
    for (const encoding of ['br', 'gzip'] as const) await grown.encode(encoding);
    store.weigh('grown', grown);
    expect(grown.bytes()).toBeGreaterThan(sizeBefore);
    expect(store.bytes() - countedBefore).toBe(grown.bytes() - sizeBefore);
    store.weigh('grown', answer(1));
    expect(store.get('grown')).toBe(grown);
  });

  it('lets no single answer take the room of many', () => {
    const store = createAnswerStore(megabyte);
    store.set('large', answer(megabyte / 10));
    expect(store.get('large')).toBeUndefined();
  });

  it('what is computed anew keeps its place among the proven', () => {
    const store = createAnswerStore(megabyte);
    store.set('hot', answer(1_000));
    store.get('hot');
    const fresh = answer(1_000);
    store.set('hot', fresh);
    for (let flood = 0; flood < 1_000; flood += 1) store.set(`flood ${flood}`, flooding);
    expect(store.get('hot')).toBe(fresh);
  });
});
