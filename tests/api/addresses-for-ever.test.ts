import { createDatabase, databaseKinds } from '../support/databases';
import { runCommand } from '../support/command-line';
import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase, startApp } from '../support/running-app';

const get = '/api/explainers';

onEveryDatabase(
  'An address that was ever given out is answered for ever',
  (app) => {
    it('a renamed explainer: 301 to the new slug, with the query kept; so for its sections and its history', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, article } = await explainer();
      await update('article', article, { slug: `${slug}-b` });
      await update('article', article, { slug: `${slug}-c` });
      for (const old of [slug, `${slug}-b`]) {
        const { status, headers } = await app().request.get(
          `${get}/${old}?format=text&headingLevel=2`,
        );
        expect([status, headers.location]).toEqual([
          301,
          `${get}/${slug}-c?format=text&headingLevel=2`,
        ]);
        const section = await app().request.get(`${get}/${old}/sections/one?format=html`);
        expect([section.status, section.headers.location]).toEqual([
          301,
          `${get}/${slug}-c/sections/one?format=html`,
        ]);
        const history = await app().request.get(`${get}/${old}/revisions?limit=3`);
        expect([history.status, history.headers.location]).toEqual([
          301,
          `${get}/${slug}-c/revisions?limit=3`,
        ]);
      }
      expect((await app().request.get(`${get}/${slug}-c`)).status).toBe(200);
    });

    it('a slug that readers were given for an explainer is refused to another, as long as there is the first', async () => {
      const { explainer, update, create, unpublish } = explainerBuilder(app());
      const { slug, article } = await explainer();
      await update('article', article, { slug: `${slug}-moved` });
      const refusal = new RegExp(
        `^slug — expected another than "${slug}": readers were given it for another explainer, which is now "${slug}-moved"`,
      );
      await expect(create('article', { title: 'The other', slug })).rejects.toThrow(refusal);
      const other = await create('article', { title: 'The other', slug: `${slug}-other` });
      await expect(
        app().documents('api::article.article').update({ documentId: other, data: { slug } }),
      ).rejects.toThrow(refusal);
      const { status, headers } = await app().request.get(`${get}/${slug}`);
      expect([status, headers.location]).toEqual([301, `${get}/${slug}-moved`]);
      // Withdrawn, it says so at both addresses.
      await unpublish('article', article);
      await expect(create('article', { title: 'The other', slug })).rejects.toThrow(refusal);
      // The first may have it back.
      await update('article', article, { slug });
      expect((await app().request.get(`${get}/${slug}`)).status).toBe(200);
    });

    it('nor does a publish take it, where its draft was there before anyone could know', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, article } = await explainer();
      await update('article', article, { slug: `${slug}-moved` });
      const draft = await app()
        .documents('api::article.article')
        .create({ data: { title: 'The other', slug: `${slug}-other` } });
      await app().sql(
        `UPDATE articles SET slug = '${slug}' WHERE document_id = '${draft.documentId}'`,
      );
      await expect(
        app().documents('api::article.article').publish({ documentId: draft.documentId }),
      ).rejects.toThrow(`slug — expected another than "${slug}"`);
      expect((await app().request.get(`${get}/${slug}`)).status).toBe(301);
    });

    it('who takes the slug of a deleted explainer answers for its sections and its revisions too', async () => {
      const { explainer, create, section } = explainerBuilder(app());
      const { slug, article, two } = await explainer();
      const pin = (await app().request.get(`${get}/${slug}`)).body.meta;
      await app()
        .documents('api::section.section')
        .update({ documentId: two, data: { retraction: { reason: 'Two was wrong' } } });
      await app().documents('api::section.section').unpublish({ documentId: two });
      await app().documents('api::article.article').delete({ documentId: article });
      expect((await app().request.get(`${get}/${slug}/sections/one`)).status).toBe(410);
      const next = await create('article', { title: 'Written anew', slug });
      await section(next, 'one', 10);
      await section(next, 'three', 20);

      const statusOf = async (path: string) =>
        (await app().request.get(`${get}/${slug}${path}`)).status;
      expect(await statusOf('')).toBe(200);
      expect(await statusOf('/sections/one')).toBe(200);
      expect(await statusOf('/sections/three')).toBe(200);
      const gone = await app().request.get(`${get}/${slug}/sections/two`);
      expect([gone.status, gone.body.error.details.reason]).toEqual([410, 'Two was wrong']);
      const pinned = await app().request.get(`${get}/${slug}?revision=${pin.revision}`);
      expect([pinned.status, pinned.body.data.documentId]).toEqual([200, article]);
      const then = await app().request.get(`${get}/${slug}?asOf=${pin.publishedAt}`);
      expect([then.status, then.body.data.documentId]).toEqual([200, article]);
      const { body } = await app().request.get(`${get}/${slug}/revisions?limit=100`);
      const hashes = body.data.map(({ revision }: { revision: string | null }) => revision);
      expect(hashes).toContain(pin.revision);
      expect(hashes.indexOf(null)).toBeLessThan(hashes.indexOf(pin.revision));
      expect(body.data[0].kind).not.toBe('retracted');
      const text = await app().request.get(`${get}/${slug}?revision=${pin.revision}&format=text`);
      expect([text.status, text.text]).toEqual([200, expect.stringContaining('Withdrawn on')]);
    });

    it('a slug that readers were given for a section is refused to another of the explainer, as long as there is the first', async () => {
      const { explainer, update, section } = explainerBuilder(app());
      const { slug, article, one } = await explainer();
      await update('section', one, { slug: 'uno' });
      const refusal =
        `slug — expected another than "one": in "${slug}" readers were given it for the section "About one", ` +
        'and their links lead there; choose another, or delete that section first';
      await expect(section(article, 'one', 30)).rejects.toThrow(refusal);
      await app().documents('api::section.section').unpublish({ documentId: one });
      await expect(section(article, 'one', 30)).rejects.toThrow(refusal);
      expect((await app().request.get(`${get}/${slug}/sections/one`)).status).toBe(410);
      await app().documents('api::section.section').delete({ documentId: one });
      await section(article, 'one', 40);
      const { status, body } = await app().request.get(`${get}/${slug}/sections/one`);
      expect([status, body.data.section.heading]).toEqual([200, 'About one']);
      expect(
        await app()
          .query('api::section.section')
          .count({ where: { slug: 'uno' } }),
      ).toBe(0);
    });

    it('a condition that was renamed: 301 to its new slug; that the text names no longer: 410; until it is back', async () => {
      const { explainer, create, update } = explainerBuilder(app());
      const { slug, one } = await explainer();
      const condition = await create('condition', { name: 'Low mood', slug: `${slug}-low-mood` });
      await update('section', one, { conditions: [condition] });
      const at = (name: string, search = '') =>
        app().request.get(`${get}/${slug}/conditions/${slug}-${name}${search}`);
      expect((await at('low-mood')).status).toBe(200);
      await update('condition', condition, { slug: `${slug}-dysphoria` });
      for (const search of ['?format=json', '?format=html&headingLevel=3']) {
        const { status, headers } = await at('low-mood', search);
        expect([status, headers.location]).toEqual([
          301,
          `${get}/${slug}/conditions/${slug}-dysphoria${search}`,
        ]);
      }
      const page = await app().request.get(`/embed/${slug}/-/conditions/${slug}-low-mood`);
      expect([page.status, page.headers.location]).toEqual([
        301,
        `/embed/${slug}/-/conditions/${slug}-dysphoria`,
      ]);
      await update('section', one, { conditions: [] });
      for (const name of ['low-mood', 'dysphoria']) {
        const { status, body } = await at(name);
        expect([status, body.error.details?.reason]).toEqual([
          410,
          'No longer named in this explainer',
        ]);
      }
      expect((await at('never-was')).status).toBe(404);
      await update('section', one, { conditions: [condition] });
      expect((await at('dysphoria')).status).toBe(200);
    });

    it('a reason is told of one withdrawal, and not of the next', async () => {
      const { explainer, unpublish } = explainerBuilder(app());
      const { slug, article, two } = await explainer();
      const fill = (type: string, documentId: string, reason: string) =>
        app()
          .documents(`api::${type}.${type}`)
          .update({ documentId, data: { retraction: { reason } } });
      const publish = (type: string, documentId: string) =>
        app().documents(`api::${type}.${type}`).publish({ documentId });
      const reasonAt = async (path: string) =>
        (await app().request.get(`${get}/${path}`)).body.error?.details.reason;
      await fill('section', two, 'Two was wrong');
      await unpublish('section', two);
      await publish('section', two);
      await unpublish('section', two);
      expect(await reasonAt(`${slug}/sections/two`)).toBe('Withdrawn by the publisher');
      await fill('article', article, 'All was wrong');
      await unpublish('article', article);
      expect(await reasonAt(slug)).toBe('All was wrong');
      await publish('article', article);
      const draft = await app()
        .documents('api::article.article')
        .findOne({ documentId: article, populate: ['retraction'] });
      expect(draft.retraction).toBeNull();
      await unpublish('article', article);
      expect(await reasonAt(slug)).toBe('Withdrawn by the publisher');
    });

    it('in GraphQL a section is found by every slug that it had, and a withdrawn one says why', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, one, two } = await explainer();
      await update('section', one, { slug: 'eins' });
      const retraction = { reason: 'Found to be wrong' };
      await app()
        .documents('api::section.section')
        .update({ documentId: two, data: { retraction } });
      await app().documents('api::section.section').unpublish({ documentId: two });
      const ask = (section: string) =>
        app().graphql(`{ explainer(slug: "${slug}") { section(slug: "${section}") { slug } } }`);
      for (const asked of ['one', 'eins']) {
        expect((await ask(asked)).data.explainer.section).toEqual({ slug: 'eins' });
      }
      expect((await ask('constructor')).data.explainer.section).toBeNull();
      const { data, errors } = await ask('two');
      expect(data.explainer.section).toBeNull();
      expect(errors).toMatchObject([{ message: expect.stringContaining('Found to be wrong') }]);
    });

    it('a renamed section: 301 to the new slug, however often it was renamed', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, one } = await explainer();
      await update('section', one, { slug: 'uno' });
      await update('section', one, { slug: 'eins' });
      for (const old of ['one', 'uno']) {
        const { status, headers } = await app().request.get(
          `${get}/${slug}/sections/${old}?locale=en`,
        );
        expect([status, headers.location]).toEqual([301, `${get}/${slug}/sections/eins?locale=en`]);
      }
      await update('section', one, { slug: 'one' });
      expect((await app().request.get(`${get}/${slug}/sections/one`)).status).toBe(200);
    });

    it('a retracted explainer and its sections: 410 with reason, date and replacement', async () => {
      const { explainer, unpublish } = explainerBuilder(app());
      const { slug, article } = await explainer();
      await app()
        .documents('api::article.article')
        .update({
          documentId: article,
          data: { retraction: { reason: 'Replaced by a newer text', replacement: 'newer-text' } },
        });
      const before = new Date().toISOString();
      await unpublish('article', article);
      for (const path of [`${get}/${slug}`, `${get}/${slug}/sections/one`]) {
        const { status, body } = await app().request.get(path);
        expect(status).toBe(410);
        expect(body.data).toBeNull();
        expect(body.error).toMatchObject({
          status: 410,
          name: 'GoneError',
          details: { reason: 'Replaced by a newer text', replacement: 'newer-text' },
        });
        expect(body.error.message).toContain('Replaced by a newer text');
        expect(body.error.details.retractedAt >= before).toBe(true);
      }
    });

    it('a section that was unpublished, deleted, or went with the one above it', async () => {
      const { explainer, section, unpublish } = explainerBuilder(app());
      const { slug, article, one, two } = await explainer();
      await section(article, 'below', 30, { parent: two, level: 3 });
      await app().documents('api::section.section').delete({ documentId: one });
      await app()
        .documents('api::section.section')
        .update({
          documentId: two,
          data: { retraction: { reason: 'Not true any more' } },
        });
      await unpublish('section', two);
      const answer = async (name: string) => {
        const { status, body } = await app().request.get(`${get}/${slug}/sections/${name}`);
        return [status, body.error?.details?.reason, body.error?.details?.replacement];
      };
      expect(await answer('one')).toEqual([410, 'Withdrawn by the publisher', null]);
      expect(await answer('two')).toEqual([410, 'Not true any more', null]);
      expect(await answer('below')).toEqual([410, 'Not true any more', null]);
      expect(await answer('never-was')).toEqual([404, undefined, undefined]);
    });

    it('a section that moved to another explainer says where it is', async () => {
      const { explainer, update } = explainerBuilder(app());
      const from = await explainer();
      const to = await explainer();
      await update('section', from.one, { article: to.article, slug: 'arrived' });
      const { status, body } = await app().request.get(`${get}/${from.slug}/sections/one`);
      expect([status, body.error.details.replacement]).toEqual([410, `${to.slug}/arrived`]);
    });

    it('what was withdrawn and is published again is there again', async () => {
      const { explainer, unpublish } = explainerBuilder(app());
      const { slug, article, one } = await explainer();
      await unpublish('section', one);
      await unpublish('article', article);
      await app().documents('api::article.article').publish({ documentId: article });
      expect((await app().request.get(`${get}/${slug}`)).status).toBe(200);
      expect((await app().request.get(`${get}/${slug}/sections/one`)).status).toBe(410);
      await app().documents('api::section.section').publish({ documentId: one });
      expect((await app().request.get(`${get}/${slug}/sections/one`)).status).toBe(200);
    });

    it('GraphQL follows a renamed slug, and tells of a retraction', async () => {
      const { explainer, update, unpublish } = explainerBuilder(app());
      const { slug, article } = await explainer();
      await update('article', article, { slug: `${slug}-new` });
      const query = 'query ($slug: String!) { explainer(slug: $slug) { slug } }';
      expect((await app().graphql(query, { slug })).data.explainer).toEqual({
        slug: `${slug}-new`,
      });
      await unpublish('article', article);
      const { data, errors } = await app().graphql(query, { slug });
      expect(data.explainer).toBeNull();
      expect(errors?.[0].extensions.error.details).toMatchObject({
        reason: 'Withdrawn by the publisher',
        replacement: null,
      });
    });
  },
  { content: 'tables' },
);

describe.each(databaseKinds)('Addresses outlive the server (%s)', (kind) => {
  it('the command retracts, and a server that starts afterwards says so', async () => {
    const database = await createDatabase(kind, 'content');
    const slug = 'how-ketamine-infusions-work';
    try {
      const refused = await runCommand(database.environment, 'retract', [slug]);
      expect([refused.code, refused.stderr]).toEqual([
        1,
        expect.stringContaining('--reason — expected a sentence'),
      ]);
      const unknown = await runCommand(database.environment, 'retract', [
        'nothing',
        '--reason',
        'x',
      ]);
      expect([unknown.code, unknown.stderr]).toEqual([
        1,
        expect.stringContaining('nothing — expected something that is published'),
      ]);
      const section = `${slug}/short-term-side-effects`;
      const done = await runCommand(database.environment, 'retract', [
        section,
        '--reason',
        'Under review',
        '--replacement',
        'https://example.org/safety',
      ]);
      expect([done.code, done.stdout]).toEqual([
        0,
        expect.stringContaining(`Retracted ${section}`),
      ]);
      const readAt = async (path: string) => {
        const app = await startApp(kind, { on: database });
        try {
          const answers = [];
          for (const address of [path, `/api/explainers/${slug}`]) {
            const { status, body } = await app.request.get(address);
            answers.push([status, body.error?.details.reason, body.error?.details.replacement]);
          }
          return answers;
        } finally {
          await app.stop();
        }
      };
      const place = `/api/explainers/${slug}/sections/short-term-side-effects`;
      expect(await readAt(place)).toEqual([
        [410, 'Under review', 'https://example.org/safety'],
        [200, undefined, undefined],
      ]);

      const whole = await runCommand(database.environment, 'retract', [
        ...[slug, '--reason', 'Written anew', '--replacement', 'https://example.org/new'],
      ]);
      expect([whole.code, whole.stdout]).toEqual([
        ...[0, expect.stringContaining(`Retracted ${slug}`)],
      ]);
      const [, retracted] = await readAt(place);
      expect(retracted).toEqual([410, 'Written anew', 'https://example.org/new']);
    } finally {
      await database.remove();
    }
  });
});
