import { explainerBuilder } from '../support/explainer-builder';
import { onEveryDatabase } from '../support/running-app';

onEveryDatabase(
  'The difference of two revisions is told in clinical terms',
  (app) => {
    it('conditions, side effects and notices that came, went or are judged otherwise; paragraphs word by word', async () => {
      const { create, explainer, section, update } = explainerBuilder(app());
      const { slug, article, one } = await explainer();
      const condition = await create('condition', {
        name: 'Chronic pain',
        slug: `pain-${slug}`,
        evidenceLevel: 'low',
      });
      const [nausea, headache] = [
        await create('side-effect', {
          name: 'Nausea',
          slug: `nausea-${slug}`,
          bodySystem: 'gastrointestinal',
        }),
        await create('side-effect', {
          name: 'Headache',
          slug: `headache-${slug}`,
          bodySystem: 'gastrointestinal',
        }),
      ];
      const notice = await create('notice', {
        title: 'Off-label',
        slug: `notice-${slug}`,
        kind: 'off_label',
        text: 'Not approved.',
      });
      const effects = await section(article, 'effects', 30, {
        body: 'It lasts 40 minutes.\n\nMost people feel well.',
        conditions: [condition],
        sideEffects: [nausea],
        notices: [notice],
      });
      const revision = async () =>
        (await app().request.get(`/api/explainers/${slug}`)).body.meta.revision;
      const before = await revision();
      await update('condition', condition, { evidenceLevel: 'moderate' });
      await update('section', effects, {
        body: 'It lasts 60 minutes.\n\nMost people feel well.\n\nRest afterwards.',
        sideEffects: [headache],
        notices: [],
      });
      await app().documents('api::section.section').unpublish({ documentId: one });
      const after = await revision();

      const path = `/api/explainers/${slug}/revisions/${before}...${after}`;
      const { status, body, headers } = await app().request.get(path);
      expect(status).toBe(200);
      expect(headers.etag).toMatch(/^"/);
      const { data } = body;
      const names = (entries: { name: string }[]) => entries.map(({ name }) => name);
      expect(names(data.sideEffects.added)).toEqual(['Headache']);
      expect(names(data.sideEffects.removed)).toEqual(['Nausea']);
      expect(data.conditions.changed).toEqual([
        {
          documentId: condition,
          slug: `pain-${slug}`,
          name: 'Chronic pain',
          fields: [{ field: 'evidenceLevel', before: 'low', after: 'moderate' }],
        },
      ]);
      expect(names(data.notices.removed)).toEqual(['Off-label']);
      expect(names(data.sections.removed)).toEqual(['About one']);
      const [changed] = data.sections.changed;
      expect(names(changed.notices.removed)).toEqual(['Off-label']);
      expect(changed.paragraphs).toEqual([
        {
          before: 'It lasts 40 minutes.',
          after: 'It lasts 60 minutes.',
          words: [
            { kind: 'same', text: 'It lasts ' },
            { kind: 'removed', text: '40' },
            { kind: 'added', text: '60' },
            { kind: 'same', text: ' minutes.' },
          ],
        },
        {
          before: null,
          after: 'Rest afterwards.',
          words: [{ kind: 'added', text: 'Rest afterwards.' }],
        },
      ]);
      expect(data.proposed.kind).toBe('major');
      expect(data.proposed.reasons).toEqual(
        expect.arrayContaining([
          'Side effect "Headache" was added',
          'Condition "Chronic pain" changed: evidenceLevel',
          'Notice "Off-label" was removed',
          'Section "About one" was removed',
        ]),
      );

      const { data: queried } = await app().graphql(
        `query ($slug: String!, $before: String!, $after: String!) {
          explainerDifference(slug: $slug, before: $before, after: $after) {
            sideEffects { added { name } removed { name } }
            conditions { changed { name fields { field before after } } }
            sections { changed { paragraphs { words { kind text } } } }
            proposed { kind reasons }
          }
        }`,
        { slug, before, after },
      );
      expect(queried.explainerDifference.sideEffects.added).toEqual([{ name: 'Headache' }]);
      expect(queried.explainerDifference.conditions.changed[0].fields).toEqual([
        { field: 'evidenceLevel', before: 'low', after: 'moderate' },
      ]);
      expect(queried.explainerDifference.proposed).toEqual(data.proposed);
      const { errors } = await app().graphql(
        `{ explainerDifference(slug: "${slug}", before: "${before}", after: "latest") { proposed { kind } } }`,
      );
      expect(errors?.[0]?.message).toBe(
        'after — expected the SHA-256 of a revision: 64 hexadecimal digits in lower case',
      );
    });

    const entry = { bodySystem: 'gastrointestinal' };
    it.each([
      ['side-effect', 'sideEffects', entry, 'term', 'short', 'long'],
      ['side-effect', 'sideEffects', entry, 'severity', 'mild', 'severe'],
      ['side-effect', 'sideEffects', entry, 'seriousness', 'non_serious', 'serious'],
      ['side-effect', 'sideEffects', entry, 'frequency', 'common', 'rare'],
      ['side-effect', 'sideEffects', entry, 'whenToGetHelp', 'Never.', 'At once.'],
      ['condition', 'conditions', {}, 'evidenceLevel', 'high', 'very_low'],
      ['condition', 'conditions', {}, 'regulatoryStatus', 'approved', 'off_label'],
    ] as const)(
      'a %s (in %s, of %j) that changes its %s from %s to %s is told by name, and major',
      async (type, list, data, field, before, after) => {
        const { create, explainer, section, update } = explainerBuilder(app());
        const { slug, article } = await explainer();
        const own = { name: 'Named', slug: `named-${field.toLowerCase()}-${slug}` };
        const named = await create(type, { ...data, ...own, [field]: before });
        await section(article, 'naming', 30, { body: 'It names it.', [list]: [named] });
        const revision = async () =>
          (await app().request.get(`/api/explainers/${slug}`)).body.meta.revision;
        const old = await revision();
        await update(type, named, { [field]: after });
        const path = `/api/explainers/${slug}/revisions/${old}...${await revision()}`;
        const { data: told } = (await app().request.get(path)).body;
        expect(told[list].changed).toEqual([
          { documentId: named, ...own, fields: [{ field, before, after }] },
        ]);
        expect(told.proposed.kind).toBe('major');
        // It is of every section that names it.
        const { body: history } = await app().request.get(`/api/explainers/${slug}/revisions`);
        expect(history.data[0].kind).toBe('major');
      },
    );

    it('what comes to a section, and what goes from it, by name', async () => {
      const { create, explainer, section, update } = explainerBuilder(app());
      const { slug, article } = await explainer();
      const notice = await create('notice', {
        ...{ title: 'Warning', slug: `warning-${slug}`, kind: 'emergency', text: 'Call for help.' },
      });
      const condition = await create('condition', { name: 'Pain', slug: `comes-${slug}` });
      const naming = await section(article, 'naming', 30, { body: 'It names it.' });
      const revision = async () =>
        (await app().request.get(`/api/explainers/${slug}`)).body.meta.revision;
      const without = await revision();
      await update('section', naming, { notices: [notice], conditions: [condition] });
      const withBoth = await revision();
      const differenceOf = async (one: string, other: string) =>
        (await app().request.get(`/api/explainers/${slug}/revisions/${one}...${other}`)).body.data;
      const [came, went] = [
        await differenceOf(without, withBoth),
        await differenceOf(withBoth, without),
      ];
      const names = (entries: { name: string }[]) => entries.map(({ name }) => name);
      expect([names(came.notices.added), names(came.conditions.added)]).toEqual([
        ...[['Warning'], ['Pain']],
      ]);
      expect([names(went.notices.removed), names(went.conditions.removed)]).toEqual([
        ...[['Warning'], ['Pain']],
      ]);
      expect([came.proposed.kind, went.proposed.kind]).toEqual(['major', 'major']);
    });

    it('a revision that there is not is 404', async () => {
      const { explainer } = explainerBuilder(app());
      const { slug } = await explainer();
      const { body } = await app().request.get(`/api/explainers/${slug}`);
      const path = `/api/explainers/${slug}/revisions/${body.meta.revision}...${'0'.repeat(64)}`;
      const { status, body: answer } = await app().request.get(path);
      expect([status, answer.error.message]).toEqual([
        404,
        `The explainer "${slug}" has no revision ${'0'.repeat(64)}`,
      ]);
    });
  },
  { content: 'tables' },
);
