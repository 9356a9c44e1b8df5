import { createEmbeddable } from '../support/embeds';
import { onEveryDatabase } from '../support/running-app';
import { cacheStatus } from '../support/cache-status';
import { htmlProblems } from '../support/valid-html';

const day = 86_400_000;
const dateIn = (days: number): string =>
  new Date(Date.now() + days * day).toISOString().slice(0, 10);

const everyForm = (paths: { frame: string; fragment: string }) => [
  paths.frame,
  `${paths.fragment}?format=html`,
  `${paths.fragment}?format=html&shadow=open`,
];

onEveryDatabase('What is wrong with a text travels with it', (app) => {
  const ask = async (path: string) => {
    const { status, text, headers } = await app().request.get(path).buffer(true);
    expect(status).toBe(200);
    if (text.startsWith('<')) expect(await htmlProblems(text)).toEqual([]);
    return { text, headers };
  };
  const textOf = async (path: string): Promise<string> => (await ask(path)).text;

  it('a review that is overdue is visible, and one that is not is not, in every form', async () => {
    const late = { lastReviewed: '2024-01-01', nextDue: '2025-01-02' };
    const { frames, fragments } = await createEmbeddable(app(), { review: late });
    for (const kind of ['whole', 'section', 'sideEffects', 'condition'] as const) {
      for (const path of everyForm({ frame: frames[kind], fragment: fragments[kind] })) {
        const text = await textOf(path);
        expect(text).toMatch(/Review overdue: this text was to be reviewed by 2025-01-02\./);
        expect(text).toMatch(/Last reviewed: <time[^>]*>2024-01-01<\/time>/);
      }
      const told = JSON.parse(await textOf(`${fragments[kind]}?format=jsonld`));
      expect(told.comment).toEqual([
        {
          '@type': 'Comment',
          text: 'Review overdue: this text was to be reviewed by 2025-01-02.',
        },
      ]);
      const dropped = await textOf(`${frames[kind]}?show=attribution`);
      expect(dropped).toContain('Review overdue');
      expect(dropped).not.toContain('Last reviewed');
    }
    for (const format of ['markdown', 'text']) {
      expect(await textOf(`${fragments.section}?format=${format}`)).toContain('Review overdue');
    }
    const good = await createEmbeddable(app(), { review: { nextDue: dateIn(30) } });
    expect(await textOf(good.frames.section)).not.toContain('Review overdue');
  });

  it('an emergency notice comes with every form of what it stands by, whatever is left out', async () => {
    const { slug, frames, fragments, create, update, warned } = await createEmbeddable(app());
    const emergency = await create('notice', {
      title: 'Call 911',
      slug: `emergency-${slug}`,
      kind: 'emergency',
      text: 'When breathing is hard.',
    });
    await update('section', warned, { notices: { connect: [{ documentId: emergency }] } });
    for (const kind of ['whole', 'section', 'sideEffects', 'condition'] as const) {
      const forms = everyForm({ frame: frames[kind], fragment: fragments[kind] });
      for (const path of forms.flatMap((one) => [
        one,
        `${one}${one.includes('?') ? '&' : '?'}show=`,
      ])) {
        const text = await textOf(path);
        expect([path, text]).toEqual([path, expect.stringContaining('data-kind="emergency"')]);
        expect(text).toMatch(/Call 911<\/strong><\/p>\n<p>When breathing is hard\.<\/p>/);
        expect(text).toContain('This use is not approved.');
      }
      expect(await textOf(`${fragments[kind]}?format=jsonld`)).toContain('When breathing is hard.');
    }
    for (const kind of ['whole', 'section'] as const) {
      for (const format of ['markdown', 'text', 'json']) {
        const text = await textOf(`${fragments[kind]}?format=${format}`);
        expect([format, text]).toEqual([
          format,
          expect.stringContaining('When breathing is hard.'),
        ]);
      }
    }
  });

  it('who reviewed it, and when it is due again, and where it is from', async () => {
    const made = await createEmbeddable(app());
    const { slug, frames, fragments, create, update, article } = made;
    const reviewedBy = await create('contributor', {
      name: 'Jane Doe',
      slug: `jane-${slug}`,
      credentials: 'MD',
    });
    const review = { lastReviewed: '2026-01-02', nextDue: dateIn(30), reviewedBy };
    await update('article', article, { review });
    for (const kind of ['whole', 'section', 'sideEffects', 'condition'] as const) {
      for (const path of everyForm({ frame: frames[kind], fragment: fragments[kind] })) {
        const text = await textOf(path);
        expect([path, text]).toEqual([path, expect.stringMatching(/Reviewed by: Jane Doe, MD/)]);
        expect(text).toMatch(/Last reviewed: <time[^>]*>2026-01-02<\/time>/);
        expect(text).toContain(`>${dateIn(30)}</time>`);
        expect(text).toMatch(/Next review due: <time/);
      }
      expect(await textOf(frames[kind])).toContain(
        `<link rel="canonical" href="${fragments[kind]}">`,
      );
    }
  });

  it('past the limit that its editors set there are its warnings and no text; before it there is', async () => {
    const review = (overdue: number, embedUntilOverdueDays: number | null) => ({
      review: { nextDue: dateIn(-overdue), embedUntilOverdueDays },
    });
    const past = await createEmbeddable(app(), review(31, 30));
    for (const kind of ['whole', 'section', 'sideEffects', 'condition'] as const) {
      for (const path of everyForm({ frame: past.frames[kind], fragment: past.fragments[kind] })) {
        const text = await textOf(path);
        expect(text).toContain('This text is not shown, because its review has been overdue');
        expect(text).toContain('This use is not approved.');
        expect(text).toMatch(/<p class="attribution">From: /);
        expect(text).not.toMatch(/bring a side effect|It may help|When it lasts|names no side/);
      }
    }
    const { body } = await app().request.get(past.fragments.whole);
    expect(body.data.review.embedUntilOverdueDays).toBe(30);
    expect(body.data.sections[2].body).toContain('bring a side effect');
    for (const other of [review(29, 30), review(31, null), review(-1, 0)]) {
      const { frames } = await createEmbeddable(app(), other);
      expect(await textOf(frames.section)).toContain('bring a side effect');
    }
  });

  it('where no limit is set, nothing of the explainer reads differently', async () => {
    const { fragments } = await createEmbeddable(app(), { review: { nextDue: dateIn(30) } });
    const { body } = await app().request.get(fragments.whole);
    expect(Object.keys(body.data.review)).toEqual(['lastReviewed', 'nextDue', 'reviewedBy']);
  });

  it('an earlier revision says so, and leads to what is public now', async () => {
    const { slug, frames, fragments, update, warned } = await createEmbeddable(app());
    const { body } = await app().request.get(fragments.whole);
    const pin = (path: string) =>
      `${path}${path.includes('?') ? '&' : '?'}revision=${body.meta.revision}`;
    expect(await textOf(pin(frames.section))).not.toContain('earlier version');
    await update('section', warned, { slug: 'warned-anew', body: 'Corrected.' });
    const forms = everyForm({ frame: frames.section, fragment: fragments.section });
    for (const path of forms.map(pin)) {
      const text = await textOf(path);
      expect(text).toMatch(
        /This is an earlier version\. A newer one was published on \d{4}-\d\d-\d\d\./,
      );
      expect(text).toContain(`href="/embed/${slug}/warned-anew"`);
      expect(text).toContain('bring a side effect');
    }
    expect(await textOf(pin(frames.sideEffects))).toContain('This is an earlier version');
  });

  it('a revision of what was withdrawn since says why, and leads to what to read instead', async () => {
    const { slug, frames, fragments, unpublish, warned, article } = await createEmbeddable(app());
    const { body } = await app().request.get(fragments.whole);
    const pinned = (path: string) => `${path}?revision=${body.meta.revision}`;
    const withdraw = async (type: string, documentId: string, replacement: string) => {
      await app()
        .documents(`api::${type}.${type}`)
        .update({ documentId, data: { retraction: { reason: `Wrong ${type}.`, replacement } } });
      await unpublish(type, documentId);
    };
    await withdraw('section', warned, 'https://example.org/better');
    for (const kind of ['whole', 'sideEffects', 'condition'] as const) {
      for (const path of everyForm({ frame: frames[kind], fragment: fragments[kind] })) {
        const text = await textOf(
          `${path}${path.includes('?') ? '&' : '?'}revision=${body.meta.revision}`,
        );
        expect(text).toMatch(
          /The section “About warned” was withdrawn on \d{4}-\d\d-\d\d\.<\/strong> Wrong section\./,
        );
        expect(text).toContain('href="https://example.org/better"');
        expect(text).toContain('This is an earlier version.');
      }
    }
    for (const format of ['markdown', 'text']) {
      const text = await textOf(`${pinned(fragments.whole)}&format=${format}`);
      expect(text).toMatch(/“About warned” was withdrawn on [\d-]{10}[^]*Wrong section\./);
    }
    const section = await textOf(pinned(frames.section));
    expect(section).toMatch(/Withdrawn on \d{4}-\d\d-\d\d\.<\/strong> Wrong section\./);
    expect(section).toContain('href="https://example.org/better"');
    await withdraw('article', article, slug);
    expect(await textOf(pinned(frames.whole))).toContain('Wrong article.');
  });
});

onEveryDatabase(
  'The moment at which a review is due changes what is shown',
  (app) => {
    it('not before, and at once, also where it was in memory', async () => {
      const due = '2030-05-06';
      const { frames } = await createEmbeddable(app(), { review: { nextDue: due } });
      const secondsBefore = 20;
      await app().setClock(new Date(Date.parse(due) - secondsBefore * 1000).toISOString());
      const since = performance.now();
      const before = await app().request.get(frames.section);
      expect(before.text).not.toContain('Review overdue');
      expect(before.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      expect(cacheStatus(await app().request.get(frames.section))).toBe('hit');
      const left = secondsBefore * 1000 - (performance.now() - since);
      await new Promise((later) => setTimeout(later, left + 500));
      const after = await app().request.get(frames.section);
      expect(cacheStatus(after)).toBe('fwd=miss; stored');
      expect(after.text).toContain('Review overdue');
      const asked = await app()
        .request.get(frames.section)
        .set('If-Modified-Since', before.headers['last-modified']!);
      expect(asked.status).toBe(200);
    });
  },
  { content: 'tables' },
);
