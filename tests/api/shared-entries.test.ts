import { sha256 } from '../../src/explainer/canonical-json';
import { explainerBuilder } from '../support/explainer-builder';
import { changesOf, revisionsOf } from '../support/ledger';
import { onEveryDatabase } from '../support/running-app';

// A shared entry is put into the latest revision; publishing the article presents all of its rows. What the two give must not
// differ, or the second would append a revision.
onEveryDatabase(
  'A published entry reads in every explainer as its rows do',
  (app) => {
    const build = () => explainerBuilder(app());
    let made = 0;
    const named = (kind: string): string => `${kind}-${(made += 1)}`;
    const last = async (article: string) => (await revisionsOf(app(), article)).at(-1);
    const expectSameAsRows = async (article: string): Promise<void> => {
      const before = await last(article);
      expect(sha256(before.content)).toBe(before.sha256);
      await app().documents('api::article.article').publish({ documentId: article });
      expect(await changesOf(app(), article)).not.toHaveLength(0);
      expect(await last(article)).toEqual(before);
    };

    const condition = (data: object = {}) => {
      const slug = named('condition');
      return build().create('condition', { name: `Name of ${slug}`, slug, ...data });
    };

    it.each([
      [
        'condition',
        'conditions',
        { name: 'Before' },
        { name: 'Now', synonyms: [{ text: 'Other' }] },
      ],
      [
        'side-effect',
        'sideEffects',
        { name: 'Before', bodySystem: 'gastrointestinal' },
        { name: 'Now', synonyms: [{ text: 'Other' }], whenToGetHelp: 'At once.' },
      ],
      ['notice', 'notices', { title: 'Before', kind: 'general', text: 'T' }, { title: 'Now' }],
      ['reference', 'references', { title: 'Before', citation: 'C.' }, { title: 'Now' }],
    ])('%s', async (type, list, first, then) => {
      const slug = named(type);
      const entry = await build().create(type, { slug, ...first });
      const { article, two } = await build().explainer();
      await build().update('section', two, { [list]: [entry] });
      await build().update(type, entry, then);
      const { content, kind, changedSections } = await last(article);
      const [shown] = JSON.parse(content)[list];
      expect(shown.name ?? shown.title).toBe('Now');
      expect(kind).toBe(type === 'reference' ? 'minor' : 'major');
      expect(changedSections).toEqual([{ documentId: two, slug: 'two', change: 'changed' }]);
      await expectSameAsRows(article);
    });

    it('a contributor, wherever the explainer names one', async () => {
      const person = await build().create('contributor', { name: 'Before', slug: named('person') });
      const { article } = await build().explainer({
        authors: [person],
        reviewers: [person],
        review: { lastReviewed: '2026-01-01', nextDue: '2027-01-01', reviewedBy: person },
      });
      await build().update('contributor', person, { name: 'Now' });
      const { authors, reviewers, review } = JSON.parse((await last(article)).content);
      expect([authors[0].name, reviewers[0].name, review.reviewedBy.name]).toEqual([
        ...['Now', 'Now', 'Now'],
      ]);
      await expectSameAsRows(article);
    });

    it('a condition that another stands under, which came to it, left it, or was renamed', async () => {
      const broader = await condition({ name: 'Before' });
      const below = await condition({ broader });
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: [below] });
      const shown = async () => JSON.parse((await last(article)).content).conditions[0].broader;

      await build().update('condition', broader, { name: 'Now' });
      expect(await shown()).toMatchObject({ name: 'Now' });
      await expectSameAsRows(article);

      await build().update('condition', broader, { narrower: [] });
      await expectSameAsRows(article);

      await build().update('condition', broader, { narrower: [below] });
      await expectSameAsRows(article);

      const slug = named('renamed');
      await build().update('condition', broader, { slug });
      expect(await shown()).toMatchObject({ slug });
      await expectSameAsRows(article);

      await build().update('section', one, { conditions: [below, broader] });
      await build().update('condition', broader, { narrower: [], name: 'Both' });
      await expectSameAsRows(article);
    });

    it('a condition that one stands under which is only mentioned', async () => {
      const broader = await condition({ name: 'Before' });
      const below = await condition({ broader });
      const { article, one } = await build().explainer();
      await build().update('section', one, {
        body: 'About depression.',
        mentions: [{ quote: 'depression', start: 6, condition: below }],
      });
      await build().update('condition', broader, { name: 'Now' });
      const { conditions } = JSON.parse((await last(article)).content);
      expect(conditions).toMatchObject([{ documentId: below, broader: { name: 'Now' } }]);
      await expectSameAsRows(article);
    });

    it('one whose slug is another now, in the place where the list has it', async () => {
      const first = await condition({ slug: named('a') });
      const second = await condition({ slug: named('b') });
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: [first, second] });
      await build().update('condition', first, { slug: named('z') });
      const { conditions } = JSON.parse((await last(article)).content);
      expect(conditions.map(({ documentId }: { documentId: string }) => documentId)).toEqual([
        second,
        first,
      ]);
      await expectSameAsRows(article);
    });

    it('what is withdrawn, published again, and deleted, wherever sections name it', async () => {
      const broader = await condition();
      const entry = await condition({ broader });
      const below = await condition({ broader: entry });
      const sideEffect = await build().create('side-effect', {
        name: 'Nausea',
        slug: named('nausea'),
        bodySystem: 'gastrointestinal',
      });
      const notice = await build().create('notice', {
        ...{ title: 'N', kind: 'general', text: 'T', slug: named('notice') },
      });
      const { article, one, two } = await build().explainer();
      await build().section(article, 'three', 30, { parent: two, conditions: [below, entry] });
      await build().update('section', one, {
        body: 'Nausea with depression.',
        mentions: [
          { quote: 'Nausea', start: 0, sideEffect },
          { quote: 'depression', start: 12, condition: entry },
        ],
      });
      await build().update('section', two, { sideEffects: [sideEffect], notices: [notice] });
      for (const [type, documentId] of [
        ['condition', entry],
        ['side-effect', sideEffect],
        ['notice', notice],
        ['condition', broader],
      ] as const) {
        const { sha256 } = await last(article);
        await build().unpublish(type, documentId);
        expect((await last(article)).sha256).not.toBe(sha256);
        await expectSameAsRows(article);
        await build().update(type, documentId, {});
        expect((await last(article)).sha256).toBe(sha256);
        await expectSameAsRows(article);
      }
      const count = (await revisionsOf(app(), article)).length;
      await app().documents('api::condition.condition').discardDraft({ documentId: entry });
      expect(await revisionsOf(app(), article)).toHaveLength(count);
      await app().documents('api::condition.condition').delete({ documentId: entry });
      const { conditions } = JSON.parse((await last(article)).content);
      expect(conditions).toMatchObject([{ documentId: below, broader: null }]);
      await expectSameAsRows(article);
    });

    it('a condition that is published for the first time after one that stands under it', async () => {
      const { documentId: broader } = await app()
        .documents('api::condition.condition')
        .create({ data: { name: 'Late', slug: named('late') } });
      const below = await condition({ broader });
      const { article, two } = await build().explainer();
      await build().update('section', two, { conditions: [below] });
      await app().documents('api::condition.condition').publish({ documentId: broader });
      const { conditions } = JSON.parse((await last(article)).content);
      expect(conditions).toMatchObject([{ documentId: below, broader: { name: 'Late' } }]);
      await expectSameAsRows(article);
    });

    it('a reference and a contributor that are withdrawn and published again', async () => {
      const reference = await build().create('reference', {
        ...{ title: 'R', citation: 'C.', slug: named('reference') },
      });
      const person = await build().create('contributor', { name: 'P', slug: named('person') });
      const { article, one } = await build().explainer({
        authors: [person],
        references: [reference],
        review: { lastReviewed: '2026-01-01', nextDue: '2027-01-01', reviewedBy: person },
      });
      await build().update('section', one, { references: [reference] });
      const { sha256 } = await last(article);
      for (const [type, documentId, without] of [
        ['reference', reference, { references: [], sections: [{ references: [] }, {}] }],
        ['contributor', person, { authors: [], review: { reviewedBy: null } }],
      ] as const) {
        await build().unpublish(type, documentId);
        // The article cannot be published meanwhile: it names it itself.
        expect(JSON.parse((await last(article)).content)).toMatchObject(without);
        await build().update(type, documentId, {});
        expect((await last(article)).sha256).toBe(sha256);
        await expectSameAsRows(article);
      }
    });

    it('in the languages of its rows, also of those that went or came past every hook', async () => {
      const shared = await condition({ name: 'Before' });
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: [shared] });
      const french = { title: 'Titre', slug: named('explication') };
      await app()
        .documents('api::article.article')
        .update({ documentId: article, locale: 'fr', data: french, status: 'published' });
      expect((await last(article)).language).toBe('fr');
      // As a language does that is deleted in the settings.
      const rows = app().query('api::article.article');
      await rows.deleteMany({ where: { documentId: article, locale: 'fr' } });
      await build().update('condition', shared, { name: 'Now' });
      const italian = { locale: 'it', title: 'Titolo', slug: named('spiegazione') };
      await rows.create({ data: { documentId: article, publishedAt: new Date(), ...italian } });
      await build().update('condition', shared, { name: 'Then' });

      const revisions: { language: string; kind: string; content: string }[] = await revisionsOf(
        app(),
        article,
      );
      const of = (language: string) => revisions.filter((row) => row.language === language);
      expect(of('fr').map(({ kind }) => kind)).toEqual(['new', 'retracted']);
      expect(of('it').map(({ kind }) => kind)).toEqual(['new']);
      expect(JSON.parse(of('en').at(-1)?.content ?? '').conditions).toMatchObject([
        { name: 'Then' },
      ]);
    });

    it('in the language that was published, and in no other', async () => {
      const shared = await condition({ name: 'Depression' });
      const { article, one } = await build().explainer();
      await build().update('section', one, { conditions: [shared] });
      for (const [uid, documentId, data] of [
        ['api::condition.condition', shared, { name: 'Depressionen', slug: named('leiden') }],
        ['api::article.article', article, { title: 'Titel', slug: named('erklaerung') }],
        [
          'api::section.section',
          one,
          {
            heading: 'Abschnitt',
            slug: 'eins',
            position: 10,
            level: 2,
            body: 'Text',
            article,
            conditions: [shared],
          },
        ],
      ] as const) {
        await app().documents(uid).update({ documentId, locale: 'de', data });
        await app().documents(uid).publish({ documentId, locale: 'de' });
      }
      const inLanguage = async (language: string): Promise<{ content: string }[]> =>
        (await revisionsOf(app(), article)).filter(
          (row: { language: string }) => row.language === language,
        );
      const english = await inLanguage('en');
      const german = await inLanguage('de');
      await app()
        .documents('api::condition.condition')
        .update({ documentId: shared, locale: 'de', data: { name: 'Depression (neu)' } });
      await app()
        .documents('api::condition.condition')
        .publish({ documentId: shared, locale: 'de' });
      expect(await inLanguage('en')).toEqual(english);
      const now = await inLanguage('de');
      expect(now).toHaveLength(german.length + 1);
      expect(JSON.parse(now.at(-1)?.content ?? '').conditions).toMatchObject([
        { name: 'Depression (neu)' },
      ]);
      await expectSameAsRows(article);

      await app()
        .documents('api::condition.condition')
        .unpublish({ documentId: shared, locale: 'de' });
      expect(await inLanguage('en')).toEqual(english);
      expect(JSON.parse((await inLanguage('de')).at(-1)?.content ?? '').conditions).toEqual([]);
      await expectSameAsRows(article);
    });
  },
  { content: 'tables' },
);
