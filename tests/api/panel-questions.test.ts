import { explainerBuilder } from '../support/explainer-builder';
import { inPanel, panelUser, type PanelUser } from '../support/panel-user';
import { onEveryDatabase } from '../support/running-app';

const operator = 'query — expected an operator of Strapi with what it takes';

onEveryDatabase(
  'What the panel cannot answer is refused with what is expected',
  (app) => {
    let editor: PanelUser;
    beforeAll(async () => {
      editor = await panelUser(app(), 'strapi-editor');
      await explainerBuilder(app()).explainer();
    });

    it.each([
      [`${inPanel('article')}?filters[title][$between]=x`],
      [`${inPanel('article')}?filters[title][$between][0]=x`],
      [`${inPanel('article')}?filters[title][slug]=x`],
      ['/upload/files?filters[name][$between]=x'],
    ])('an operator that takes something else: %s', async (path) => {
      const { status, body } = await editor.get(path);
      expect([path, status, body.error?.name]).toEqual([path, 400, 'ValidationError']);
      expect(body.error.message).toContain(operator);
    });

    it('one that only PostgreSQL does not have for a type', async () => {
      const { status, body } = await editor.get(`${inPanel('article')}?filters[id][$contains]=1`);
      if (app().database === 'sqlite') expect(status).toBe(200);
      else expect([status, body.error.message]).toEqual([400, expect.stringContaining(operator)]);
    });

    it('and one that is used as it is meant is answered', async () => {
      const path = `${inPanel('article')}?filters[title][$between][0]=A&filters[title][$between][1]=Z`;
      const { status, body } = await editor.get(path);
      expect([status, body.results.length > 0]).toEqual([200, true]);
    });

    it.each([
      [{}, 'body.widgets — expected array'],
      [{ widgets: 5 }, 'body.widgets — expected array'],
      [{ widgets: [{ uid: 5, width: 6 }] }, 'body.widgets.0.uid — expected string'],
      [{ widgets: [], other: 1 }, 'body — expected nothing of any other name'],
    ])('a first page that is arranged in no way that there is: %j', async (sent, message) => {
      const { status, body } = await editor.put('/admin/homepage/layout', sent);
      expect([status, body.error?.message]).toEqual([400, message]);
    });

    it('and one that is, is kept', async () => {
      const widgets = [{ uid: 'plugin::content-manager.last-edited-entries', width: 6 }];
      const kept = await editor.put('/admin/homepage/layout', { widgets });
      expect([kept.status, kept.body.data?.widgets]).toEqual([200, widgets]);
    });

    it.each([[{}], [{ permissions: 5 }], [{ permissions: {} }], [{ permissions: null }]])(
      'rights that are asked after in no list: %j',
      async (sent) => {
        const { status, body } = await editor.post('/admin/permissions/check', sent);
        expect([status, body.error?.message]).toEqual([400, 'permissions — expected a list']);
      },
    );

    it('and those in one are told', async () => {
      const permissions = [{ action: 'plugin::content-manager.explorer.publish' }];
      const { status, body } = await editor.post('/admin/permissions/check', {
        permissions: permissions.map((one) => ({ ...one, subject: 'api::article.article' })),
      });
      expect([status, body.data]).toEqual([200, [true]]);
    });

    it('nobody has Strapi asked for a licence', async () => {
      const { status, body } = await editor.get('/admin/license-trial-time-left');
      expect([status, body.error?.message]).toEqual([
        403,
        expect.stringContaining('licence — expected none that is on trial'),
      ]);
    });
  },
  { content: 'tables' },
);
