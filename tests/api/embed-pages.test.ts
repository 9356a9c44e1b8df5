import { gzipSync } from 'node:zlib';
import { cacheStatus } from '../support/cache-status';
import { createEmbeddable } from '../support/embeds';
import { onEveryDatabase } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';

onEveryDatabase('A frame shows a part of an explainer, complete and without a script', (app) => {
  it('an explainer, a section, the side effects, a condition: one valid page each', async () => {
    const { frames, slug } = await createEmbeddable(app());
    for (const path of Object.values(frames)) {
      const { status, headers, text } = await app().request.get(path);
      expect([path, status, headers['content-type']]).toEqual([
        ...[path, 200, 'text/html; charset=utf-8'],
      ]);
      expect(await htmlProblems(text)).toEqual([]);
      expect(text).toMatch(/^<!DOCTYPE html>\n<html lang="en" dir="ltr" data-theme="auto">/);
      expect(text).not.toMatch(/<script(?! type="application\/ld\+json")|<link rel="stylesheet"/);
      // What travels with it, whatever it is.
      expect(/<article[^]*<\/footer>/.exec(text)?.[0]).toContain('This use is not approved.');
      expect(text).toContain(`href="/embed/${slug}`);
      expect(text).toMatch(/<p class="attribution">From: /);
      expect(text).toContain('Doe J. A trial. 2020.');
      // And what does not.
      expect(text).not.toMatch(/Buy this now|Between us|Kept below/);
    }
  });

  it('the side effects and a condition with what the text claims, and where it says so', async () => {
    const { frames, fragments } = await createEmbeddable(app());
    const { text: effects } = await app().request.get(frames.sideEffects);
    expect(effects).toMatch(/A side effect[^]*When it lasts\.[^]*<q>a side effect<\/q>/);
    const { text: condition } = await app().request.get(frames.condition);
    expect(condition).toMatch(/It may help some people\.[^]*Off-label: not approved for this use/);
    expect(condition).toMatch(/About warned<\/a>: <q>a condition<\/q>/);
    const { body } = await app().request.get(`${fragments.condition}?format=json`);
    expect(body.data).toMatchObject({
      condition: { claim: 'may_help' },
      sections: [{ slug: 'warned', mentions: [{ quote: 'a condition', start: 17, end: 28 }] }],
      notices: [{ text: 'This use is not approved.' }],
    });
    const listed = await app().request.get(`${fragments.sideEffects}?format=json`);
    expect(listed.body.data.sideEffects).toMatchObject([{ name: 'A side effect' }]);
    expect(listed.body.data.sections[0].mentions[0].quote).toBe('a side effect');
  });

  it('the fragment is the same markup from the same revision, also in a shadow root', async () => {
    const { frames, fragments } = await createEmbeddable(app());
    for (const kind of ['whole', 'section', 'sideEffects', 'condition'] as const) {
      const page = await app().request.get(`${frames[kind]}?headingLevel=3`);
      const fragment = await app().request.get(`${fragments[kind]}?format=html&headingLevel=3`);
      const article = (text: string) =>
        /<article[^]*<\/article>/.exec(text)?.[0].replace(/ target="_top"/g, '');
      expect(article(fragment.text)).toBe(article(page.text));
      expect(await htmlProblems(fragment.text)).toEqual([]);
      expect(fragment.text).toContain('<h3');
      const shadow = await app().request.get(
        `${fragments[kind]}?format=html&headingLevel=3&shadow=open&theme=dark`,
      );
      expect(shadow.text).toMatch(
        /^<div class="explainer-embed" data-theme="dark">\n<template shadowrootmode="open">\n<style>/,
      );
      expect(article(shadow.text)).toBe(article(page.text));
      expect(await htmlProblems(shadow.text)).toEqual([]);
      expect(shadow.headers.etag).not.toBe(fragment.headers.etag);
    }
  });

  it('heading level, theme, locale and what may be left out are chosen; warnings and attribution stay', async () => {
    const { frames } = await createEmbeddable(app());
    const { text } = await app().request.get(
      `${frames.section}?headingLevel=4&theme=dark&locale=en&show=notices`,
    );
    expect(text).toContain('data-theme="dark"');
    expect(text).toMatch(/<h4 id="warned--heading">/);
    expect(text).not.toContain('Doe J. A trial. 2020.</li>');
  });

  it('whatever is left out, a reader sees the warnings and where it is from', async () => {
    const { frames, fragments } = await createEmbeddable(app());
    for (const kind of ['whole', 'section', 'sideEffects', 'condition'] as const) {
      for (const show of ['notices', 'attribution', 'references', 'review']) {
        for (const path of [
          `${frames[kind]}?show=${show}`,
          `${fragments[kind]}?format=html&show=${show}`,
          `${fragments[kind]}?format=html&shadow=open&show=${show}`,
        ]) {
          const { text } = await app().request.get(path);
          // In the text, and not only in the data after it that no reader sees.
          const [article = ''] = /<article[^]*<\/footer>/.exec(text) ?? [];
          expect([path, article]).toEqual([
            path,
            expect.stringMatching(/This use is not approved\.[^]*<p class="attribution">From: /),
          ]);
        }
      }
    }
  });

  it('any site may frame it and nothing runs in it; other pages may not be framed', async () => {
    const { frames } = await createEmbeddable(app());
    for (const path of [frames.section, '/embed/nothing-here', '/embed/a/b/c/d']) {
      const { headers } = await app().request.get(path);
      expect(headers).not.toHaveProperty('x-frame-options');
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors \*$/,
      );
    }
    for (const path of ['/', '/api/explainers', '/oembed']) {
      const { headers } = await app().request.get(path);
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
  });

  it('links leave the frame, and those within the page do not', async () => {
    const { section, article, slug } = await createEmbeddable(app());
    const body = '[out](https://example.org/) [in](#linked)';
    await section(article, 'linked', 70, { body });
    const { text } = await app().request.get(`/embed/${slug}/linked`);
    expect(text).toContain('<a target="_top" href="https://example.org/" rel="noopener">');
    expect(text).toContain('<a href="#linked">');
    expect(text).toContain('<section id="linked"');
  });

  it('no page of the project’s own explainer weighs more than 30 kB on the way', async () => {
    const { body } = await app().request.get('/api/explainers/how-ketamine-infusions-work');
    const flatten = (list: any[]): string[] =>
      list.flatMap(({ slug, sections }) => [slug, ...flatten(sections)]);
    let largest = 0;
    for (const section of flatten(body.data.sections)) {
      const page = await app().request.get(`/embed/${body.data.slug}/${section}`);
      expect([200, 403]).toContain(page.status);
      expect(await htmlProblems(page.text)).toEqual([]);
      largest = Math.max(largest, gzipSync(page.text).length);
    }
    expect(largest).toBeGreaterThan(2_000);
    expect(largest).toBeLessThan(30_000);
  });

  it('it is answered from memory, and anew after a publish', async () => {
    const { frames, update, warned } = await createEmbeddable(app());
    for (const path of Object.values(frames)) {
      expect(cacheStatus(await app().request.get(path))).toBe('fwd=miss; stored');
      const again = await app().request.get(path);
      expect(cacheStatus(again)).toBe('hit');
      const known = await app().request.get(path).set('If-None-Match', again.headers.etag!);
      expect(known.status).toBe(304);
    }
    await update('section', warned, { body: 'Corrected words.' });
    expect((await app().request.get(frames.section)).text).toContain('Corrected words.');
  });
});
