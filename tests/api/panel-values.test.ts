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

const onward =
  'sort — expected attributes, or a relation to one document and then an attribute of that, such as article.title';
const columns =
  'sort — expected attributes, or one of what a relation leads to, each with asc or desc or neither, such as createdAt:desc';

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
      [
        '/upload/files?sort=nosuch:asc',
        '"nosuch" — expected the name of an attribute that there is',
      ],
      [`${inPanel('article')}?sort=title.x:asc`, onward],
      [`${inPanel('article')}?sort=sections.id`, onward],
      [`${inPanel('article')}?sort[title][x]=asc`, columns],
      ['/upload/files?sort=name.x:asc', onward],
      [
        '/upload/files?sort=createdBy:asc',
        'sort — expected an attribute of what createdBy leads to, such as createdBy.id',
      ],
      [
        '/upload/files?populate[folder][count]=x',
        'query — expected of what is so or not, such as count, one of "t","1","true","false","0","f"',
      ],
      [
        '/upload/folders?populate[files][ordering][a]=b',
        'populate.files.ordering — expected no such parameter',
      ],
      [
        `${inPanel('article')}?page=1000000000000000000&pageSize=100`,
        'page — expected a whole number of at most 2147483647',
      ],
      [
        '/upload/files?page=1&pageSize=1e20',
        'pageSize — expected a whole number of at most 2147483647',
      ],
      ['/upload/files?_q[a]=b', '_q — expected one text'],
      ['/upload/folders?offset[isRawInstance]=1', 'offset — expected one text'],
    ])('nor is a name of nothing a failure of ours: %s', async (path, message) => {
      const { status, body } = await administrator.get(path);
      expect([status, body.error?.message]).toEqual([400, message]);
    });

    it.each([
      `${inPanel('article')}?page=2147483647&pageSize=100`,
      `${inPanel('article')}?page=1&pageSize=10&sort=status:ASC`,
      `${inPanel('article')}?page=1&pageSize=10&sort=createdBy.firstname:ASC`,
      `${inPanel('section')}?page=1&pageSize=10&sort=article.title:DESC`,
      `${inPanel('partner')}?page=1&pageSize=10&sort=name:ASC`,
      '/upload/files?page=1&pageSize=10&sort=createdAt:DESC',
      '/upload/folders?sort=name:ASC&pagination[pageSize]=-1',
    ])('as the panel asks, it is answered: %s', async (path) => {
      const { status } = await administrator.get(path);
      expect([path, status]).toEqual([path, 200]);
    });

    it('and one that it can is understood as before', async () => {
      const { status, body } = await administrator.get('/upload/files?filters[id]=1');
      expect([status, body.results]).toEqual([200, []]);
    });
  },
  { content: 'tables', environment: administratorAccount },
);
