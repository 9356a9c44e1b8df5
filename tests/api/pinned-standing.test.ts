import { createEmbeddable } from '../support/embeds';
import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';

onEveryDatabase(
  'A revision that is not public any more says so to programs too',
  (app) => {
    const get = '/api/explainers';
    const withdraw = async (
      type: 'article' | 'section',
      documentId: string,
      retraction: object,
    ) => {
      await app().documents(`api::${type}.${type}`).update({ documentId, data: { retraction } });
      await explainerBuilder(app()).unpublish(type, documentId);
    };
    const jsonLd = async (path: string) => {
      const { status, text } = await app().request.get(path);
      expect([path, status]).toEqual([path, 200]);
      return JSON.parse(text);
    };
    const ask = async (given: string) => {
      const { data, errors } = await app().graphql(`{ explainer(${given}) {
        title
        revision { revision }
        latest { slug revision kind publishedAt retraction { reason replacement retractedAt } }
        sections { slug retraction { reason replacement retractedAt } }
      } }`);
      expect(errors).toBeUndefined();
      return data.explainer;
    };

    it('by revision and as of an instant: a newer one, a section that was withdrawn, all of it', async () => {
      const { explainer, update } = explainerBuilder(app());
      const { slug, article, one } = await explainer();
      const { body } = await app().request.get(`${get}/${slug}`);
      const { revision, publishedAt } = body.meta;
      const path = `${get}/${slug}?format=jsonld&revision=${revision}`;
      expect(await jsonLd(path)).not.toHaveProperty('creativeWorkStatus');
      const pinned = `slug: "${slug}", revision: "${revision}"`;
      expect(await ask(pinned)).toMatchObject({
        latest: null,
        sections: [{ retraction: null }, { retraction: null }],
      });

      await update('article', article, { title: 'Another' });
      const newer = await app().request.get(`${get}/${slug}?revision=${revision}`);
      for (const given of [pinned, `slug: "${slug}", asOf: "${publishedAt}"`]) {
        const { latest, ...old } = await ask(given);
        expect(old).toMatchObject({ title: `Title of ${slug}`, revision: { revision } });
        expect(newer.body.meta.latest).toMatchObject(latest);
        expect(latest.revision).not.toBe(revision);
      }
      const superseded = { creativeWorkStatus: 'Superseded', version: revision };
      for (const asked of [
        path,
        `${get}/${slug}?format=jsonld&asOf=${publishedAt}`,
        `${get}/${slug}/sections/one?format=jsonld&revision=${revision}`,
        `${get}/${slug}/side-effects?format=jsonld&revision=${revision}`,
      ]) {
        expect(await jsonLd(asked)).toMatchObject(superseded);
      }
      expect(await ask(`slug: "${slug}"`)).toMatchObject({ title: 'Another', latest: null });

      const ofSection = { reason: 'Wrong section', replacement: `${slug}/two` };
      await withdraw('section', one, ofSection);
      expect((await ask(pinned)).sections).toMatchObject([
        { slug: 'one', retraction: ofSection },
        { slug: 'two', retraction: null },
      ]);
      const section = await jsonLd(
        `${get}/${slug}/sections/one?format=jsonld&revision=${revision}`,
      );
      expect(section).toMatchObject({
        creativeWorkStatus: 'Withdrawn',
        correction: [{ text: expect.stringContaining('Wrong section') }],
      });

      const ofAll = { reason: 'All of it', replacement: 'https://example.org/new' };
      await withdraw('article', article, ofAll);
      const { latest } = await ask(pinned);
      expect(latest).toMatchObject({ kind: 'retracted', revision: null, retraction: ofAll });
      expect(await jsonLd(path)).toMatchObject({
        creativeWorkStatus: 'Withdrawn',
        correction: [{ text: expect.stringContaining('All of it'), url: ofAll.replacement }],
      });
    });

    it('whether it was corrected since or edited only, in every form, of the whole and of its parts', async () => {
      const { slug, update, article, one, warned } = await createEmbeddable(app());
      const change = async (type: string, id: string, changeKind: string, data: object) => {
        await update(type, id, { ...data, changeKind, changeNote: 'Why' });
        const { body } = await app().request.get(`${get}/${slug}`);
        expect(body.meta.kind).toBe(changeKind);
        return body.meta;
      };
      const parts = [
        ...['', '/sections/one', '/sections/warned', '/side-effects'],
        `/conditions/condition-${slug}`,
      ];
      const frames = [
        ...['', '/one', '/warned', '/-/side-effects'],
        `/-/conditions/condition-${slug}`,
      ];
      /** What each form says of a revision. */
      const warningsOf = async (pin: string) => {
        const paths = [
          ...frames.map((frame) => `/embed/${slug}${frame}?${pin}`),
          ...parts.flatMap((part) =>
            // What is put together of several sections has no more than the first two.
            (/side|cond/.test(part)
              ? ['html', 'jsonld']
              : ['html', 'jsonld', 'markdown', 'text']
            ).map((format) => `${get}/${slug}${part}?format=${format}&${pin}`),
          ),
        ].filter((path) => !(path.startsWith('/embed') && path.includes('asOf')));
        const told = {
          whole: new Set<string>(),
          one: new Set<string>(),
          warned: new Set<string>(),
        };
        for (const path of paths) {
          const { status, text } = await app().request.get(path);
          expect([path, status]).toEqual([path, 200]);
          const [said = 'nothing'] =
            /This is an earlier version\. A newer one was published on [\d-]{10}\.(?: The explainer was corrected on [\d-]{10}\.)?(?: This section [^.]+\.)?/.exec(
              text,
            ) ?? [];
          const { section = 'whole' } = /\/(?<section>one|warned)\?/.exec(path)?.groups ?? {};
          told[section as keyof typeof told].add(said);
        }
        return { whole: [...told.whole], one: [...told.one], warned: [...told.warned] };
      };
      const everywhere = (said: string) => ({ whole: [said], one: [said], warned: [said] });
      const [same, other] = [
        ' This section still reads the same.',
        ' This section reads differently now.',
      ];
      const day = (instant: string): string => instant.slice(0, 10);
      const newer = (at: string) =>
        `This is an earlier version. A newer one was published on ${day(at)}.`;
      const { body: first } = await app().request.get(`${get}/${slug}`);
      const edited = await change('section', warned, 'minor', { heading: 'Edited' });
      const pinned = `revision=${first.meta.revision}`;
      expect(await warningsOf(pinned)).toEqual(everywhere(newer(edited.publishedAt)));
      const corrected = await change('section', one, 'major', { body: 'Corrected.' });
      const keptBelow = await app()
        .query('api::section.section')
        .findOne({ where: { slug: 'kept-below' } });
      // What is not passed on is not read in the section above it.
      await change('section', keptBelow.documentId, 'minor', { body: 'Kept otherwise.' });
      const last = await change('article', article, 'minor', { title: 'Edited again' });
      // The words of one were corrected; those of the other were edited after the first revision, and not since.
      const told = `${newer(last.publishedAt)} The explainer was corrected on ${day(corrected.publishedAt)}.`;
      const since = (warned: string) => ({
        whole: [told],
        one: [`${told}${other}`],
        warned: [`${told}${warned}`],
      });
      for (const [pin, expected] of [
        [pinned, since(other)],
        [`asOf=${first.meta.publishedAt}`, since(other)],
        [`revision=${edited.revision}`, since(same)],
        [`asOf=${edited.publishedAt}`, since(same)],
      ] as const) {
        expect([pin, await warningsOf(pin)]).toEqual([pin, expected]);
      }
      // What was corrected itself is only older since, and what is public is neither.
      expect(await warningsOf(`revision=${corrected.revision}`)).toEqual(
        everywhere(newer(last.publishedAt)),
      );
      expect(await warningsOf(`revision=${last.revision}`)).toEqual(everywhere('nothing'));
    });
  },
  { content: 'tables' },
);
