import { inPanel, panelUser, type PanelUser } from '../support/panel-user';
import { createPartner } from '../support/partners';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

onEveryDatabase(
  'Editors keep partners in the panel, and nobody reads them elsewhere',
  (app) => {
    const users: Record<string, PanelUser> = {};
    const as = (code: string): PanelUser => users[code]!;
    beforeAll(async () => {
      for (const code of ['strapi-author', 'strapi-editor', 'medical-reviewer']) {
        users[code] = await panelUser(app(), code);
      }
    });
    const partner = (fields: object = {}) => ({
      name: 'North Clinic',
      site: 'https://north.example.org/ketamine',
      state: 'proposed',
      origins: [],
      ...fields,
    });
    const origins = (...typed: string[]) => ({ origins: typed.map((origin) => ({ origin })) });

    it('an editor writes, changes and deletes one', async () => {
      const editor = as('strapi-editor');
      const full = partner({
        ...{ name: 'Whole Clinic', state: 'active', contact: 'anna@whole.example.org' },
        ...origins('https://whole.example.org', 'http://localhost:8080'),
        ...{
          embeds: 'Side effects',
          terms: 'No advertising beside it',
          termsAgreedOn: '2026-03-01',
        },
      });
      const { status, body } = await editor.post(inPanel('partner'), full);
      expect([status, body.data]).toMatchObject([201, full]);
      const at = inPanel('partner', `/${body.data.documentId}`);
      const saved = await editor.put(at, { state: 'ended' });
      expect([saved.status, saved.body.data.state]).toEqual([200, 'ended']);
      expect((await editor.delete(at)).status).toBe(200);
    });

    it('a save from an older version than the stored one is refused, and no other', async () => {
      const editor = as('strapi-editor');
      const { documentId } = await createPartner(app());
      const at = inPanel('partner', `/${documentId}`);
      const read = async () => (await editor.get(at)).headers.etag ?? '';
      const save = async (terms: string, version: string) =>
        app()
          .request.put(at)
          .set({ Authorization: `Bearer ${editor.token}`, 'If-Match': version })
          .send({ terms });
      const opened = await read();
      expect(opened).not.toBe('');
      const first = await save('Of the first.', opened);
      expect([first.status, first.headers.etag]).toEqual([200, await read()]);
      const second = await save('Of the second.', opened);
      expect(second.status).toBe(409);
      expect(second.body.error.details.changedFields).toEqual(['terms']);
      expect((await save('Of the second.', first.headers.etag ?? '')).status).toBe(200);
      expect((await editor.get(at)).body.data.terms).toBe('Of the second.');
    });

    it('an author and a reviewer read them without the contact, and change nothing', async () => {
      const { documentId } = await createPartner(app(), { contact: 'berta@example.org' });
      for (const code of ['strapi-author', 'medical-reviewer']) {
        const { status, body } = await as(code).get(inPanel('partner', `/${documentId}`));
        expect([code, status, body.data.state]).toEqual([code, 200, 'active']);
        expect(JSON.stringify(body)).not.toContain('berta@example.org');
        const at = inPanel('partner', `/${documentId}`);
        expect((await as(code).put(at, { state: 'ended' })).status).toBe(403);
        expect((await as(code).delete(at)).status).toBe(403);
        expect((await as(code).post(inPanel('partner'), partner({ name: code }))).status).toBe(403);
      }
    });

    it.each([
      ['https://Clinic.example.org', 'Write https://clinic.example.org'],
      ['https://clinic.example.org/', 'Write https://clinic.example.org'],
      ['https://clinic.example.org/page?x=1', 'Write https://clinic.example.org'],
      ['https://clinic.example.org:443', 'Write https://clinic.example.org'],
      ['https://anna:secret@clinic.example.org', 'Write https://clinic.example.org'],
      ['https://klinik-süd.example.org', 'Write https://xn--klinik-sd-x9a.example.org'],
      ['http://clinic.example.org', 'http:// for localhost only'],
      ['https://*.example.org', 'no *'],
      ['*', 'expected an origin such as'],
      ['null', 'expected an origin such as'],
      ['clinic.example.org', 'expected an origin such as'],
      ["https://a.example;script-src'none'", 'expected an origin such as'],
      ['https://[::1]', 'expected an origin such as'],
      ['javascript:alert(1)', 'expected an origin such as'],
    ])('the origin %s is refused, with what to write', async (origin, remedy) => {
      const { status, body } = await as('strapi-editor').post(
        inPanel('partner'),
        partner({ name: origin, state: 'active', ...origins(origin) }),
      );
      expect([status, body.error.name]).toEqual([400, 'ValidationError']);
      expect(body.error.message).toContain(`origins — "${origin}"`);
      expect(body.error.message).toContain(remedy);
      expect(body.error.details.errors[0].path).toEqual(['origins', 0, 'origin']);
      expect(
        await app()
          .query('api::partner.partner')
          .count({ where: { name: origin } }),
      ).toBe(0);
    });

    it('an active partner without an origin is refused, however it comes to be one', async () => {
      const editor = as('strapi-editor');
      const { status, body } = await editor.post(inPanel('partner'), partner({ state: 'active' }));
      expect([status, body.error.message]).toEqual([
        400,
        'origins — expected at least one for an active partner; add the origin of its site, or set the state to "proposed" until it is known',
      ]);
      const proposed = await editor.post(inPanel('partner'), partner());
      expect(proposed.status).toBe(201);
      const at = inPanel('partner', `/${proposed.body.data.documentId}`);
      expect((await editor.put(at, { state: 'active' })).status).toBe(400);
      const { body: still } = await editor.get(at);
      expect(still.data.state).toBe('proposed');
    });

    it('an origin is one partner’s, and stands there once', async () => {
      const { name, origin } = await createPartner(app());
      const editor = as('strapi-editor');
      const taken = await editor.post(
        inPanel('partner'),
        partner({ name: 'Second', ...origins('https://second.example.org', origin) }),
      );
      expect([taken.status, taken.body.error.message]).toEqual([
        400,
        `origins — expected origins of this partner alone; "${origin}" is an origin of "${name}"`,
      ]);
      expect(taken.body.error.details.errors[0].path).toEqual(['origins', 1, 'origin']);
      const twice = await editor.post(
        inPanel('partner'),
        partner({
          name: 'Twice',
          ...origins('https://twice.example.org', 'https://twice.example.org'),
        }),
      );
      expect(twice.body.error.message).toBe(
        'origins — expected each once; "https://twice.example.org" is there twice',
      );
      const attempts = await Promise.all(
        ['A', 'B', 'C', 'D'].map((one) =>
          editor.post(
            inPanel('partner'),
            partner({ name: one, ...origins('https://x.example.org') }),
          ),
        ),
      );
      expect(attempts.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
    });

    it.each([
      'http://north.example.org',
      'north.example.org',
      'javascript:alert(1)',
      'https://a b',
    ])('the site %s is refused, with what to write', async (site) => {
      const { status, body } = await as('strapi-editor').post(
        inPanel('partner'),
        partner({ name: site, site }),
      );
      expect([status, body.error.message]).toEqual([
        400,
        'site — expected the address of a page, such as https://clinic.example.org/ketamine',
      ]);
    });

    it('neither REST nor GraphQL knows them, whoever asks', async () => {
      const { documentId } = await createPartner(app(), { contact: 'clara@example.org' });
      const { accessKey } = await createWriter(app());
      const credential = { Authorization: `Bearer ${accessKey}` };
      for (const path of ['/api/partners', `/api/partners/${documentId}`]) {
        expect((await app().request.get(path)).status).toBe(404);
        const mine = await app().request.get(path).set(credential);
        expect([path, mine.status]).toEqual([path, 404]);
        expect((await app().request.put(path).set(credential).send({ data: {} })).status).toBe(404);
      }
      const { data } = await app().graphql('{ __schema { types { name } } }');
      const names = data.__schema.types.map(({ name }: { name: string }) => name);
      expect(names.filter((name: string) => /partner/i.test(name))).toEqual([]);
    });
  },
  { content: 'tables' },
);
