import { onEveryDatabase } from '../support/running-app';
import { createWriter, type Writer } from '../support/writer';

let made = 0;

onEveryDatabase(
  'A client of the API can say which version it writes over',
  (app) => {
    let writer: Writer;
    let id = '';
    let path = '';
    beforeAll(async () => {
      writer = await createWriter(app());
    });
    beforeEach(async () => {
      const slug = `if-match-${(made += 1)}`;
      const { body } = await writer.post('/api/articles', { title: 'One', slug, lead: 'First' });
      id = body.data.documentId;
      path = `/api/articles/${id}`;
    });
    const own = () => ({ Authorization: `Bearer ${writer.accessKey}` });
    const read = async (): Promise<string> => {
      const answer = await app().request.get(path).set(own());
      return answer.headers.etag ?? '';
    };
    const write = (headers: Record<string, string>, lead = 'Second') =>
      app()
        .request.put(path)
        .set({ ...own(), ...headers })
        .send({ data: { lead } });
    const stored = async () => {
      const { body } = await app().request.get(path);
      return body.data.lead;
    };

    it('writes where the version is the stored one, and gives the next', async () => {
      const version = await read();
      expect(version).toMatch(/^"[0-9a-f-]+"$/);
      const first = await write({ 'If-Match': version });
      expect([first.status, await stored()]).toEqual([200, 'Second']);
      expect(first.headers.etag).not.toBe(version);
      expect(first.headers.etag).toBe(await read());
      const second = await write({ 'If-Match': first.headers.etag ?? '' }, 'Third');
      expect([second.status, await stored()]).toEqual([200, 'Third']);
    });

    it('refuses with 409 where it is an older one, and writes nothing', async () => {
      const version = await read();
      await write({});
      const { status, body } = await write({ 'If-Match': version }, 'Third');
      expect([status, body.error.name, body.error.details.changedFields]).toEqual([
        ...[409, 'ConflictError', ['lead']],
      ]);
      expect(body.error.details.currentVersion).toBe(await read());
      expect(await stored()).toBe('Second');
      const removed = await app()
        .request.delete(path)
        .set({ ...own(), 'If-Match': version });
      expect([removed.status, await stored()]).toEqual([409, 'Second']);
    });

    it('takes a list and an asterisk as HTTP has them, and no weak version for a strong one', async () => {
      const version = await read();
      const answers = [
        (await write({ 'If-Match': `"other", ${version}` }, 'a')).status,
        (await write({ 'If-Match': '*' }, 'b')).status,
        (await write({ 'If-Match': `W/${await read()}` }, 'c')).status,
        (await write({ 'If-Match': '"other"' }, 'd')).status,
        (await write({ 'If-None-Match': '*' }, 'e')).status,
      ];
      expect(answers).toEqual([200, 200, 409, 409, 409]);
      expect(await stored()).toBe('b');
    });

    it('refuses a whole list of others with 400, of which a version tells nothing, and takes what is added', async () => {
      const sectionOf = async (slug: string) => {
        const given = { heading: slug, slug, position: 10, level: 2, body: 'Words.' };
        return (await writer.post('/api/sections', given)).body.data.documentId;
      };
      const [one, two] = [await sectionOf(`${made}-one`), await sectionOf(`${made}-two`)];
      const version = await read();
      await writer.put(`/api/sections/${two}`, { article: id });
      expect(await read()).toBe(version);
      const put = (sections: unknown) =>
        app()
          .request.put(path)
          .set({ ...own(), 'If-Match': version })
          .send({ data: { sections } });
      for (const list of [[one], { set: [one] }, []]) {
        const { status, body } = await put(list);
        expect([status, body.error?.message]).toEqual([
          400,
          expect.stringMatching(/^sections — expected connect or disconnect beside If-Match/),
        ]);
      }
      expect((await put({ connect: [one] })).status).toBe(200);
      const { body } = await app().request.get(
        `/api/sections?filters[article][documentId]=${id}&sort=slug`,
      );
      expect(body.data.map(({ documentId }: { documentId: string }) => documentId)).toEqual([
        one,
        two,
      ]);
    });

    it('writes in no language that there is not', async () => {
      const answer = await app()
        .request.put(`${path}?locale=xx`)
        .set(own())
        .send({ data: { title: 'Nowhere', slug: `nowhere-${made}` } });
      expect([answer.status, answer.body.error?.message]).toEqual([
        400,
        'locale — expected a language that there is (en); got "xx"',
      ]);
      expect((await app().request.get('/api/explainers?locale=xx')).body.data).toEqual([]);
    });

    it('refuses with 400 what is no version', async () => {
      for (const header of ['abc', '"abc', '"a" "b"', ',', '*, "a"']) {
        const { status, body } = await write({ 'If-Match': header });
        expect([header, status, body.error.message]).toEqual([
          ...[header, 400, expect.stringContaining('If-Match — expected')],
        ]);
      }
      expect((await write({ 'If-None-Match': '"a"' })).status).toBe(400);
      expect(await stored()).toBe('First');
    });

    it('asks nobody for a version: clients made for Strapi write as ever', async () => {
      await write({}, 'a');
      expect((await write({}, 'b')).status).toBe(200);
      expect(await stored()).toBe('b');
    });

    it('lets exactly one of ten writes from one version through', async () => {
      const version = await read();
      const statuses = await Promise.all(
        Array.from({ length: 10 }, async (_, number) => {
          const { status } = await write({ 'If-Match': version }, `Write ${number}`);
          return status;
        }),
      );
      expect([...statuses].sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
      expect(await stored()).toBe(`Write ${statuses.indexOf(200)}`);
    });

    it('gives those who may not write no version: it tells of fields that they do not see', async () => {
      const reader = await app().service('admin::api-token', 'create', {
        ...{ name: `reader ${(made += 1)}`, description: '', type: 'read-only', lifespan: null },
      });
      const version = await read();
      for (const headers of [{}, { Authorization: `Bearer ${reader.accessKey}` }]) {
        const answer = await app().request.get(path).set(headers);
        expect(answer.status).toBe(200);
        expect(answer.headers.etag ?? '').not.toBe(version);
        expect(answer.headers.etag ?? '').not.toMatch(/^"[0-9a-f]{24}-/);
      }
    });

    it('refuses a version on GraphQL, which has none of one document', async () => {
      const query = `mutation { updateArticle(documentId: "${id}", data: { lead: "Other" }) { lead } }`;
      const { status, body } = await app()
        .request.post('/graphql')
        .set({ ...own(), 'If-Match': '"other"' })
        .send({ query });
      expect([status, body.errors[0].message]).toEqual([
        ...[400, 'If-Match — expected on a write over REST; a GraphQL document may hold several'],
      ]);
      expect(await stored()).toBe('First');
    });
  },
  { content: 'tables' },
);
