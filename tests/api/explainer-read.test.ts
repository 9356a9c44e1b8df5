import { createHash } from 'node:crypto';
import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const get = '/api/explainers';
const whole = `${get}/how-ketamine-infusions-work`;

onEveryDatabase('An explainer is read by slug, by revision, by date, in five forms', (app) => {
  it('as JSON it is what the revision is the hash of, byte for byte', async () => {
    const { status, text, body, headers } = await app().request.get(whole);
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    const content = text.slice('{"data":'.length, text.lastIndexOf(',"meta":'));
    expect(createHash('sha256').update(content).digest('hex')).toBe(body.meta.revision);
    expect(body.data.sections[0].sections.length).toBeGreaterThan(0);
    // The lines of its file are short; its text is one paragraph.
    expect(body.data.lead).toMatch(/^Ketamine was made as an anesthetic[^\n]+$/);
    expect(body.meta).toMatchObject({ kind: 'new', locale: 'en', retraction: null, latest: null });
  });

  it('one section with all that it names', async () => {
    const { body } = await app().request.get(`${whole}/sections/short-term-side-effects`);
    expect(body.data.section.slug).toBe('short-term-side-effects');
    expect(body.data.explainer.slug).toBe('how-ketamine-infusions-work');
    const slugs = body.data.sideEffects.map(({ slug }: { slug: string }) => slug);
    expect(slugs.length).toBeGreaterThan(3);
    expect(slugs).toEqual(expect.arrayContaining(body.data.section.sideEffects));
  });

  it.each([
    ['jsonld', 'application/ld+json', '"@type":"MedicalWebPage"'],
    ['html', 'text/html', '<article'],
    ['markdown', 'text/markdown', '# The Science Behind Ketamine'],
    ['text', 'text/plain', 'The Science Behind Ketamine'],
  ])('as %s, by name or by Accept', async (name, mediaType, sign) => {
    const named = await app().request.get(`${whole}?format=${name}`).buffer(true);
    const accepted = await app()
      .request.get(whole)
      .set('Accept', `${mediaType}, application/json;q=0.5`)
      .buffer(true);
    for (const { status, headers, text } of [named, accepted]) {
      expect([status, headers['content-type']]).toEqual([200, `${mediaType}; charset=utf-8`]);
      expect(text).toContain(sign);
      expect(headers.vary).toMatch(/Accept/);
    }
  });

  it('a format that nobody knows is 406, and so is an Accept that nothing satisfies', async () => {
    const named = await app().request.get(`${whole}?format=xml`);
    const accepted = await app().request.get(whole).set('Accept', 'image/png');
    for (const { status, body } of [named, accepted]) {
      expect([status, body.error.name]).toEqual([406, 'NotAcceptableError']);
      expect(body.error.message).toContain('json, jsonld, html, markdown, text');
    }
  });

  it('html continues the headings of the page around it', async () => {
    for (const level of [1, 3]) {
      const { text } = await app().request.get(`${whole}?format=html&headingLevel=${level}`);
      expect(/<h(\d)/.exec(text)?.[1]).toBe(String(level));
      expect(text).not.toContain(`<h${level - 1}`);
    }
  });

  it('lists what is published, page by page', async () => {
    const { explainer, unpublish } = explainerBuilder(app());
    const made = [await explainer(), await explainer(), await explainer()];
    await unpublish('article', made[1]!.article);
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null && page < 20; page += 1) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await app().request.get(`${get}?limit=1${query}`);
      seen.push(...body.data.map(({ slug }: { slug: string }) => slug));
      cursor = body.meta.cursor;
    }
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining([made[0]!.slug, made[2]!.slug]));
    expect(seen).not.toContain(made[1]!.slug);
  });

  it('any instant: not yet there 404, as it was 200, while retracted 410', async () => {
    const { explainer, update, unpublish } = explainerBuilder(app());
    const before = new Date(Date.now() - 60_000).toISOString();
    const { slug, article } = await explainer();
    const titleAt = async (instant: string) => {
      const { status, body } = await app().request.get(`${get}/${slug}?asOf=${instant}`);
      return status === 200 ? body.data.title : status;
    };
    const pause = () => new Promise((done) => setTimeout(done, 5));
    await pause();
    const first = new Date().toISOString();
    await pause();
    await update('article', article, { title: 'Second' });
    await pause();
    const second = new Date().toISOString();
    await pause();
    await unpublish('article', article);
    await pause();
    const third = new Date().toISOString();
    await app().documents('api::article.article').publish({ documentId: article });
    expect(await titleAt(before)).toBe(404);
    expect(await titleAt(first)).toBe(`Title of ${slug}`);
    expect(await titleAt(second)).toBe('Second');
    expect(await titleAt(third)).toBe(410);
    expect(await titleAt('2999-01-01')).toBe('Second');
  });

  it('an instant at which it had another slug, or its slug was another explainer’s', async () => {
    const { explainer, update, create } = explainerBuilder(app());
    const { slug, article } = await explainer();
    await new Promise((done) => setTimeout(done, 5));
    const first = new Date().toISOString();
    await new Promise((done) => setTimeout(done, 5));
    await update('article', article, { slug: `${slug}-renamed` });
    const renamed = await app().request.get(`${get}/${slug}-renamed?asOf=${first}`);
    expect([renamed.status, renamed.body.data.slug, renamed.body.meta.latest.slug]).toEqual([
      ...[200, slug, `${slug}-renamed`],
    ]);
    await app().documents('api::article.article').delete({ documentId: article });
    await create('article', { title: 'Took it over', slug });
    const then = await app().request.get(`${get}/${slug}?asOf=${first}`);
    expect([then.status, then.headers.location]).toEqual([
      301,
      `${get}/${slug}-renamed?asOf=${first}`,
    ]);
    const now = await app().request.get(`${get}/${slug}?asOf=2999-01-01`);
    expect([now.status, now.body.data.title]).toEqual([200, 'Took it over']);
  });

  it('any revision, which says what is public now', async () => {
    const { explainer, update } = explainerBuilder(app());
    const { slug, article } = await explainer();
    const { body: old } = await app().request.get(`${get}/${slug}`);
    await update('article', article, { title: 'Newer' });
    const { body } = await app().request.get(`${get}/${slug}?revision=${old.meta.revision}`);
    expect(body.data).toEqual(old.data);
    expect(body.meta.latest.revision).not.toBe(old.meta.revision);
    // What is public now is in the answer, so the tag of an old revision changes with it.
    const path = `${get}/${slug}?revision=${old.meta.revision}`;
    const { etag = '' } = (await app().request.get(path)).headers;
    expect((await app().request.get(path).set('If-None-Match', etag)).status).toBe(304);
    await update('article', article, { title: 'Newest' });
    const after = await app().request.get(path).set('If-None-Match', etag);
    expect([after.status, after.body.data]).toEqual([200, old.data]);
    expect(after.body.meta.latest.revision).not.toBe(body.meta.latest.revision);
    const missing = await app().request.get(`${get}/${slug}?revision=${'0'.repeat(64)}`);
    expect(missing.status).toBe(404);
    const history = await app().request.get(`${get}/${slug}/revisions?limit=2`);
    expect(history.body.data[0].revision).toBe(after.body.meta.latest.revision);
    expect(history.body.data[1].revision).toBe(body.meta.latest.revision);
    const next = await app().request.get(
      `${get}/${slug}/revisions?limit=2&cursor=${history.body.meta.cursor}`,
    );
    expect(next.body.data[0].revision).toBe(old.meta.revision);
  });

  it('locales are explainers of their own', async () => {
    const { status, body } = await app().request.get(`${whole}?locale=de`);
    expect([status, body.error.message]).toEqual([
      404,
      'No explainer "how-ketamine-infusions-work" was ever published in the locale "de"',
    ]);
    expect((await app().request.get(`${whole}?locale=en`)).status).toBe(200);
  });

  it('what partners must not show is in none of their forms, unless a token that may see it asks', async () => {
    const { explainer, section, update } = explainerBuilder(app());
    const { slug, article } = await explainer();
    await section(article, 'advert', 30, { promotional: true, body: 'Buy this now.' });
    await section(article, 'internal', 40, { syndication: 'excluded', body: 'Between us.' });
    const { accessKey } = await createWriter(app());
    for (const format of ['html', 'markdown', 'text', 'jsonld']) {
      const open = await app().request.get(`${get}/${slug}?format=${format}`).buffer(true);
      expect(open.text).not.toMatch(/Buy this now|Between us/);
      expect(open.text).toContain('about one');
      const one = await app().request.get(`${get}/${slug}/sections/advert?format=${format}`);
      expect([one.status, one.body.error.message]).toEqual([
        403,
        'The section advertises something, and is not passed on',
      ]);
      const refused = await app().request.get(`${get}/${slug}?format=${format}&withheld=true`);
      expect(refused.status).toBe(403);
      const shown = await app()
        .request.get(`${get}/${slug}?format=${format}&withheld=true`)
        .set('Authorization', `Bearer ${accessKey}`)
        .buffer(true);
      expect(shown.text).toMatch(/Buy this now[^]*Between us/);
      expect(shown.headers['cache-control']).toBe('private, no-store');
      expect(shown.headers.etag).not.toBe(open.headers.etag);
    }
    const listed = await app()
      .request.get(`${get}/${slug}/withheld`)
      .set('Authorization', `Bearer ${accessKey}`);
    expect(listed.body.data.map((one: { slug: string }) => one.slug)).toEqual([
      'advert',
      'internal',
    ]);
    expect((await app().request.get(`${get}/${slug}/withheld`)).status).toBe(403);
    await update('article', article, { slug: `${slug}-renamed` });
    const moved = await app()
      .request.get(`${get}/${slug}/withheld?locale=en`)
      .set('Authorization', `Bearer ${accessKey}`);
    expect([moved.status, moved.headers.location]).toEqual([
      301,
      `${get}/${slug}-renamed/withheld?locale=en`,
    ]);
  });

  it('a section’s notices are in every form of it', async () => {
    const { create, explainer, section } = explainerBuilder(app());
    const { slug, article } = await explainer();
    const notice = await create('notice', {
      title: 'Off-label use',
      slug: `notice-${slug}`,
      kind: 'off_label',
      text: 'This use is not approved.',
    });
    await section(article, 'warned', 30, { notices: [notice] });
    for (const format of ['json', 'html', 'markdown', 'text', 'jsonld']) {
      for (const path of [slug, `${slug}/sections/warned`]) {
        const { text } = await app().request.get(`${get}/${path}?format=${format}`).buffer(true);
        expect(text).toContain('This use is not approved.');
      }
    }
  });

  it('and nobody can ask for the text without them in GraphQL either', async () => {
    const ask = (fields: string) =>
      app().graphql(
        `query ($not: Boolean = true) { explainer(slug: "how-ketamine-infusions-work") { sections { slug @include(if: $not) ${fields} } } }`,
      );
    for (const fields of [
      'body',
      'sections { words: bodyHtml }',
      'bodyText notices { slug }',
      'bodyText notices @skip(if: $not) { title text }',
    ]) {
      const { data, errors } = await ask(fields);
      expect([data, errors?.length]).toEqual([undefined, 1]);
      expect(errors?.[0]).toMatchObject({
        message: expect.stringMatching(/^sections — expected notices \{ title text \} beside/),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      });
    }
    for (const fields of ['heading', 'bodyText notices { title text }']) {
      const { data, errors } = await ask(fields);
      expect(errors).toBeUndefined();
      expect(data.explainer.sections.length).toBeGreaterThan(3);
    }
  });

  it('in GraphQL with types: sections as a tree with what each names', async () => {
    const { data, errors } = await app().graphql(`{
      explainer(slug: "how-ketamine-infusions-work") {
        title
        revision { revision kind publishedAt }
        sections { slug sections { slug sideEffects { name codes { system code } } } }
        section(slug: "short-term-side-effects") { heading sideEffects { slug } mentions { quote sideEffect { slug } } }
      }
      missing: explainer(slug: "nothing") { slug }
      explainers(limit: 1) { nodes { slug sections { slug } } hasMore cursor }
    }`);
    expect(errors).toBeUndefined();
    const { body } = await app().request.get(whole);
    expect(data.explainer.revision.revision).toBe(body.meta.revision);
    expect(data.explainer.sections.map(({ slug }: { slug: string }) => slug)).toEqual(
      body.data.sections.map(({ slug }: { slug: string }) => slug),
    );
    expect(data.explainer.section.sideEffects.length).toBeGreaterThan(3);
    expect(data.explainer.section.mentions[0].quote).toEqual(expect.any(String));
    expect(data.missing).toBeNull();
    expect(data.explainers.nodes).toHaveLength(1);
  });
});
