import { onEveryDatabase } from '../support/running-app';
import { explainerBuilder } from '../support/explainer-builder';
import { createWriter } from '../support/writer';

const sectionUid = 'api::section.section';

onEveryDatabase(
  'Publishing in the wrong order loses no relation',
  (app) => {
    let made = 0;
    const draft = async (type: string, data: object): Promise<string> =>
      (await app().documents(`api::${type}.${type}`).create({ data })).documentId;
    const sectionWith = async (data: object) => {
      const article = await explainerBuilder(app()).create('article', {
        title: 'Order',
        slug: `order-${(made += 1)}`,
      });
      return draft('section', {
        heading: 'Section',
        slug: 'section',
        position: 1,
        level: 2,
        body: 'It can cause nausea.',
        article,
        ...data,
      });
    };

    it('refuses a section whose targets are drafts, with the list of what must be published first', async () => {
      made += 1;
      const targets = {
        conditions: [await draft('condition', { name: 'C', slug: `c-${made}` })],
        sideEffects: [
          await draft('side-effect', {
            name: 'S',
            slug: `s-${made}`,
            bodySystem: 'gastrointestinal',
          }),
        ],
        notices: [
          await draft('notice', { title: 'N', slug: `n-${made}`, kind: 'general', text: 'T' }),
        ],
        references: [await draft('reference', { title: 'R', citation: 'R.', slug: `r-${made}` })],
      };
      const number = made;
      const section = await sectionWith(targets);
      const publish = () => app().documents(sectionUid).publish({ documentId: section });
      const expected = [
        `condition "c-${number}"`,
        `side effect "s-${number}"`,
        `notice "n-${number}"`,
        `reference "r-${number}"`,
      ];
      await expect(publish()).rejects.toMatchObject({
        message: expect.stringContaining('publish these first'),
        details: { publishFirst: expected },
      });
      expect(
        await app().documents(sectionUid).findOne({ documentId: section, status: 'published' }),
      ).toBeNull();

      for (const [type, [documentId]] of [
        ['condition', targets.conditions],
        ['side-effect', targets.sideEffects],
        ['notice', targets.notices],
        ['reference', targets.references],
      ] as [string, string[]][]) {
        await app().documents(`api::${type}.${type}`).publish({ documentId });
      }
      await publish();
      const published = await app()
        .documents(sectionUid)
        .findOne({
          documentId: section,
          status: 'published',
          populate: Object.keys(targets),
        });
      for (const [name, [documentId]] of Object.entries(targets)) {
        expect([name, published[name].map((one: any) => one.documentId)]).toEqual([
          name,
          [documentId],
        ]);
      }
    });

    it('a mention of a draft, an author who is a draft, and a reviewer', async () => {
      made += 1;
      const sideEffect = await draft('side-effect', {
        name: 'Nausea',
        slug: `nausea-${made}`,
        bodySystem: 'gastrointestinal',
      });
      const slug = `nausea-${made}`;
      const section = await sectionWith({
        mentions: [{ quote: 'nausea', start: 13, end: 19, sideEffect }],
      });
      await expect(
        app().documents(sectionUid).publish({ documentId: section }),
      ).rejects.toMatchObject({
        details: { publishFirst: [`side effect "${slug}"`] },
      });
      const contributor = await draft('contributor', { name: 'Dr. A', slug: `dr-${made}` });
      const article = await draft('article', {
        title: 'By a draft',
        slug: `by-${made}`,
        authors: [contributor],
        review: { reviewedBy: contributor },
      });
      await expect(
        app().documents('api::article.article').publish({ documentId: article }),
      ).rejects.toMatchObject({ details: { publishFirst: [`contributor "dr-${made}"`] } });
    });

    it('REST that saves and publishes at once is refused whole, with 400', async () => {
      made += 1;
      const condition = await draft('condition', { name: 'C', slug: `once-${made}` });
      const writer = await createWriter(app());
      const { status, body } = await writer.post('/api/sections', {
        heading: 'At once',
        slug: `at-once-${made}`,
        position: 1,
        level: 2,
        conditions: [condition],
      });
      expect([status, body.error.details.publishFirst]).toEqual([
        400,
        [`condition "once-${made}"`],
      ]);
      expect(
        await app()
          .documents(sectionUid)
          .count({ filters: { slug: `at-once-${made}` } }),
      ).toBe(0);
    });

    it('a section before its article or parent is linked when they are published', async () => {
      const article = await draft('article', { title: 'Late', slug: `late-${(made += 1)}` });
      const slug = `late-${made}`;
      const base = { heading: 'H', position: 1, level: 2, article };
      const parent = await draft('section', { ...base, slug: 'parent' });
      const child = await draft('section', {
        ...base,
        slug: 'child',
        position: 2,
        level: 3,
        parent,
      });
      for (const documentId of [child, parent])
        await app().documents(sectionUid).publish({ documentId });
      await app().documents('api::article.article').publish({ documentId: article });
      const { body } = await app().request.get(`/api/explainers/${slug}`);
      expect(
        body.data.sections.map((one: any) => [
          one.slug,
          one.sections.map((below: any) => below.slug),
        ]),
      ).toEqual([['parent', ['child']]]);
    });
  },
  { content: 'tables' },
);
