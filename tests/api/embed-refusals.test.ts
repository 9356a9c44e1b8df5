import { createEmbeddable } from '../support/embeds';
import { onEveryDatabase } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';

onEveryDatabase('What cannot be embedded is a page that says why', (app) => {
  const page = async (path: string) => {
    const { status, headers, text } = await app().request.get(path).redirects(0);
    expect([path, await htmlProblems(text)]).toEqual([path, []]);
    expect(headers).not.toHaveProperty('x-frame-options');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    return { status, headers, text };
  };

  it('what promotes something, is excluded, or is named there only: 403', async () => {
    const { slug } = await createEmbeddable(app());
    const advert = await page(`/embed/${slug}/advert`);
    expect([advert.status, advert.text]).toEqual([
      403,
      expect.stringContaining('The section advertises something'),
    ]);
    expect((await page(`/embed/${slug}/internal`)).status).toBe(403);
    expect((await page(`/embed/${slug}/-/conditions/hidden-${slug}`)).status).toBe(403);
    expect((await page(`/embed/${slug}/-/conditions/nothing`)).status).toBe(404);
  });

  it('nor is it in an earlier revision of the whole, at an earlier instant, or in any form', async () => {
    const { slug, fragments, frames, one, two, update } = await createEmbeddable(app());
    const { body } = await app().request.get(fragments.whole);
    await update('section', one, { body: 'Words of one.' });
    const { body: then } = await app().request.get(fragments.whole);
    await update('section', one, { promotional: true });
    await update('section', two, { syndication: 'excluded' });
    const { publishedAt, revision } = then.meta;
    expect(body.meta.revision).not.toBe(revision);
    for (const pin of [`revision=${revision}`, `asOf=${publishedAt}`]) {
      for (const format of ['html', 'jsonld', 'markdown', 'text']) {
        const whole = await app().request.get(`${fragments.whole}?format=${format}&${pin}`);
        expect([format, whole.status]).toEqual([format, 200]);
        expect(whole.text).not.toContain('Words of one.');
        for (const section of ['one', 'two']) {
          const { status } = await app().request.get(
            `/api/explainers/${slug}/sections/${section}?format=${format}&${pin}`,
          );
          expect([format, section, status]).toEqual([format, section, 403]);
        }
      }
    }
    const framed = await app().request.get(`${frames.whole}?revision=${revision}`);
    expect(framed.status).toBe(200);
    expect(framed.text).not.toContain('Words of one.');
    // The record says what was published, and that it is not to be passed on.
    expect((await app().request.get(`${fragments.whole}?revision=${revision}`)).text).toContain(
      'Words of one.',
    );
  });

  it('an earlier revision of what is kept back since is not shown either', async () => {
    const { slug, update, one } = await createEmbeddable(app());
    const { body } = await app().request.get(`/api/explainers/${slug}`);
    await update('section', one, { syndication: 'excluded' });
    const path = `/embed/${slug}/one?revision=${body.meta.revision}`;
    expect((await page(path)).status).toBe(403);
  });

  it('what was withdrawn: 410 with the reason and what to read instead', async () => {
    const { slug, one, unpublish, article } = await createEmbeddable(app());
    const retraction = { reason: 'It was wrong <b>.', replacement: `${slug}/two` };
    const withdraw = async (type: string, documentId: string) => {
      await app().documents(`api::${type}.${type}`).update({ documentId, data: { retraction } });
      await unpublish(type, documentId);
    };
    await withdraw('section', one);
    const section = await page(`/embed/${slug}/one`);
    expect(section.status).toBe(410);
    expect(section.text).toContain('It was wrong &lt;b&gt;.');
    expect(section.text).toContain(`href="/embed/${slug}/two"`);
    await withdraw('article', article);
    expect((await page(`/embed/${slug}`)).status).toBe(410);
    expect((await page(`/embed/${slug}/-/side-effects`)).status).toBe(410);
  });

  it('what has another address now: 301 to it, with the query', async () => {
    const { slug, update, article, one } = await createEmbeddable(app());
    await update('section', one, { slug: 'first' });
    const section = await page(`/embed/${slug}/one?theme=dark`);
    expect([section.status, section.headers.location]).toEqual([
      301,
      `/embed/${slug}/first?theme=dark`,
    ]);
    await update('article', article, { slug: `${slug}-renamed` });
    const moved = await page(`/embed/${slug}/-/side-effects?headingLevel=2`);
    expect(moved.headers.location).toBe(`/embed/${slug}-renamed/-/side-effects?headingLevel=2`);
  });

  it.each([
    ['/embed', 404],
    ['/embed/', 404],
    ['/embed/never-published', 404],
    ['/embed/how-ketamine-infusions-work/nothing', 404],
    ['/embed/how-ketamine-infusions-work?locale=de', 404],
    [`/embed/how-ketamine-infusions-work?revision=${'0'.repeat(64)}`, 404],
    ['/embed/how-ketamine-infusions-work/a/b', 404],
    ['/embed/Not_a_slug', 400],
    ['/embed/how-ketamine-infusions-work/-', 400],
    [`/embed/${'a'.repeat(7_000)}`, 400],
    ['/embed/%00', 400],
    ['/embed/how-ketamine-infusions-work?headingLevel=7', 400],
    ['/embed/how-ketamine-infusions-work?headingLevel=0', 400],
    ['/embed/how-ketamine-infusions-work?theme=blue', 400],
    ['/embed/how-ketamine-infusions-work?theme=dark&theme=light', 400],
    ['/embed/how-ketamine-infusions-work?show=references,prices', 400],
    ['/embed/how-ketamine-infusions-work?revision=latest', 400],
    ['/embed/how-ketamine-infusions-work?locale=%3Cscript%3E', 400],
    ['/embed/how-ketamine-infusions-work?%3Cscript%3Ealert(1)%3C/script%3E=1', 400],
    ['/embed/how-ketamine-infusions-work?constructor=1', 400],
    ['/embed/how-ketamine-infusions-work?__proto__[x]=1', 400],
    ['/embed/how-ketamine-infusions-work?theme[]=dark', 400],
    ['/embed/how-ketamine-infusions-work?format=exe', 400],
    ['/embed/how-ketamine-infusions-work/short-term-side-effects?format=html', 400],
  ])('%s', async (path, expected) => {
    const { status, text } = await page(path);
    expect(status).toBe(expected);
    expect(text.length).toBeLessThan(12_000);
    if (expected === 400) expect(text).toMatch(/expected/);
    expect(text).not.toMatch(/<script/);
  });

  it('an address of twelve thousand letters is refused before it is looked at', async () => {
    const { status, headers, text } = await page(`/embed/${'a'.repeat(12_000)}`);
    expect([status, headers['content-security-policy']]).toEqual([
      ...[414, expect.stringContaining('frame-ancestors *')],
    ]);
    expect(text).toMatch(/address — expected at most 12000 characters/);
    expect(text.length).toBeLessThan(12_000);
  });

  it('what fails here: 500, with the number under which the log has what happened', async () => {
    const { slug } = await createEmbeddable(app());
    await app().sql('ALTER TABLE revisions RENAME TO revisions_elsewhere');
    try {
      const { status, headers, text } = await page(`/embed/${slug}/one?headingLevel=5`);
      expect([status, headers['content-security-policy']]).toEqual([
        ...[500, expect.stringContaining('frame-ancestors *')],
      ]);
      expect(text).toContain(`the number of this request: ${headers['x-request-id']}`);
      expect(text).not.toMatch(/revisions|select /i);
    } finally {
      await app().sql('ALTER TABLE revisions_elsewhere RENAME TO revisions');
    }
    expect((await page(`/embed/${slug}/one?headingLevel=5`)).status).toBe(200);
  });
});
