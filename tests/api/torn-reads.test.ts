import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

const sectionUid = 'api::section.section';
const articleUid = 'api::article.article';
const conditionUid = 'api::condition.condition';

onEveryDatabase(
  'No reader sees half a publish',
  (app) => {
    const createExplainer = async () => {
      const article = await app()
        .documents(articleUid)
        .create({ data: { title: 'Torn', slug: 'torn' }, status: 'published' });
      const condition = await app()
        .documents(conditionUid)
        .create({ data: { name: 'Named', slug: 'named' }, status: 'published' });
      const sections: string[] = [];
      for (const position of [1, 2, 3, 4, 5, 6]) {
        const { documentId } = await app()
          .documents(sectionUid)
          .create({
            data: {
              heading: `S${position}`,
              slug: `s${position}`,
              position,
              level: 2,
              article: article.documentId,
              conditions: [condition.documentId],
            },
            status: 'published',
          });
        sections.push(documentId);
      }
      return { article: article.documentId, condition: condition.documentId, sections };
    };

    const readByRest = async () => {
      const { body, status } = await app().request.get(
        '/api/articles?filters[slug]=torn&populate[sections][populate][conditions][fields]=slug',
      );
      return [status, body.data[0]?.sections.map((one: any) => one.conditions.length)];
    };
    const readByGraphql = async () => {
      const { data, status } = await app().graphql(
        '{ articles(filters: { slug: { eq: "torn" } }) { sections { conditions { slug } } } }',
      );
      return [status, data.articles[0]?.sections.map((one: any) => one.conditions.length)];
    };
    const readExplainer = async () => {
      const { body, status } = await app().request.get('/api/explainers/torn');
      return [status, body.data?.sections.map((one: any) => one.conditions.length)];
    };

    const readExplainerByGraphql = async () => {
      const { data, status } = await app().graphql(
        '{ explainer(slug: "torn") { sections { conditions { slug } } } }',
      );
      return [status, data.explainer?.sections.map((one: any) => one.conditions.length)];
    };
    /** Of pages, whether each heading is there. */
    const readPage = (address: string) => async () => {
      const { status, text } = await app().request.get(address);
      return [status, [1, 2, 3, 4, 5, 6].map((one) => Number(text.includes(`>S${one}<`)))];
    };
    const doors = [
      ...[readByRest, readByGraphql, readExplainer, readExplainerByGraphql],
      ...[readPage('/api/explainers/torn?format=html'), readPage('/embed/torn')],
      readPage('/api/explainers/torn?format=html&shadow=open'),
    ];

    it('at any door, while article, sections and conditions are published again and again', async () => {
      const { article, condition, sections } = await createExplainer();
      let isPublishing = true;
      const publishing = (async () => {
        for (let round = 0; round < 15; round += 1) {
          await app().documents(articleUid).publish({ documentId: article });
          await app().documents(conditionUid).publish({ documentId: condition });
          await app()
            .documents(sectionUid)
            .publish({ documentId: sections[round % sections.length] });
        }
        isPublishing = false;
      })();
      const seen = new Map<string, number>();
      const reading = doors.map(async (read) => {
        while (isPublishing) {
          const answer = JSON.stringify(await read());
          seen.set(answer, (seen.get(answer) ?? 0) + 1);
        }
      });
      await Promise.all([publishing, ...reading]);
      expect([...seen.keys()]).toEqual([JSON.stringify([200, [1, 1, 1, 1, 1, 1]])]);
      expect(seen.values().next().value).toBeGreaterThan(20);
    });
  },
  // From memory nothing is torn; what is computed must not be either.
  { content: 'tables', environment: withoutMemory },
);
