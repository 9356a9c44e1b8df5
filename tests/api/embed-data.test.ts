import { Agent } from 'node:http';
import { gzipSync } from 'node:zlib';
import { createEmbeddable } from '../support/embeds';
import { onEveryDatabase } from '../support/running-app';
import { sendRequest } from '../support/send-request';
import { htmlProblems } from '../support/valid-html';

const project = '/api/explainers/how-ketamine-infusions-work';

onEveryDatabase(
  'The data for machines travel with every form that is made for other pages',
  (app) => {
    /** All that is marked as data, and what stands between the last of it and the end of the text. */
    const dataIn = (html: string) => ({
      data: [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(
        ([, json]) => json,
      ),
      isLast: /<\/footer>\n<script[^>]*>[^<]*<\/script>\n<\/article>/.test(html),
    });
    const read = async (path: string) => {
      const { status, text, headers } = await app().request.get(path);
      expect([path, status]).toEqual([path, 200]);
      return { text, tag: headers.etag };
    };
    const formsOf = (frame: string, fragment: string, search: string) => [
      `${frame}?${search}`,
      `${fragment}?format=html&${search}`,
      `${fragment}?format=html&shadow=open&${search}`,
    ];
    const kinds = ['whole', 'section', 'sideEffects', 'condition'] as const;

    it('once, after all that people read, and just what format=jsonld says, whatever is left out', async () => {
      const { frames, fragments, update, article } = await createEmbeddable(app());
      const { body } = await app().request.get(fragments.whole);
      const pinned = `revision=${body.meta.revision}`;
      const tags = new Map<string, string | undefined>();
      for (const kind of kinds) {
        const { text: expected } = await read(`${fragments[kind]}?format=jsonld`);
        expect(JSON.parse(expected)).toMatchObject({ '@type': 'MedicalWebPage' });
        expect(JSON.parse(expected).url).toContain(fragments[kind]);
        for (const search of ['', 'headingLevel=4&show=notices']) {
          for (const path of formsOf(frames[kind], fragments[kind], search)) {
            const { text, tag } = await read(path);
            expect([path, dataIn(text)]).toEqual([path, { data: [expected], isLast: true }]);
            expect([path, await htmlProblems(text)]).toEqual([path, []]);
            tags.set(path, tag);
          }
        }
      }
      // Of an earlier revision it says that it is one; and a form whose data are others has another tag.
      await update('article', article, { title: 'Corrected' });
      for (const kind of kinds) {
        const { text: expected } = await read(`${fragments[kind]}?format=jsonld&${pinned}`);
        expect(JSON.parse(expected).creativeWorkStatus).toBe('Superseded');
        for (const path of formsOf(frames[kind], fragments[kind], pinned)) {
          expect(dataIn((await read(path)).text)).toEqual({ data: [expected], isLast: true });
        }
        for (const path of formsOf(frames[kind], fragments[kind], '')) {
          expect((await read(path)).tag).not.toBe(tags.get(path));
        }
      }
    });

    it('no more than the text itself where that is kept back, and nothing where there is none', async () => {
      const review = {
        lastReviewed: '2024-01-01',
        nextDue: '2025-01-02',
        embedUntilOverdueDays: 0,
      };
      const { frames, fragments, update, unpublish, article, slug } = await createEmbeddable(
        app(),
        {
          review,
        },
      );
      for (const kind of kinds) {
        const { text: expected } = await read(`${fragments[kind]}?format=jsonld`);
        for (const path of formsOf(frames[kind], fragments[kind], '')) {
          const { text } = await read(path);
          expect(dataIn(text).data).toEqual([expected]);
          expect(text).toContain('This use is not approved.');
          expect(text).not.toMatch(/bring a side effect|It may help some people|When it lasts/);
        }
      }
      const retraction = { reason: 'It was wrong.', replacement: 'https://example.org/' };
      await update('article', article, { retraction });
      await unpublish('article', article);
      for (const path of [
        ...[`/embed/${slug}`, `/embed/${slug}/advert`, '/embed/nothing-here', '/embed/a?theme=x'],
        ...formsOf(frames.section, fragments.section, ''),
      ]) {
        const { status, text } = await app().request.get(path);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(text).not.toContain('ld+json');
      }
    });

    it('the page of a frame goes packed to who takes that, and is 30 kB at most on the way', async () => {
      const agent = new Agent();
      for (const coding of ['gzip', 'br']) {
        for (const place of ['', '/-/side-effects', '/-/conditions/depression']) {
          const path = `/embed/how-ketamine-infusions-work${place}`;
          const headers = { 'Accept-Encoding': coding };
          // The first may be computed, the second is from memory.
          for (let time = 0; time < 2; time += 1) {
            const { answered } = sendRequest(app(), agent, { path, headers });
            const answer = await answered;
            expect([path, answer.status, answer.headers['content-encoding']]).toEqual([
              ...[path, 200, coding],
            ]);
            const bytes = Number(answer.headers['content-length']);
            expect(bytes).toBeGreaterThan(1_000);
            expect(bytes).toBeLessThanOrEqual(30_000);
          }
        }
      }
      agent.destroy();
    });

    it('of the project’s own explainer it is 30 kB at most on the way, with them', async () => {
      for (const of of [
        '',
        '/side-effects',
        '/conditions/depression',
        '/sections/short-term-side-effects',
      ]) {
        for (const search of ['?format=html', '?format=html&shadow=open']) {
          const { text } = await read(`${project}${of}${search}`);
          expect(dataIn(text)).toMatchObject({ data: [expect.anything()], isLast: true });
          expect(gzipSync(text).length).toBeLessThan(30_000);
        }
      }
    });
  },
);
