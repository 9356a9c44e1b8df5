import { createEmbeddable } from '../support/embeds';
import { onEveryDatabase } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';

const reason = 'It was <b>wrong</b>.';

onEveryDatabase(
  'A server that prints whatever it is answered prints no JSON into its page',
  (app) => {
    let made: Awaited<ReturnType<typeof createEmbeddable>>;
    /** By what each tells readers, addresses with the status that they are answered with. */
    let refused: [told: RegExp, status: number, path: string][] = [];
    beforeAll(async () => {
      made = await createEmbeddable(app());
      const { slug, fragments, update, unpublish, one } = made;
      await update('section', one, { retraction: { reason, replacement: `${slug}/two` } });
      await unpublish('section', one);
      const whole = await createEmbeddable(app());
      const retraction = { reason, replacement: 'https://example.org/better' };
      await whole.update('article', whole.article, { retraction });
      await whole.unpublish('article', whole.article);
      const withdrawn =
        /data-kind="retracted"><strong>Withdrawn on \d{4}-\d\d-\d\d\.<\/strong> It was &lt;b&gt;wrong&lt;\/b&gt;\. <a href="(?:\/embed\/[^"]+\/two|https:\/\/example.org\/better)" rel="noopener">Read this instead<\/a>/;
      const notPassedOn =
        /data-kind="withheld"><strong>This text is not to be had here\.<\/strong> [A-Z]/;
      const nothing = /<p>This text is not to be had here\.<\/p>/;
      refused = [
        [withdrawn, 410, `${fragments.whole}/sections/one`],
        ...Object.values(whole.fragments).map((path): (typeof refused)[number] => [
          withdrawn,
          410,
          path,
        ]),
        [notPassedOn, 403, `${fragments.whole}/sections/advert`],
        [notPassedOn, 403, `${fragments.whole}/conditions/hidden-${slug}`],
        [nothing, 404, '/api/explainers/nothing-here'],
        [nothing, 404, `${fragments.whole}/sections/nothing-here`],
        [nothing, 404, `${fragments.whole}/conditions/nothing-here`],
      ];
    });

    const ask = async (path: string) => {
      const { status, headers, text } = await app().request.get(path).buffer(true);
      return { status, text, headers, type: headers['content-type'] };
    };

    it('with refusal=html it gets an article that says why, with the same status and what a cache needs', async () => {
      for (const [told, status, path] of refused) {
        const usual = await ask(`${path}?format=html`);
        const answer = await ask(`${path}?format=html&refusal=html`);
        expect([path, answer.status, answer.type]).toEqual([
          path,
          status,
          'text/html; charset=utf-8',
        ]);
        expect(answer.text).toMatch(/^<article class="explainer" lang="en" dir="ltr">\n/);
        expect(answer.text).toMatch(told);
        expect([path, await htmlProblems(answer.text)]).toEqual([path, []]);
        for (const name of ['cache-control', 'surrogate-key']) {
          expect([name, answer.headers[name]]).toEqual([name, usual.headers[name]]);
        }
        const shadow = await ask(`${path}?format=html&refusal=html&shadow=open&theme=dark`);
        expect(shadow.text).toMatch(
          /^<div class="explainer-embed" data-theme="dark">\n<template shadowrootmode="open">/,
        );
        expect(shadow.text).toMatch(told);
        expect([path, await htmlProblems(shadow.text)]).toEqual([path, []]);
      }
    });

    it('without it, and in any other form, it is JSON, as scripts read it', async () => {
      for (const [, status, path] of refused) {
        for (const search of ['?format=html', '?format=jsonld&refusal=html']) {
          const answer = await ask(path + search);
          expect([path, search, answer.status, answer.type]).toEqual([
            ...[path, search, status, 'application/json; charset=utf-8'],
          ]);
          expect(JSON.parse(answer.text).error.status).toBe(status);
        }
      }
    });

    it('a text that is there is the same with it, and another value is refused', async () => {
      const { section } = made.fragments;
      const [usual, wished] = [
        await ask(`${section}?format=html`),
        await ask(`${section}?format=html&refusal=html`),
      ];
      expect([wished.status, wished.text]).toEqual([200, usual.text]);
      expect(usual.text).toContain('bring a side effect');
      const odd = await ask(`${section}?format=html&refusal=json`);
      expect([odd.status, JSON.parse(odd.text).error.message]).toEqual([
        ...[400, 'refusal — expected "html" or nothing'],
      ]);
    });
  },
);
