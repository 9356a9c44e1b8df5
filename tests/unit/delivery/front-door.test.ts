import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAnswerStore } from '../../../src/delivery/front-door/answer-store';
import { createCacheCounts } from '../../../src/delivery/front-door/cache-counts';
import { createAnswerComputer } from '../../../src/delivery/front-door/compute-answer';
import { createFrontDoor } from '../../../src/delivery/front-door/front-door';
import { createGiveHead } from '../../../src/delivery/front-door/ready-head';
import type { ComputedAnswer } from '../../../src/delivery/policy/judge-computed';
import { createPlaceJudge } from '../../../src/delivery/policy/judge-place';
import { createRequestObserver } from '../../../src/operations/access-log/request-observer';
import type { KeyedRequest } from '../../../src/delivery/policy/keyed-request';

/** A front door before an imagined Strapi, whose answers come when the test says so. */
const openDoor = async (mostWaiting = 1_000) => {
  const state = {
    number: 1 as number | null,
    lastNumber: 1,
    isAway: false,
    failures: [] as unknown[],
    left: Infinity,
    counts: createCacheCounts(),
  };
  const asked: {
    request: KeyedRequest;
    answer: (body: string, given?: { status?: number; caching?: string }) => void;
    fail: () => void;
  }[] = [];
  const next: RequestListener = (_, response) => response.end('handed on');
  const number = () => state.number;
  const store = createAnswerStore(1024 * 1024);
  const ask = (request: KeyedRequest) =>
    new Promise<ComputedAnswer>((done, failed) => {
      const answer = (body: string, { status = 200, caching = '' } = {}) => {
        const headers = { 'content-type': 'application/json', 'cache-control': caching };
        done({ status, headers, body: Buffer.from(body) });
      };
      asked.push({ request, answer, fail: () => failed(new Error('no answer')) });
    });
  const door = createFrontDoor({
    number,
    lastNumber: () => state.lastNumber,
    database: { isAway: () => state.isAway, isThere: async () => !state.isAway },
    observer: createRequestObserver(false, () => undefined),
    counts: state.counts,
    embeds: { isOpenToAll: true, isOpenTo: () => true, countView: () => undefined },
    store,
    place: createPlaceJudge(['articles']),
    computer: createAnswerComputer({ number, store, ask, mostWaiting }),
    giveHead: createGiveHead({ keepAliveTimeout: 5_000, maxRequestsPerSocket: 0 }),
    admit: () => {
      state.left -= 1;
      return { admitted: state.left >= 0, fields: { RateLimit: `"anonymous";r=${state.left}` } };
    },
    next,
    tellFailure: (error) => state.failures.push(error),
  });
  const server = createServer(door).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const get = async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`);
    const status = answer.headers.get('cache-status')?.replace('explainer; ', '');
    const age = answer.headers.get('age');
    const limit = answer.headers.get('ratelimit');
    return { code: answer.status, status, age, limit, text: await answer.text() };
  };
  const until = async (isSo: () => boolean) => {
    // A number of turns is no time: on a machine that is busy, twenty thousand went by before a thousand requests had come.
    const end = performance.now() + 60_000;
    while (!isSo() && performance.now() < end) {
      await new Promise((later) => setImmediate(later));
    }
    expect(isSo()).toBe(true);
  };
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { state, asked, get, until, close };
};

describe('The door in front of Strapi', () => {
  let door: Awaited<ReturnType<typeof openDoor>>;
  beforeEach(async () => {
    door = await openDoor();
  });
  afterEach(() => door.close());

  it('computes what many ask for at the same moment once', async () => {
    const { asked, get, until } = door;
    const reading = Array.from({ length: 50 }, () => get('/api/articles'));
    await until(() => asked.length > 0);
    await new Promise((later) => setTimeout(later, 50));
    asked[0]?.answer('"once"');
    expect(new Set((await Promise.all(reading)).map(({ text }) => text))).toEqual(
      new Set(['"once"']),
    );
    expect(asked).toHaveLength(1);
    expect((await get('/api/articles')).status).toBe('hit');
  });

  it('neither keeps nor shares an answer whose computing began before a publish', async () => {
    const { state, asked, get, until } = door;
    const before = get('/api/articles');
    await until(() => asked.length === 1);
    state.number = 2;
    const after = get('/api/articles');
    await until(() => asked.length === 2);
    asked[1]?.answer('"new"');
    expect((await after).text).toBe('"new"');
    asked[0]?.answer('"old"');
    expect(await before).toMatchObject({
      status: 'fwd=miss; detail="published meanwhile"',
      text: '"old"',
    });
    const next = await get('/api/articles');
    expect([next.status, next.text]).toEqual(['hit', '"new"']);
  });

  it('sends no answer from memory that is older than a minute', async () => {
    const { asked, get, until } = door;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000);
    try {
      const first = get('/api/articles');
      await until(() => asked.length === 1);
      asked[0]?.answer('"first"');
      await first;
      clock.mockReturnValue(60_999);
      expect((await get('/api/articles')).status).toBe('hit');
      clock.mockReturnValue(61_000);
      const again = get('/api/articles');
      await until(() => asked.length === 2);
      asked[1]?.answer('"again"');
      expect((await again).text).toBe('"again"');
    } finally {
      clock.mockRestore();
    }
  });

  it('says so where an answer is too large to be kept', async () => {
    const { asked, get, until } = door;
    const reading = get('/api/articles');
    await until(() => asked.length === 1);
    asked[0]?.answer(JSON.stringify('x'.repeat(100_000)));
    expect((await reading).status).toBe('fwd=miss; detail="too large"');
  });

  it('keeps nothing while it does not know what was published', async () => {
    const { state, asked, get, until } = door;
    const reading = get('/api/articles');
    await until(() => asked.length === 1);
    state.number = null;
    asked[0]?.answer('"kept?"');
    await reading;
    const inDoubt = get('/api/articles');
    await until(() => asked.length === 2);
    asked[1]?.answer('"from the database"');
    expect(await inDoubt).toMatchObject({
      status: 'fwd=bypass; detail="not caught up"',
      text: '"from the database"',
    });
    expect(state.counts).toMatchObject({ misses: 1, bypasses: new Map([['not caught up', 1]]) });
    state.number = 1;
    const again = get('/api/articles');
    await until(() => asked.length === 3);
    asked[2]?.answer('"now"');
    expect((await again).text).toBe('"now"');
  });

  it('asks sixteen at a time then too, for many at once while they wait, and nobody joins one that has begun', async () => {
    const { state, asked, get, until } = door;
    state.number = null;
    const other = Array.from({ length: 16 }, (_, number) => get(`/api/articles?n=${number}`));
    await until(() => asked.length === 16);
    const sentBefore = state.left;
    state.left = 100;
    const waiting = Array.from({ length: 30 }, () => get('/api/articles'));
    await until(() => state.left === 99);
    await new Promise((later) => setTimeout(later, 100));
    expect([asked.length, state.left, sentBefore]).toEqual([16, 99, Infinity]);
    asked[0]?.answer('"0"');
    await until(() => asked.length === 17);
    const late = get('/api/articles');
    await until(() => state.left === 98);
    asked[16]?.answer('"begun before the last came"');
    const texts = (await Promise.all(waiting)).map(({ text }) => text);
    expect(new Set(texts)).toEqual(new Set(['"begun before the last came"']));
    await until(() => asked.length === 18);
    asked[17]?.answer('"for the last"');
    expect((await late).text).toBe('"for the last"');
    for (const one of asked.slice(1, 16)) one.answer('"n"');
    await Promise.all(other);
  });

  it('lets what is in memory pass by a thousand different questions, of which sixteen are asked at a time', async () => {
    const { asked, get, until } = door;
    const hot = get('/api/articles?hot');
    await until(() => asked.length === 1);
    asked[0]?.answer('"hot"');
    await hot;
    const flood = Array.from({ length: 1_000 }, (_, number) => get(`/api/articles?n=${number}`));
    await until(() => asked.length === 17);
    await new Promise((later) => setTimeout(later, 100));
    expect(asked).toHaveLength(17);
    expect(await get('/api/articles?hot')).toMatchObject({ status: 'hit', text: '"hot"' });
    let answered = 1;
    while (answered < 1_001) {
      await until(() => asked.length > answered);
      asked[answered]?.answer(`"${asked[answered]?.request.address}"`);
      answered += 1;
    }
    const texts = (await Promise.all(flood)).map(({ text }) => text);
    expect(texts).toEqual(texts.map((_, number) => `"/api/articles?n=${number}"`));
  });

  it('lets nobody else in behind so many who wait, but to what is in memory or on its way', async () => {
    door.close();
    door = await openDoor(4);
    const { asked, get, until, state } = door;
    const hot = get('/api/articles?hot');
    await until(() => asked.length === 1);
    asked[0]?.answer('"hot"');
    await hot;
    const many = Array.from({ length: 20 }, (_, number) => get(`/api/articles?n=${number}`));
    await until(() => state.counts.misses === 21);
    expect(await get('/api/articles?one-more')).toMatchObject({
      code: 503,
      text: expect.stringContaining('"ServiceUnavailableError"'),
    });
    expect(await get('/api/articles?hot')).toMatchObject({ status: 'hit', text: '"hot"' });
    const joined = get('/api/articles?n=19');
    await until(() => state.counts.misses === 22);
    for (let answered = 1; answered < 21; answered += 1) {
      await until(() => asked.length > answered);
      asked[answered]?.answer(`"${asked[answered]?.request.address}"`);
    }
    expect((await Promise.all(many)).map(({ code }) => code)).toEqual(many.map(() => 200));
    expect(await joined).toMatchObject({ code: 200, text: '"/api/articles?n=19"' });
    expect(asked).toHaveLength(21);
  });

  it('tells the reader and the operator where nothing could be computed, and tries again', async () => {
    const { state, asked, get, until } = door;
    const failing = get('/api/articles');
    await until(() => asked.length === 1);
    asked[0]?.fail();
    const { code, text } = await failing;
    expect([code, JSON.parse(text).error.name]).toEqual([500, 'InternalServerError']);
    expect(state.failures).toHaveLength(1);
    const again = get('/api/articles');
    await until(() => asked.length === 2);
    asked[1]?.answer('"well"');
    expect((await again).text).toBe('"well"');
  });

  describe('while the database does not answer', () => {
    const caching = 'public, max-age=60, stale-if-error=600';
    const keep = async (path: string, header = caching) => {
      const { asked, get, until } = door;
      const before = asked.length;
      const first = get(path);
      await until(() => asked.length > before);
      asked[before]?.answer('"kept"', { caching: header });
      await first;
    };
    const computed = async (path: string) => {
      const { asked, get, until } = door;
      const before = asked.length;
      const reading = get(path);
      await until(() => asked.length > before);
      asked[before]?.answer('"503"', { status: 503 });
      return (await reading).text;
    };
    const lose = () => Object.assign(door.state, { number: null, isAway: true });

    it('sends what permits it, says so, and how old it is, until it is too old', async () => {
      const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000);
      try {
        await keep('/api/articles');
        lose();
        clock.mockReturnValue(301_500);
        expect(await door.get('/api/articles')).toEqual({
          code: 200,
          status: 'hit; ttl=-240; detail="stale, database down"',
          age: '300',
          limit: null,
          text: '"kept"',
        });
        expect(door.state.counts).toMatchObject({ hits: 0, stale: 1 });
        clock.mockReturnValue(661_000);
        expect(await computed('/api/articles')).toBe('"503"');
      } finally {
        clock.mockRestore();
      }
    });

    it('sends nothing that does not permit it, or of which is known that it was replaced', async () => {
      await keep('/api/articles', 'public, max-age=60');
      lose();
      expect(await computed('/api/articles')).toBe('"503"');
      Object.assign(door.state, { number: 1, isAway: false });
      await keep('/api/articles?other');
      lose();
      expect((await door.get('/api/articles?other')).text).toBe('"kept"');
      door.state.lastNumber = 2;
      expect(await computed('/api/articles?other')).toBe('"503"');
    });

    it('asks the database where that only was not heard of', async () => {
      await keep('/api/articles');
      Object.assign(door.state, { number: null, isAway: false });
      expect(await computed('/api/articles')).toBe('"503"');
    });

    it('sends it too where computing anew came to nothing for that reason', async () => {
      const { state, asked, get, until } = door;
      const clock = jest.spyOn(performance, 'now').mockReturnValue(1_000);
      try {
        await keep('/api/articles');
        clock.mockReturnValue(62_000);
        for (const isAway of [false, true]) {
          state.isAway = isAway;
          const before = asked.length;
          const again = get('/api/articles');
          await until(() => asked.length > before);
          asked[before]?.answer('"503"', { status: 503 });
          expect((await again).text).toBe(isAway ? '"kept"' : '"503"');
        }
      } finally {
        clock.mockRestore();
      }
    });
  });

  it('asks in the name of nobody', async () => {
    const { asked, get, until } = door;
    const reading = get('/api/articles');
    await until(() => asked.length === 1);
    expect(asked[0]?.request).toEqual({
      method: 'GET',
      address: '/api/articles',
      headers: { accept: 'application/json' },
      body: undefined,
      isGraphql: false,
    });
    asked[0]?.answer('""');
    await reading;
  });

  it('counts nothing for who waits for what is computed for another reader', async () => {
    const { state, asked, get, until } = door;
    state.left = 1;
    const first = get('/api/articles');
    await until(() => asked.length === 1);
    const others = Array.from({ length: 5 }, () => get('/api/articles'));
    await until(() => state.counts.misses === 6);
    asked[0]?.answer('"shared"');
    expect(await first).toMatchObject({ code: 200, limit: '"anonymous";r=0' });
    for (const other of await Promise.all(others)) {
      expect(other).toMatchObject({ status: 'fwd=miss; stored', limit: null, text: '"shared"' });
    }
    expect([asked.length, state.left]).toEqual([1, 0]);
  });

  it('counts what is computed for a reader, tells that reader alone, and hands on what is too much', async () => {
    const { state, asked, get, until } = door;
    state.left = 2;
    const first = get('/api/articles');
    await until(() => asked.length === 1);
    asked[0]?.answer('"first"');
    expect((await first).limit).toBe('"anonymous";r=1');
    for (let time = 0; time < 5; time += 1)
      expect(await get('/api/articles')).toMatchObject({ status: 'hit', limit: null });
    const second = get('/api/articles?sort=slug');
    await until(() => asked.length === 2);
    asked[1]?.answer('"second"');
    expect((await second).limit).toBe('"anonymous";r=0');
    expect(await get('/api/articles?sort=title')).toMatchObject({
      status: 'fwd=bypass; detail="too many requests"',
      text: 'handed on',
      limit: null,
    });
    expect(await get('/api/articles')).toMatchObject({ status: 'hit', text: '"first"' });
    expect(asked).toHaveLength(2);
  });
});
