import { explainerBuilder } from '../support/explainer-builder';
import { inPanel, panelUser, type PanelUser } from '../support/panel-user';
import { onEveryDatabase } from '../support/running-app';

const relations = '/content-manager/relations/api::article.article';

onEveryDatabase(
  'What the panel tells of the entries of a relation is their names',
  (app) => {
    let author: PanelUser;
    let article: string;
    beforeAll(async () => {
      author = await panelUser(app(), 'strapi-author');
      ({ article } = await explainerBuilder(app()).explainer());
      // By somebody whose hash there is to read.
      const written = await author.post(inPanel('section'), {
        ...{ heading: 'About hers', slug: 'hers', level: 2, body: 'Hers.' },
      });
      expect(written.status).toBe(201);
    });
    const ways = () => [`${relations}/sections`, `${relations}/${article}/sections`];

    it.each([
      ['populate=createdBy', 'populate'],
      ['populate=*', 'populate'],
      ['populate[0]=createdBy', 'populate'],
      ['populate[createdBy]=*', 'populate'],
      ['populate[createdBy][fields][0]=password', 'populate'],
      ['fields[0]=heading', 'fields'],
      ['fields=*', 'fields'],
      ['filters[createdBy][password][$startsWith]=$2', 'filters'],
      ['sort=createdBy.firstname', 'sort'],
      ['publicationFilter=has-published-version', 'publicationFilter'],
      ['page[populate]=createdBy', 'page'],
      ['locale[0]=en', 'locale'],
      ['status[populate]=createdBy', 'status'],
    ])('any other parameter is refused: %s', async (query, name) => {
      for (const way of ways()) {
        const { status, body, text } = await author.get(`${way}?${query}`);
        expect([way, status, body.error?.name]).toEqual([way, 400, 'ValidationError']);
        expect(body.error.message).toMatch(
          ['page', 'locale', 'status'].includes(name)
            ? `${name} — expected one text`
            : `${name} — expected no other parameter than page, pageSize, locale, status`,
        );
        expect(text).not.toContain('$2');
        expect(text).not.toContain('resetPasswordToken');
      }
    });

    it.each([
      'populate[createdBy][fields][0]=password%20as%20firstname',
      'populate[files][populate][createdBy][fields][0]=reset_password_token%20as%20lastname',
      'fields[0]=id&fields[1]=t1.password%20as%20caption&filters[createdBy][id][$notNull]=true',
      'fields=id,password%20as%20name',
      'select[0]=id&select[1]=t1.reset_password_token%20as%20name&where[createdBy][id][$notNull]=true',
      'where[createdBy][password][$startsWith]=$2',
      'orderBy[createdBy][password]=asc',
    ])('nor does a column come out under another’s name: %s', async (query) => {
      const { id: createdBy } = await app().query('admin::user').findOne({});
      const folder = await app()
        .query('plugin::upload.folder')
        .create({ data: { name: 'Hers', pathId: 1, path: '/1', createdBy } });
      for (const way of ['/upload/files', '/upload/folders', `/upload/folders/${folder.id}`]) {
        const { status, body, text } = await author.get(`${way}?${query}`);
        expect([way, status, body.error?.name]).toEqual([way, 400, 'ValidationError']);
        expect(text).not.toContain('$2a');
      }
      await app().query('plugin::upload.folder').deleteMany({});
    });

    it('a search is understood as it was typed, as the panel sends it', async () => {
      for (const query of ['_q=Q&A&page=1', '_q=pain & fear', 'populate&_q=o']) {
        const { status, text } = await author.get(`${relations}/sections?${encodeURI(query)}`);
        expect([query, status, text.includes('createdBy')]).toEqual([query, 200, false]);
      }
    });

    it('a folder is read with those above it, as the panel asks for it', async () => {
      const folder = await app()
        .query('plugin::upload.folder')
        .create({ data: { name: 'Hers', pathId: 1, path: '/1' } });
      const { status, body } = await author.get(
        `/upload/folders/${folder.id}?populate[parent][populate][parent]=*&filters[name]=Hers`,
      );
      expect([status, body.data?.name]).toEqual([200, 'Hers']);
      expect((await author.get('/upload/folders?pagination[pageSize]=-1')).status).toBe(200);
      await app().query('plugin::upload.folder').deleteMany({});
    });

    it('nobody who may list accounts and roles is given what is not listed', async () => {
      const administrator = await panelUser(app(), 'strapi-super-admin');
      for (const way of ['/admin/roles?populate[users]=true', '/admin/users?fields[0]=password'])
        expect([way, (await administrator.get(way)).status]).toEqual([way, 400]);
      for (const way of ['/admin/roles', '/admin/users?page=1&pageSize=10&sort=firstname:ASC'])
        expect([way, (await administrator.get(way)).status]).toEqual([way, 200]);
    });

    it.each([
      ['_q[$eq]=x', '_q — expected one text'],
      ['id[0]=x', 'id — expected one text'],
      ['idsToOmit=1', 'idsToOmit — expected a list of texts'],
      ['idsToInclude[0][$eq]=1', 'idsToInclude — expected a list of texts'],
      ['_q=x&_filter=$between', '_filter — expected one of $containsi'],
      ['_q=x&_filter=$in', '_filter — expected one of $containsi'],
    ])('a search is one of texts: %s', async (query, message) => {
      const { status, body } = await author.get(`${relations}/sections?${query}`);
      expect([status, body.error?.message]).toEqual([400, expect.stringContaining(message)]);
    });

    it('as the panel asks, both are answered', async () => {
      const search = `id=${article}&pageSize=10&_q=&page=1&locale=en`;
      const other = await explainerBuilder(app()).explainer();
      const available = await author.get(`${relations}/sections?${search}`);
      expect(available.status).toBe(200);
      expect(available.body.results.length).toBeGreaterThanOrEqual(2);
      const searched = await author.get(
        `${relations}/sections?id=&pageSize=10&page=1&_q=o&_filter=$containsi&idsToOmit[0]=1`,
      );
      expect([searched.status, searched.body.results.length > 0]).toEqual([200, true]);
      const shown = 'pageSize=5&page=1&locale=en&status=draft&field=sections';
      const existing = await author.get(`${relations}/${other.article}/sections?${shown}`);
      expect([existing.status, existing.body.results.length]).toEqual([200, 2]);
      const text = available.text + searched.text + existing.text;
      for (const secret of ['password', '$2', 'createdBy']) expect(text).not.toContain(secret);
    });

    it.each([
      ['/content-manager/relations/api::article.article/createdBy', 403],
      ['/content-manager/relations/api::article.article/localizations', 403],
      ['/content-manager/relations/admin::user/roles', 403],
      ['/content-manager/relations/api::article.article/none', 400],
      ['/content-manager/relations/constructor/x', 404],
      ['/content-manager/relations/constructor/x/y', 404],
      ['/content-manager/relations/api::none.none/x', 404],
    ])('what nobody there may read is refused: %s', async (path, expected) => {
      const { status, body } = await author.get(path);
      expect([path, status, body.error?.status]).toEqual([path, expected, expected]);
    });
  },
  { content: 'tables' },
);
