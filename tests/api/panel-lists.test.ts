import { explainerBuilder } from '../support/explainer-builder';
import { inPanel, panelUser, type PanelUser } from '../support/panel-user';
import { onEveryDatabase } from '../support/running-app';

const toAndFro = (times: number, names: string): string => names.repeat(times);

onEveryDatabase(
  'A list in the panel leads nowhere that its pages do not',
  (app) => {
    let author: PanelUser;
    beforeAll(async () => {
      author = await panelUser(app(), 'strapi-author');
      await explainerBuilder(app()).explainer();
    });
    const refused = async (path: string, expected: string) => {
      const { status, body, text } = await author.get(path);
      expect([path, status, body.error?.name]).toEqual([path, 400, 'ValidationError']);
      expect(body.error.message).toContain(expected);
      expect(text).not.toContain('$2a');
    };

    const names = 'expected at most 3 names of attributes one below another';

    it.each([
      [
        `${inPanel('article')}?x${toAndFro(2, '[sections][article]')}[id]=1`,
        'x — expected one text',
      ],
      [`${inPanel('article')}?filters${toAndFro(2, '[sections][article]')}[id]=1`, names],
      [`${inPanel('section')}?pagination${toAndFro(2, '[article][sections]')}[id]=1`, names],
      [`${inPanel('section')}?filters${toAndFro(4, '[article][sections]')}[id]=1`, names],
      [`/upload/files?populate${toAndFro(2, '[folder][populate][files][populate]')}=*`, names],
      ['/upload/files?populate=folder.files.folder.files', names],
      ['/upload/files?populate=folder,createdBy.roles.users', 'populate — expected a relation'],
      [
        `${inPanel('article')}?${[0, 1, 2, 3].map((one) => `filters[$and][${one}][sections][id]=${one}`).join('&')}`,
        'expected to lead by at most 3 lists',
      ],
      [
        `/upload/files?${Array.from({ length: 51 }, (_none, one) => `filters[$or][${one}][id]=${one}`).join('&')}`,
        'expected at most 50 conditions and orders; got 51',
      ],
    ])('to and fro: %s', (path, expected) => refused(path, expected));

    it.each([
      'sort[0]=%20&sort[1][createdBy][password]=asc',
      'sort[createdBy][password]=asc',
      'sort=createdBy.password:asc',
      'sort=name,%20updatedBy.resetPasswordToken',
      'populate[createdBy][sort][0]=%20&populate[createdBy][sort][1][createdBy][password]=asc',
    ])('nor in the order of what nobody is told: %s', async (query) => {
      for (const path of ['/upload/files', '/upload/folders', inPanel('article')])
        await refused(`${path}?${query}`, 'sort — expected attributes');
    });

    it.each([
      `${inPanel('article')}?page=1&pageSize=10&sort=title:ASC&plugins[i18n][locale]=en&locale=en`,
      `${inPanel('article')}?page=1&pageSize=10&sort=&filters[$and][0][title][$containsi]=a`,
      `${inPanel('article')}?page=1&filters[$and][0][__status][$eq]=draft`,
      `${inPanel('section')}?page=1&filters[$and][0][article][title][$contains]=a`,
      `${inPanel('section')}?page=1&filters[$and][0][createdBy][id][$eq]=1&sort=article.title:DESC`,
      '/upload/files?page=1&pageSize=10&sort=updatedAt:DESC&filters[$and][0][folder][id][$null]=true',
      '/upload/files?page=1&sort=name:ASC&filters[$and][0][mime][$not][$contains][0]=image&filters[$and][0][mime][$not][$contains][1]=video',
      '/upload/folders?page=1&pageSize=10&sort=createdAt:ASC&pagination[pageSize]=-1&filters[$and][0][parent][id]=1',
    ])('and is answered as they ask for it: %s', async (path) => {
      const { status, body } = await author.get(path);
      expect([path, status, body.error?.message]).toEqual([path, 200, undefined]);
    });
  },
  { content: 'tables' },
);
