import {
  administratorAccount,
  loginAdministrator,
  type Administrator,
} from '../support/administrator';
import { inPanel } from '../support/panel-user';
import { onEveryDatabase } from '../support/running-app';

/** With what SQLite makes of it, which compares a number with any text: nothing is found. */
const asked: ['get' | 'put' | 'delete', path: string, onSqlite: number][] = [
  ['get', '/admin/roles/abc', 404],
  ['get', '/admin/roles/99999999999/permissions', 404],
  ['get', '/admin/users/abc', 404],
  ['get', '/admin/users?filters[id]=abc', 200],
  ['get', '/admin/webhooks/abc', 404],
  ['delete', '/admin/webhooks/99999999999', 404],
  ['put', '/i18n/locales/abc', 404],
  ['delete', '/i18n/locales/abc', 404],
  ['delete', '/i18n/locales/99999999999', 404],
  ['get', '/upload/files?filters[id]=abc', 200],
  ['get', '/upload/files?filters[folder][id]=abc', 200],
  ['get', '/upload/files?filters[size][$gt]=abc', 400],
  ['get', '/upload/files?filters[createdAt][$gt]=abc', 400],
  ['get', '/upload/folders?filters[id]=abc', 200],
  ['get', '/upload/folders?filters[parent][id]=99999999999', 200],
  ['get', `${inPanel('article')}?filters[id]=abc`, 200],
  ['get', `${inPanel('article')}?filters[createdAt][$gt]=abc`, 400],
  ['get', `${inPanel('section')}?filters[position][$gt]=abc`, 400],
  ['get', `${inPanel('section')}?filters[article][id][$in][0]=abc`, 200],
];

onEveryDatabase(
  'A value in the panel that its field cannot hold',
  (app) => {
    let administrator: Administrator;
    beforeAll(async () => {
      administrator = await loginAdministrator(app());
    });

    it.each(asked)('is refused with what is wrong: %s %s', async (method, path, onSqlite) => {
      const { status, body } = await (method === 'put'
        ? administrator.put(path, { name: 'French', isDefault: false })
        : administrator[method](path));
      expect([path, status]).toEqual([path, app().database === 'sqlite' ? onSqlite : 400]);
      if (status === 200) expect(body.results ?? body.data.results ?? body.data).toEqual([]);
      if (status !== 400) return;
      expect(body.error.name).toBe('ValidationError');
      expect(body.error.message).toMatch(
        /^(?:(?:"(?:abc|99999999999)"|query or body) — expected (?:a number|a value of|dates)|Invalid format, expected a timestamp)/,
      );
    });

    it.each([
      [
        '/upload/folders?fields[0]=nosuch',
        '"nosuch" — expected the name of an attribute that there is',
      ],
      [
        '/upload/folders?fields=name,no-such',
        '"no-such" — expected the name of an attribute that there is',
      ],
      [
        '/upload/folders?sort=nosuch:asc',
        '"nosuch" — expected the name of an attribute that there is',
      ],
      ['/upload/files?_q[a]=b', '_q — expected one text'],
      ['/upload/folders?offset[isRawInstance]=1', 'offset — expected one text'],
    ])('nor is a name of nothing a failure of ours: %s', async (path, message) => {
      const { status, body } = await administrator.get(path);
      expect([status, body.error?.message]).toEqual([400, message]);
    });

    it('and one that it can is understood as before', async () => {
      const { status, body } = await administrator.get('/upload/files?filters[id]=1');
      expect([status, body.results]).toEqual([200, []]);
    });
  },
  { content: 'tables', environment: administratorAccount },
);
