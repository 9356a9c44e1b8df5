import { Agent } from 'node:http';
import { connect } from 'node:net';
import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase, startApp, type RunningApp } from '../support/running-app';
import { sendRequest } from '../support/send-request';

const linesOf = (app: RunningApp): string[] => app.output().split('\n');
const entriesOf = (app: RunningApp): any[] =>
  linesOf(app)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

const wait = (milliseconds: number) => new Promise((later) => setTimeout(later, milliseconds));

const entryOf = async (app: RunningApp, requestId: string, level = 'http') => {
  const find = () =>
    entriesOf(app).find((one) => one.requestId === requestId && one.level === level);
  for (let time = 0; time < 100 && find() === undefined; time += 1) await wait(20);
  return find();
};

const secret = 's3cr3t-of-a-reader';

onEveryDatabase(
  'The log tells of each request, and of no reader',
  (app) => {
    const get = (path: string, headers: Record<string, string> = {}) =>
      app().request.get(path).set(headers);

    it('in one line of JSON, under the id that the answer bears', async () => {
      const { slug } = await explainerBuilder(app()).explainer();
      const { headers, text } = await get(`/api/explainers/${slug}?format=text`);
      const id = String(headers['x-request-id']);
      expect(id).toMatch(/^[\da-f-]{36}$/);
      const entry = await entryOf(app(), id);
      expect(Object.keys(entry)).toEqual([
        ...['time', 'level', 'requestId', 'method', 'path', 'query', 'route', 'status'],
        ...['bytes', 'milliseconds', 'cache'],
      ]);
      expect(entry).toMatchObject({
        ...{ method: 'GET', path: `/api/explainers/${slug}`, query: 'format=text' },
        ...{ route: '/api/explainers/:slug', status: 200 },
        cache: 'explainer; fwd=miss; stored',
      });
      expect(entry.bytes).toBeGreaterThan(0);
      expect(entry.bytes).toBeLessThanOrEqual(Buffer.byteLength(text));
      expect(new Date(entry.time).toISOString()).toBe(entry.time);
      expect(app().output()).not.toContain('127.0.0.1');
    });

    it('an id that comes along is kept and sent back, and is in no answer that others are given', async () => {
      const { slug } = await explainerBuilder(app()).explainer();
      const path = `/api/explainers/${slug}`;
      const idOf = async (headers: Record<string, string>, address = path) =>
        (await get(address, headers)).headers['x-request-id'];
      expect(await idOf({ 'X-Request-Id': 'first' })).toBe('first');
      // From memory:
      expect(await idOf({ 'X-Request-Id': 'second' })).toBe('second');
      expect(await idOf({})).toBeUndefined();
      expect(await idOf({ 'X-Request-Id': 'a b' })).toBeUndefined();
      expect(await idOf({ 'X-Request-Id': 'third' }, '/healthz')).toBe('third');
      expect(await idOf({ 'X-Request-Id': '"a b"' }, '/healthz')).toMatch(/^[\da-f-]{36}$/);
      // What was answered from memory is not in the log, unless it is wished.
      expect(await entryOf(app(), 'third')).toBeDefined();
      expect(entriesOf(app()).map(({ requestId }) => requestId)).not.toContain('second');
    });

    it('without a secret, wherever it stands', async () => {
      const id = `masked-${Date.now()}`;
      const headers = { 'X-Request-Id': id, Authorization: `Bearer ${secret}`, Cookie: secret };
      for (const path of [
        `/api/articles?access_token=${secret}&sort=title`,
        `/api/articles?filters[resetPasswordToken][$startsWith]=${secret}`,
        `/api/articles?_q=${secret}&${secret}=1`,
        `/api/previews/${secret}`,
        `/preview/${secret}?token=${secret}`,
        `/graphql?query={articles{title}}&variables={"a":"${secret}"}`,
      ]) {
        await get(encodeURI(path), headers);
      }
      await app()
        .request.post('/graphql')
        .set('X-Request-Id', id)
        .send({
          query: 'query ($slug: String) { articles(filters: { slug: { eq: $slug } }) { title } }',
          variables: { slug: secret },
        });
      await app()
        .request.post('/admin/login')
        .set('X-Request-Id', id)
        .send({
          email: `${secret}@example.org`,
          password: secret,
        });
      await entryOf(app(), id);
      await wait(200);
      expect(entriesOf(app()).filter(({ requestId }) => requestId === id)).toHaveLength(8);
      expect(app().output()).not.toContain(secret);
      expect(app().output()).toContain('access_token=***&sort=title');
    });

    it('and nobody writes a line of their own into it', async () => {
      const forged = '{"status":200,"requestId":"forged"}';
      const { hostname, port } = new URL(app().url);
      for (const head of [
        `GET /a%0A${encodeURIComponent(forged)} HTTP/1.1\r\nHost: a\r\nUser-Agent: x`,
        `GET /a\u009b2J\u0085${encodeURIComponent(forged)} HTTP/1.1\r\nHost: a`,
        `GET /b HTTP/1.1\r\nHost: a\r\nX-Request-Id: x\u0085${forged}`,
        `GET /api/articles?sort=%0A${encodeURIComponent(forged)} HTTP/1.1\r\nHost: a`,
      ]) {
        await new Promise((done) => {
          const socket = connect(Number(port), hostname, () => {
            socket.write(Buffer.from(`${head}\r\nConnection: close\r\n\r\n`, 'latin1'));
          });
          socket.on('close', done).resume();
        });
      }
      await wait(200);
      expect(entriesOf(app()).map(({ requestId }) => requestId)).not.toContain('forged');
      for (const line of linesOf(app()).filter((one) => one.startsWith('{'))) {
        expect(line).toMatch(/^[\x20-\x7e]+$/);
      }
    });

    it('what failed inside is told to the operator, and to the reader under which id', async () => {
      const id = `failed-${Date.now()}`;
      const { tableName } = {
        tableName: app().database === 'sqlite' ? '`references`' : '"references"',
      };
      await app().sql(`ALTER TABLE ${tableName} RENAME TO away`);
      const agent = new Agent();
      try {
        for (const headers of [
          { 'X-Request-Id': id },
          { 'X-Request-Id': `${id}-b`, Cookie: 'a=b' },
        ]) {
          const path = `/api/references?sort=title&_q=${secret}`;
          const { status, body } = await get(path, headers as any);
          expect([status, body.error]).toEqual([
            500,
            {
              ...{ status: 500, name: 'InternalServerError', message: 'Internal Server Error' },
              details: { requestId: headers['X-Request-Id'] },
            },
          ]);
          const told = await entryOf(app(), headers['X-Request-Id'], 'error');
          expect(`${told.message} ${told.stack}`).toMatch(/references/);
          const entry = await entryOf(app(), headers['X-Request-Id']);
          expect(entry).toMatchObject({ status: 500, route: '/api/references' });
        }
        const query = `{ references(filters: { title: { eq: "${secret}" } }) { title } }`;
        const body = JSON.stringify({ query });
        const { text } = await sendRequest(app(), agent, {
          ...{ method: 'POST', path: '/graphql', body },
          headers: { 'Content-Type': 'application/json', 'X-Request-Id': `${id}-c` },
        }).answered;
        expect(JSON.parse(text).errors[0]).toMatchObject({
          message: 'Internal Server Error',
          extensions: { requestId: `${id}-c` },
        });
        expect(await entryOf(app(), `${id}-c`, 'error')).toBeDefined();
        // The statement that failed, and none of its values: patients type them.
        expect(app().output()).not.toContain(secret);
      } finally {
        agent.destroy();
        await app().sql(`ALTER TABLE away RENAME TO ${tableName}`);
      }
    });

    const figure = async (sample: string): Promise<number> => {
      const { text } = await get('/metrics');
      const line = text.split('\n').find((one) => one.startsWith(`${sample} `));
      return Number(line?.slice(sample.length + 1) ?? 0);
    };
    const open = (sent: string) => {
      const { hostname, port } = new URL(app().url);
      const socket = connect(Number(port), hostname, () => socket.write(sent));
      return socket.on('error', () => undefined);
    };

    it('of what nobody can read as well, in the figures too, and its answer bears the id', async () => {
      const count = 'http_request_duration_seconds_count{method="other",route="none",status="4xx"}';
      const before = await figure(count);
      for (const [sent, status] of [
        [`Hello, ${secret}\r\n\r\n`, 400],
        [`GET /${'x'.repeat(17_000)}${secret} HTTP/1.1\r\nHost: a\r\n\r\n`, 431],
      ] as const) {
        const answer = await new Promise<string>((done) =>
          open(sent).once('data', (given: Buffer) => done(given.toString())),
        );
        const id = /^x-request-id: (.*)\r$/im.exec(answer)?.[1];
        expect(await entryOf(app(), String(id))).toMatchObject({
          ...{ method: null, path: null, route: null, status, cache: null },
        });
      }
      expect((await figure(count)) - before).toBe(2);
      expect(app().output()).not.toContain(secret);
    });

    it('of one whose body does not come, from when it is late', async () => {
      const id = `late-${Date.now()}`;
      const body = JSON.stringify({ query: '{ articles { title } }' });
      const socket = open(
        `POST /graphql HTTP/1.1\r\nHost: a\r\nX-Request-Id: ${id}\r\n` +
          `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`,
      );
      const inFlight = () => figure('http_requests_in_flight');
      // One is that of the figures themselves.
      for (let time = 0; time < 200 && (await inFlight()) < 2; time += 1) await wait(50);
      expect(await inFlight()).toBe(2);
      socket.destroy();
      expect(await entryOf(app(), id)).toMatchObject({ path: '/graphql', aborted: true });
      expect(await inFlight()).toBe(1);
    });
  },
  { content: 'tables' },
);

describe('The operator says of which requests', () => {
  let app: RunningApp | undefined;
  afterEach(() => app?.stop());
  const ask = async (accessLog: string) => {
    app = await startApp('sqlite', { content: 'tables', environment: { ACCESS_LOG: accessLog } });
    for (const id of ['one', 'two']) {
      await app.request.get('/api/articles').set('X-Request-Id', id);
    }
    await app.request.get('/healthz').set('X-Request-Id', 'three');
    await wait(300);
    return entriesOf(app).map(({ requestId, cache }) => [requestId, cache]);
  };

  it('all, those from memory too', async () => {
    expect(await ask('all')).toEqual([
      ['one', 'explainer; fwd=miss; stored'],
      ['two', 'explainer; hit'],
      ['three', 'explainer; fwd=bypass; detail="address"'],
    ]);
  });

  it('none', async () => {
    expect(await ask('none')).toEqual([]);
  });
});
