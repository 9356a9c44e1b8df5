import { createHash } from 'node:crypto';
import { administratorAccount, loginAdministrator } from '../support/administrator';
import { changesOf, numbers, revisionsOf, upTo } from '../support/ledger';
import { onEveryDatabase } from '../support/running-app';
import { createWriter } from '../support/writer';

const sectionUid = 'api::section.section';
const articleUid = 'api::article.article';
const conditionUid = 'api::condition.condition';

onEveryDatabase(
  'Every publish is in the ledger, in the transaction of the write itself',
  (app) => {
    let made = 0;
    /** A published article with two published sections, the first of which names a condition of its own. */
    const createExplainer = async () => {
      const slug = `ledger-${(made += 1)}`;
      const condition = await app()
        .documents(conditionUid)
        .create({
          data: { name: `Condition ${slug}`, slug: `condition-${slug}` },
          status: 'published',
        });
      const article = await app()
        .documents(articleUid)
        .create({ data: { title: slug, slug }, status: 'published' });
      const createSection = async (name: string, position: number, data = {}) =>
        app()
          .documents(sectionUid)
          .create({
            data: {
              heading: name,
              slug: name,
              position,
              level: 2,
              body: `About ${name}.`,
              article: article.documentId,
              ...data,
            },
            status: 'published',
          });
      const one = await createSection('one', 10, { conditions: [condition.documentId] });
      const two = await createSection('two', 20);
      return {
        slug,
        article: article.documentId,
        one: one.documentId,
        two: two.documentId,
        condition: condition.documentId,
      };
    };
    const kindsOf = async (explainer: string) =>
      (await revisionsOf(app(), explainer)).map(({ kind }: { kind: string }) => kind);

    it('a revision holds the explainer as RFC 8785 writes it, and its hash', async () => {
      const { article, slug } = await createExplainer();
      const rows = await revisionsOf(app(), article);
      expect(rows).toHaveLength(3);
      const last = rows[2];
      expect(last.sha256).toBe(createHash('sha256').update(last.content).digest('hex'));
      const explainer = JSON.parse(last.content);
      expect(explainer.slug).toBe(slug);
      expect(explainer.sections.map((section: { slug: string }) => section.slug)).toEqual([
        'one',
        'two',
      ]);
      expect(explainer.conditions.map((one: { slug: string }) => one.slug)).toEqual([
        `condition-${slug}`,
      ]);
      expect(Object.keys(explainer)).toEqual(Object.keys(explainer).sort());
      expect(last.previous).toBe(rows[1].sha256);
      expect(rows[0]).toMatchObject({ kind: 'new', previous: null, slug, language: 'en' });
    });

    it('publishing again what is published appends a change and no revision', async () => {
      const { article, one } = await createExplainer();
      const before = await revisionsOf(app(), article);
      await app().documents(sectionUid).publish({ documentId: one });
      expect(await revisionsOf(app(), article)).toHaveLength(before.length);
      expect((await changesOf(app(), one)).map(({ action }: { action: string }) => action)).toEqual(
        ['publish', 'publish'],
      );
    });

    it('a draft that is saved changes nothing that readers see, and is not in the ledger', async () => {
      const { article, one } = await createExplainer();
      const before = await revisionsOf(app(), article);
      await app()
        .documents(sectionUid)
        .update({ documentId: one, data: { body: 'Only a draft.' } });
      expect(await revisionsOf(app(), article)).toHaveLength(before.length);
      expect(await changesOf(app(), one)).toHaveLength(1);
      await app().documents(sectionUid).discardDraft({ documentId: one });
      expect((await changesOf(app(), one)).at(-1).action).toBe('discardDraft');
      expect(await revisionsOf(app(), article)).toHaveLength(before.length);
    });

    it('a change of a shared condition is a revision of every explainer that names it', async () => {
      const first = await createExplainer();
      const second = await createExplainer();
      await app()
        .documents(sectionUid)
        .update({
          documentId: second.two,
          data: { conditions: [first.condition] },
          status: 'published',
        });
      const countBefore: number = (await revisionsOf(app(), second.article)).length;
      await app()
        .documents(conditionUid)
        .update({
          documentId: first.condition,
          data: { evidenceLevel: 'high' },
          status: 'published',
        });
      for (const explainer of [first.article, second.article]) {
        const last = (await revisionsOf(app(), explainer)).at(-1);
        const found = JSON.parse(last.content).conditions.find(
          (one: { documentId: string }) => one.documentId === first.condition,
        );
        expect(found.evidenceLevel).toBe('high');
        expect(last.changedSections.map(({ change }: { change: string }) => change)).toEqual([
          'changed',
        ]);
      }
      expect((await revisionsOf(app(), second.article)).length).toBe(countBefore + 1);
    });

    it('a write that fails leaves nothing in the ledger', async () => {
      const { article } = await createExplainer();
      const before = await numbers(app());
      await expect(
        app()
          .documents(sectionUid)
          .create({
            data: { heading: 'Again', slug: 'one', position: 30, level: 2, article },
            status: 'published',
          }),
      ).rejects.toThrow('slug');
      expect(await numbers(app())).toEqual(before);
    });

    it('many publishes in one action of the admin panel are one revision, and a change each', async () => {
      const { article, one, two } = await createExplainer();
      const administrator = await loginAdministrator(app());
      for (const documentId of [one, two]) {
        await app()
          .documents(sectionUid)
          .update({ documentId, data: { body: `New ${documentId}.` } });
      }
      const before: number = (await revisionsOf(app(), article)).length;
      const { status } = await administrator.post(
        `/content-manager/collection-types/${sectionUid}/actions/bulkPublish`,
        { documentIds: [one, two] },
      );
      expect(status).toBe(200);
      const rows = await revisionsOf(app(), article);
      expect(rows).toHaveLength(before + 1);
      expect(rows.at(-1).changedSections).toHaveLength(2);
      expect(rows.at(-1).by).toBe('Administrator');
      for (const documentId of [one, two]) {
        const changes = await changesOf(app(), documentId);
        expect(changes.map(({ by }: { by: string }) => by)).toEqual(['command', 'Administrator']);
      }
    });

    it('says who made it: an API token by its name, a script as a command', async () => {
      const writer = await createWriter(app());
      const { body } = await writer.post('/api/articles', { title: 'By token', slug: 'by-token' });
      expect((await changesOf(app(), body.data.documentId))[0].by).toMatch(
        /^API token writer \d+$/,
      );
      const { article } = await createExplainer();
      expect((await changesOf(app(), article))[0].by).toBe('command');
    });

    it('a mutation by GraphQL is a change and a revision, and so is what it takes back', async () => {
      const { accessKey } = await createWriter(app());
      const mutate = async (mutation: string) => {
        const { body } = await app()
          .request.post('/graphql')
          .set('Authorization', `Bearer ${accessKey}`)
          .send({ query: `mutation { done: ${mutation} { documentId } }` });
        return body.data.done.documentId as string;
      };
      const article = await mutate(
        'createArticle(status: PUBLISHED, data: { title: "By GraphQL", slug: "by-graphql" })',
      );
      await mutate(
        `updateArticle(documentId: "${article}", status: PUBLISHED, data: { title: "Anew" })`,
      );
      await mutate(`deleteArticle(documentId: "${article}")`);
      expect(await kindsOf(article)).toEqual(['new', 'minor', 'retracted']);
      const changes = await changesOf(app(), article);
      expect(changes.map(({ action }: { action: string }) => action)).toEqual([
        ...['publish', 'publish', 'delete'],
      ]);
      for (const { by } of changes) expect(by).toMatch(/^API token writer \d+$/);
    });

    it('unpublishing a section, deleting an article: a retraction each, with the reason that was filled in', async () => {
      const { article, one } = await createExplainer();
      await app()
        .documents(sectionUid)
        .update({
          documentId: one,
          data: { retraction: { reason: 'Found to be wrong', replacement: 'other/one' } },
        });
      await app().documents(sectionUid).unpublish({ documentId: one });
      const afterSection = (await revisionsOf(app(), article)).at(-1);
      expect(afterSection.formerSections).toMatchObject({
        slugs: { one },
        withdrawn: { [one]: { reason: 'Found to be wrong', replacement: 'other/one' } },
      });
      await app().documents(articleUid).delete({ documentId: article });
      const last = (await revisionsOf(app(), article)).at(-1);
      expect(last).toMatchObject({
        kind: 'retracted',
        sha256: null,
        content: null,
        reason: 'Withdrawn by the publisher',
        replacement: null,
      });
      expect(Object.keys(last.formerSections.slugs).sort()).toEqual(['one', 'two']);
      expect(last.formerSections.withdrawn[one].reason).toBe('Found to be wrong');
    });

    it('a revision from before texts were packed is read, compared and followed by the next as any other', async () => {
      const { article, slug } = await createExplainer();
      const last = (await revisionsOf(app(), article)).at(-1);
      await app()
        .query('api::revision.revision')
        .update({ where: { id: last.id }, data: { content: last.content } });
      const summaries = async () =>
        app()
          .query('api::revision.revision')
          .findMany({
            where: { explainer: article },
            orderBy: 'sequence',
            select: ['kind', 'sha256', 'previous'],
          });
      const pinned = await app().request.get(`/api/explainers/${slug}?revision=${last.sha256}`);
      expect([pinned.status, pinned.text.includes(last.content)]).toEqual([200, true]);

      await app().documents(articleUid).publish({ documentId: article });
      expect(await summaries()).toHaveLength(3);
      await app()
        .documents(articleUid)
        .update({ documentId: article, data: { title: 'Packed now' }, status: 'published' });
      const next = (await summaries()).at(-1);
      expect(next).toMatchObject({ kind: 'major', previous: last.sha256 });
      const range = `${last.sha256}...${next.sha256}`;
      const compared = await app().request.get(`/api/explainers/${slug}/revisions/${range}`);
      expect(compared.status).toBe(200);
    });

    it('an explainer that was withdrawn and is published again is new again, after the text that it had', async () => {
      const { article } = await createExplainer();
      await app().documents(articleUid).unpublish({ documentId: article });
      await app().documents(articleUid).publish({ documentId: article });
      expect((await kindsOf(article)).slice(-2)).toEqual(['retracted', 'new']);
      const rows = await revisionsOf(app(), article);
      expect(rows.slice(-2).map(({ previous }: { previous: string }) => previous)).toEqual([
        ...[rows.at(-3).sha256, rows.at(-3).sha256],
      ]);
    });

    it('numbers run from 1 without a gap, also after writes at once', async () => {
      const explainers = await Promise.all([1, 2, 3].map(createExplainer));
      await Promise.all(
        explainers.flatMap(({ one, two }, index) =>
          [one, two].map((documentId) =>
            app()
              .documents(sectionUid)
              .update({
                documentId,
                data: { body: `At once ${index}.` },
                status: 'published',
              }),
          ),
        ),
      );
      const { changes, revisions } = await numbers(app());
      expect(changes).toEqual(upTo(changes.length));
      expect(revisions).toEqual(upTo(revisions.length));
      const rows = await app().query('api::revision.revision').findMany({ orderBy: 'sequence' });
      const instants = rows.map(({ at }: { at: string }) => at);
      expect(instants).toEqual([...instants].sort());
    });

    it('its clock does not go back, where another instance’s is ahead', async () => {
      const { article } = await createExplainer();
      const ahead = '2999-01-01T00:00:00.000Z';
      await app().sql(
        'UPDATE changes SET at = ? WHERE sequence = (SELECT MAX(sequence) FROM changes)',
        [ahead],
      );
      await app()
        .documents(articleUid)
        .update({ documentId: article, data: { title: 'Now' }, status: 'published' });
      expect((await changesOf(app(), article)).at(-1).at).toBe(ahead);
      expect((await revisionsOf(app(), article)).at(-1).at).toBe(ahead);
    });
  },
  { content: 'tables', environment: administratorAccount },
);
