import { explainerBuilder } from '../support/explainer-builder';
import { inPanel, panelUser, type PanelUser } from '../support/panel-user';
import { onEveryDatabase } from '../support/running-app';

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

    it.each([
      'sort[0]=%20&sort[1][createdBy][password]=asc',
      'sort[createdBy][password]=asc',
      'sort=createdBy.password:asc',
      'sort=name,%20updatedBy.resetPasswordToken',
      'populate[createdBy][sort][0]=%20&populate[createdBy][sort][1][createdBy][password]=asc',
    ])('in the order of what nobody is told: %s', async (query) => {
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
