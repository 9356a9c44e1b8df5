import { createDatabase, databaseKinds } from '../support/databases';
import { explainerBuilder } from '../support/explainer-builder';
import { changesOf, numbers, revisionsOf, upTo } from '../support/ledger';
import { onEveryDatabase, startApp, type RunningApp } from '../support/running-app';

const articleUid = 'api::article.article';
const sectionUid = 'api::section.section';
const conditionUid = 'api::condition.condition';

let made = 0;
const named = (kind: string): string => `${kind}-${(made += 1)}`;
const makeCondition = (app: RunningApp) =>
  explainerBuilder(app).create('condition', { name: 'Condition', slug: named('condition') });
const last = async (app: RunningApp, article: string) => (await revisionsOf(app, article)).at(-1);
const shown = async (app: RunningApp, article: string, section: string) => {
  const { sections } = JSON.parse((await last(app, article)).content);
  return sections.find(({ documentId }: { documentId: string }) => documentId === section);
};

onEveryDatabase(
  'An entry that is withdrawn and published again is named again by what named it',
  (app) => {
    const build = () => explainerBuilder(app());
    const slugOf = async (documentId: string): Promise<string> =>
      (await app().documents(conditionUid).findOne({ documentId })).slug;
    const addGerman = async () => {
      const known = await app().service('plugin::i18n.locales', 'find');
      if (known.some(({ code }: { code: string }) => code === 'de')) return;
      await app().service('plugin::i18n.locales', 'create', { code: 'de', name: 'German' });
    };

    it('a condition, at its place in the list, with the revision that readers had before', async () => {
      const entries = [];
      for (let count = 0; count < 3; count += 1) entries.push(await makeCondition(app()));
      const slugs = await Promise.all(entries.map(slugOf));
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: entries });
      const before = await last(app(), article);
      expect((await shown(app(), article, one)).conditions).toEqual(slugs);

      await build().unpublish('condition', entries[1]!);
      expect((await shown(app(), article, one)).conditions).toEqual([slugs[0], slugs[2]]);

      await app().documents(conditionUid).publish({ documentId: entries[1] });
      expect(await last(app(), article)).toMatchObject({
        sha256: before.sha256,
        change: (await changesOf(app(), entries[1]!)).at(-1).sequence,
        changedSections: [{ documentId: one, slug: 'one', change: 'changed' }],
      });
      const { changes, revisions } = await numbers(app());
      expect([changes, revisions]).toEqual([upTo(changes.length), upTo(revisions.length)]);
    });

    it('a mention, at its words', async () => {
      const condition = await makeCondition(app());
      const sideEffect = await build().create('side-effect', {
        name: 'Nausea',
        slug: named('nausea'),
        bodySystem: 'gastrointestinal',
      });
      const { article, slug, two } = await build().explainer();
      await build().update('section', two, {
        body: 'Nausea with depression, and nausea again.',
        mentions: [
          { quote: 'Nausea', start: 0, sideEffect },
          { quote: 'depression', start: 12, condition },
          { quote: 'nausea', start: 28, sideEffect },
        ],
      });
      const before = await last(app(), article);
      const { mentions } = await shown(app(), article, two);
      expect(mentions).toHaveLength(3);

      await build().unpublish('side-effect', sideEffect);
      expect((await shown(app(), article, two)).mentions).toEqual([mentions[1]]);

      await app().documents('api::side-effect.side-effect').publish({ documentId: sideEffect });
      expect((await last(app(), article)).sha256).toBe(before.sha256);
      const { data } = await app().graphql(
        `query ($slug: String!) { sections(filters: { slug: { eq: "two" }, article: { slug: { eq: $slug } } }) {
           mentions { quote start end condition { documentId } sideEffect { documentId } } } }`,
        { slug },
      );
      expect(data.sections).toEqual([
        {
          mentions: [
            ...[{ quote: 'Nausea', start: 0, end: 6, condition: null, sideEffect }],
            ...[{ quote: 'depression', start: 12, end: 22, condition, sideEffect: null }],
            ...[{ quote: 'nausea', start: 28, end: 34, condition: null, sideEffect }],
          ].map((mention) => ({
            ...mention,
            condition: mention.condition && { documentId: mention.condition },
            sideEffect: mention.sideEffect && { documentId: mention.sideEffect },
          })),
        },
      ]);
    });

    it.each([
      ['side-effect', 'sideEffects', { name: 'S', bodySystem: 'gastrointestinal' }],
      ['notice', 'notices', { title: 'N', kind: 'general', text: 'T' }],
      ['reference', 'references', { title: 'R', citation: 'R.' }],
    ])('a %s, by REST too', async (type, list, data) => {
      const entry = await build().create(type, { slug: named(type), ...data });
      const { article, one } = await build().explainer();
      await build().update('section', one, { [list]: [entry] });
      const before = await last(app(), article);
      await build().unpublish(type, entry);
      await app().documents(`api::${type}.${type}`).publish({ documentId: entry });
      expect((await last(app(), article)).sha256).toBe(before.sha256);
      const { body } = await app().request.get(`/api/sections/${one}?populate=${list}`);
      expect(body.data[list].map(({ documentId }: { documentId: string }) => documentId)).toEqual([
        entry,
      ]);
    });

    it('a contributor, as author, reviewer and in the review; and a reference of the article', async () => {
      const contributor = await build().create('contributor', { name: 'A', slug: named('person') });
      const other = await build().create('contributor', { name: 'B', slug: named('person') });
      const reference = await build().create('reference', {
        title: 'R',
        citation: 'R.',
        slug: named('reference'),
      });
      const { article } = await build().explainer({
        authors: [other, contributor],
        reviewers: [contributor, other],
        review: { lastReviewed: '2026-01-01', nextDue: '2027-01-01', reviewedBy: contributor },
        references: [reference],
      });
      const before = await last(app(), article);
      for (const [type, entry] of [
        ['contributor', contributor],
        ['reference', reference],
      ] as const) {
        await build().unpublish(type, entry);
        expect((await last(app(), article)).sha256).not.toBe(before.sha256);
        await app().documents(`api::${type}.${type}`).publish({ documentId: entry });
        expect((await last(app(), article)).sha256).toBe(before.sha256);
      }
    });

    it('also where it is saved and published at once, and with what was changed meanwhile', async () => {
      const condition = await makeCondition(app());
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: [condition] });
      await build().unpublish('condition', condition);
      await build().update('condition', condition, { name: 'Corrected' });
      expect(JSON.parse((await last(app(), article)).content).conditions).toMatchObject([
        { documentId: condition, name: 'Corrected' },
      ]);
    });

    it('nowhere else: not where an editor has added it and not published that yet', async () => {
      const condition = await makeCondition(app());
      const { article, one, two } = await build().explainer();
      await build().update('section', one, { conditions: [condition] });
      const addToDraft = () =>
        app()
          .documents(sectionUid)
          .update({ documentId: two, data: { conditions: [condition], body: 'A draft.' } });
      await addToDraft();
      const before = await last(app(), article);
      await build().unpublish('condition', condition);
      await app().documents(conditionUid).publish({ documentId: condition });
      expect((await last(app(), article)).sha256).toBe(before.sha256);
      expect((await shown(app(), article, two)).conditions).toEqual([]);
    });

    it('not where the section was published without it since, though a draft names it anew', async () => {
      const condition = await makeCondition(app());
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: [condition] });
      await build().unpublish('condition', condition);
      await build().update('section', one, { conditions: [] });
      await app()
        .documents(sectionUid)
        .update({ documentId: one, data: { conditions: [condition] } });
      await app().documents(conditionUid).publish({ documentId: condition });
      expect((await shown(app(), article, one)).conditions).toEqual([]);
    });

    it('not where an editor has taken it out of the draft; nor later, when the draft names it anew', async () => {
      const condition = await makeCondition(app());
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: [condition] });
      await build().unpublish('condition', condition);
      const saveDraft = (conditions: string[]) =>
        app().documents(sectionUid).update({ documentId: one, data: { conditions } });
      await saveDraft([]);
      await app().documents(conditionUid).publish({ documentId: condition });
      expect((await shown(app(), article, one)).conditions).toEqual([]);
      await saveDraft([condition]);
      await app().documents(conditionUid).publish({ documentId: condition });
      expect((await shown(app(), article, one)).conditions).toEqual([]);
    });

    it('in the languages that are published, each by itself', async () => {
      await addGerman();
      const condition = await makeCondition(app());
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: [condition] });
      const german = {
        heading: 'Eins',
        slug: 'eins',
        position: 10,
        level: 2,
        body: 'Text',
        article,
      };
      for (const [uid, documentId, data] of [
        [conditionUid, condition, { name: 'Leiden', slug: named('leiden') }],
        [articleUid, article, { title: 'Titel', slug: named('erklaerung') }],
        [sectionUid, one, { ...german, conditions: [condition] }],
      ] as const) {
        await app().documents(uid).update({ documentId, locale: 'de', data, status: 'published' });
      }
      const latestIn = async (language: string) =>
        (await revisionsOf(app(), article))
          .filter((row: { language: string }) => row.language === language)
          .at(-1);
      const conditionsIn = async (language: string): Promise<unknown[]> =>
        JSON.parse((await latestIn(language)).content).conditions;
      const [english, deutsch] = [await latestIn('en'), await latestIn('de')];
      const publish = (locale: string) =>
        app().documents(conditionUid).publish({ documentId: condition, locale });

      await app().documents(conditionUid).unpublish({ documentId: condition, locale: '*' });
      expect([await conditionsIn('en'), await conditionsIn('de')]).toEqual([[], []]);
      await publish('de');
      expect((await latestIn('de')).sha256).toBe(deutsch.sha256);
      expect(await conditionsIn('en')).toEqual([]);
      await publish('en');
      expect((await latestIn('en')).sha256).toBe(english.sha256);
    });

    it('one without languages of its own, in all those of the article', async () => {
      await addGerman();
      const reference = await build().create('reference', {
        title: 'R',
        citation: 'R.',
        slug: named('reference'),
      });
      const { article } = await build().explainer({ references: [reference] });
      await app()
        .documents(articleUid)
        .update({
          documentId: article,
          locale: 'de',
          data: { title: 'Titel', slug: named('erklaerung'), references: [reference] },
          status: 'published',
        });
      await build().unpublish('reference', reference);
      await app().documents('api::reference.reference').publish({ documentId: reference });
      for (const locale of ['en', 'de']) {
        const { references } = await app()
          .documents(articleUid)
          .findOne({ documentId: article, locale, status: 'published', populate: ['references'] });
        expect([locale, references.length]).toEqual([locale, 1]);
      }
    });

    it('not one that was deleted in a language and made anew there', async () => {
      await addGerman();
      const condition = await makeCondition(app());
      const { article, one } = await build().explainer();
      const german = {
        heading: 'Eins',
        slug: 'eins',
        position: 10,
        level: 2,
        body: 'Text',
        article,
      };
      const inGerman = (uid: string, documentId: string, data: object) =>
        app().documents(uid).update({ documentId, locale: 'de', data, status: 'published' });
      const translate = () =>
        inGerman(conditionUid, condition, { name: 'Leiden', slug: named('leiden') });
      await translate();
      await inGerman(articleUid, article, { title: 'Titel', slug: named('erklaerung') });
      await inGerman(sectionUid, one, { ...german, conditions: [condition] });
      await app().documents(conditionUid).unpublish({ documentId: condition, locale: 'de' });
      await app().documents(conditionUid).delete({ documentId: condition, locale: 'de' });

      const { slug } = await app()
        .documents(conditionUid)
        .update({
          documentId: condition,
          locale: 'de',
          data: { name: 'Leid', slug: named('leid') },
        });
      expect(slug).toMatch(/^leid-/);
      await app()
        .documents(sectionUid)
        .update({ documentId: one, locale: 'de', data: { conditions: [condition] } });
      await app().documents(conditionUid).publish({ documentId: condition, locale: 'de' });
      const { conditions } = await app()
        .documents(sectionUid)
        .findOne({ documentId: one, locale: 'de', status: 'published', populate: ['conditions'] });
      expect(conditions).toEqual([]);
    });

    it('and nothing is kept in mind once all is as it was', async () => {
      expect(await app().query('api::lost-link.lost-link').findMany()).toEqual([]);
    });
  },
  { content: 'tables' },
);

describe.each(databaseKinds)('A withdrawn entry (%s)', (kind) => {
  it('is named again when the server was restarted in between', async () => {
    const database = await createDatabase(kind, 'tables');
    try {
      const app = await startApp(kind, { on: database });
      const condition = await makeCondition(app);
      const { article, one } = await explainerBuilder(app).explainer();
      await explainerBuilder(app).update('section', one, { conditions: [condition] });
      const before = await last(app, article);
      await explainerBuilder(app).unpublish('condition', condition);
      await app.stop();
      const again = await startApp(kind, { on: database });
      try {
        await again.documents(conditionUid).publish({ documentId: condition });
        expect((await last(again, article)).sha256).toBe(before.sha256);
      } finally {
        await again.stop();
      }
    } finally {
      await database.remove();
    }
  });
});
