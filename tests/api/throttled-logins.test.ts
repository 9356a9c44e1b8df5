import { administratorAccount } from '../support/administrator';
import { askFrom, type Reply } from '../support/from-address';
import { onEveryDatabase } from '../support/running-app';

const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administratorAccount;

onEveryDatabase(
  'Passwords of the admin panel cannot be guessed',
  (app) => {
    let last = 0;
    const newAddress = (): string => `127.0.1.${(last += 1)}`;
    const post = (address: string, json: object, path = '/admin/login', headers = {}) =>
      askFrom(app(), address, { method: 'POST', path, json, headers });
    const guess = (address: string, word = 'Wrong-horse-7') =>
      post(address, { email, password: word });
    const statuses = (replies: Reply[]) => replies.map(({ status }) => status);
    const inTurn = async (times: number, ask: (time: number) => Promise<Reply>) => {
      const replies: Reply[] = [];
      for (let time = 0; time < times; time += 1) replies.push(await ask(time));
      return replies;
    };

    it('three wrong ones are answered, and then it is said when to try again', async () => {
      const address = newAddress();
      const replies = await inTurn(5, () => guess(address));
      expect(statuses(replies)).toEqual([400, 400, 400, 429, 429]);
      const { headers, body } = replies[4]!;
      const seconds = Number(headers['retry-after']);
      expect(seconds).toBeGreaterThan(200);
      expect(seconds).toBeLessThanOrEqual(300);
      expect(headers['cache-control']).toBe('no-store');
      expect(body).toEqual({
        data: null,
        error: {
          status: 429,
          name: 'RateLimitError',
          message: expect.stringMatching(/^Too many failed attempts — try again in \d+ seconds$/),
          details: {},
        },
      });
    });

    it('and nothing that is sent begins a new count', async () => {
      const address = newAddress();
      await inTurn(3, () => guess(address));
      const replies = await inTurn(6, (time) =>
        post(
          address,
          { email: `${time}@example.org`, password },
          ['/ADMIN/login', '/admin/login/', '/admin/Login?a=1', '/admin/register'][time % 4],
          {
            'X-Forwarded-For': `192.0.2.${time}`,
            'User-Agent': `agent ${time}`,
            Cookie: `a=${time}`,
          },
        ),
      );
      expect(new Set(statuses(replies))).toEqual(new Set([429]));
      expect((await post(address, { email, password }, '/admin/%6Cogin')).status).toBe(404);
    });

    it('the right one is refused there too, and taken elsewhere', async () => {
      const address = newAddress();
      await inTurn(4, () => guess(address));
      expect((await guess(address, password)).status).toBe(429);
      expect((await guess(newAddress(), password)).status).toBe(200);
    });

    it('who logs in is not counted, and what failed before is not forgotten for it', async () => {
      const address = newAddress();
      expect(new Set(statuses(await inTurn(8, () => guess(address, password))))).toEqual(
        new Set([200]),
      );
      await inTurn(2, () => guess(address));
      expect((await guess(address, password)).status).toBe(200);
      expect(statuses(await inTurn(2, () => guess(address)))).toEqual([400, 429]);
    });

    it('also not many at once', async () => {
      const address = newAddress();
      const replies = await Promise.all(Array.from({ length: 20 }, () => guess(address)));
      expect(statuses(replies).filter((status) => status !== 429)).toEqual([400, 400, 400]);
    });

    it('what asks for a password by mail counts each time', async () => {
      const address = newAddress();
      const replies = await inTurn(4, (time) =>
        post(address, { email: `nobody-${time}@example.org` }, '/admin/forgot-password'),
      );
      expect(statuses(replies)).toEqual([204, 204, 204, 429]);
    });

    it('many right ones at once keep nobody out afterwards', async () => {
      const address = newAddress();
      const replies = await Promise.all(Array.from({ length: 12 }, () => guess(address, password)));
      // How many are counted at the same moment is up to the machine.
      expect([200, 429]).toEqual(expect.arrayContaining([...new Set(statuses(replies))]));
      expect(new Set(statuses(await inTurn(4, () => guess(address, password))))).toEqual(
        new Set([200]),
      );
    });

    it('nor does anybody by asking for a session that there is not', async () => {
      const replies = await inTurn(300, (time) =>
        post(`127.0.4.${1 + (time % 10)}`, {}, '/admin/access-token'),
      );
      expect(new Set(statuses(replies))).toEqual(new Set([401]));
      const loggedIn = await guess(newAddress(), password);
      const [cookie] = (loggedIn.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]);
      const renewed = await post(newAddress(), {}, '/admin/access-token', {
        Cookie: String(cookie),
      });
      expect([renewed.status, typeof renewed.body.data.token]).toEqual([200, 'string']);
    });

    it('who tries one session after the other is told to stop, and may still log in; nobody else notices', async () => {
      const address = newAddress();
      const renew = (from: string, cookie: string) =>
        post(from, {}, '/admin/access-token', { Cookie: cookie });
      const made = await inTurn(102, (time) => renew(address, `strapi_admin_refresh=e30.${time}`));
      expect(statuses(made)).toEqual([...Array.from({ length: 100 }, () => 401), 429, 429]);
      expect(Number(made[101]?.headers['retry-after'])).toBeGreaterThan(0);
      const loggedIn = await guess(address, password);
      expect(loggedIn.status).toBe(200);
      const cookieOf = ({ headers }: Reply) => headers['set-cookie']?.[0]?.split(';')[0];
      let cookie = cookieOf(loggedIn) ?? '';
      expect((await renew(address, cookie)).status).toBe(429);
      const elsewhere = newAddress();
      const renewed = await inTurn(101, async () => {
        const reply = await renew(elsewhere, cookie);
        cookie = cookieOf(reply) ?? cookie;
        return reply;
      });
      expect(new Set(statuses(renewed))).toEqual(new Set([200]));
    });

    it('nor from many addresses', async () => {
      const replies = await inTurn(20, () => guess(newAddress()));
      const first = statuses(replies).indexOf(429);
      expect(first).toBeGreaterThan(0);
      expect(new Set(statuses(replies.slice(first)))).toEqual(new Set([429]));
      expect((await guess(newAddress(), password)).status).toBe(429);
      const read = await askFrom(app(), newAddress(), { path: '/api/articles' });
      expect(read.status).toBe(200);
    });
  },
  {
    content: 'tables',
    environment: { ...administratorAccount, LOGIN_ATTEMPTS: '3', LOGIN_ATTEMPTS_IN_ALL: '25' },
  },
);
