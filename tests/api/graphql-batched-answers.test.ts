import fc from 'fast-check';
import { answerOf, onBothGraphqls } from '../support/both-graphqls';
import { readTypes, writeQuery, type Types } from '../support/graphql-queries';
import { createTangledRows } from '../support/tangled-rows';

/** `npm run fuzz` asks for more. */
const runs = Number(process.env.GENERATED_QUERIES ?? 150);
const seed = Number(process.env.GENERATED_SEED ?? 5540);

/** What has gone wrong once, or is likely to. */
const queries = [
  '{ articles(locale: "*", sort: "title") { title localizations { title localizations { title } } } }',
  '{ articles { a: sections(pagination: { limit: 1 }) { slug } b: sections(sort: "position:desc") { slug } c: sections(pagination: { start: 1, limit: 2 }) { slug } } }',
  '{ sections { slug conditions(filters: { or: [{ synonyms: { text: { contains: "Name" } } }, { name: { contains: "Condition" } }] }) { name } } }',
  '{ sections { conditions(sort: ["name", "slug:desc"], pagination: { page: 2, pageSize: 2 }) { name slug } } }',
  '{ sections { mentions(sort: "start:desc") { id quote condition { name broader { name narrower { slug } } } sideEffect { name } } } }',
  '{ sections { parent { slug children(pagination: { limit: 1 }) { slug parent { slug article { title } } } } } }',
  '{ articles { ...Parts } more: articles(sort: "slug:desc") { ...Parts } } fragment Parts on Article { sections { conditions { name synonyms { text } } } review { reviewedBy { name } } }',
  '{ articles_connection { nodes { sections_connection(pagination: { limit: 2 }) { nodes { slug conditions_connection { nodes { slug } } } } } pageInfo { total } } }',
  '{ sections { slug sideEffects(filters: { localizations: { name: { eq: "x" } } }) { name } } }',
  '{ sections { slug conditions(pagination: { page: 1, limit: 1 }) { name } sideEffects { name } } }',
  '{ sections { slug conditions(sort: "nothing") { name } article { title } } }',
  '{ articles { title @skip(if: true) sections @include(if: true) { slug } } }',
];

onBothGraphqls('GraphQL that is loaded in batches answers as it would without', (apps) => {
  let types: Types;
  beforeAll(async () => {
    await createTangledRows(apps().ours);
    types = await readTypes(apps().ours);
  });

  const expectOneAnswer = async (query: string): Promise<string> => {
    const { ours, strapis } = apps();
    const answer = await answerOf(strapis, query);
    // And the same when Strapi's resolvers were asked what it comes to before.
    for (let time = 0; time < 2; time += 1) {
      expect({ query, answer: await answerOf(ours, query) }).toEqual({ query, answer });
    }
    return answer;
  };

  it.each(queries)('to %s', async (query) => {
    await expectOneAnswer(query);
  });

  it(
    'to whatever else the schema allows',
    async () => {
      const answers: string[] = [];
      await fc.assert(
        fc.asyncProperty(fc.gen(), async (draw) => {
          answers.push(await expectOneAnswer(writeQuery(types, draw)));
        }),
        { numRuns: runs, seed, endOnFailure: true },
      );
      // The queries were worth asking: most are answered, and with something.
      const answered = answers.filter((answer) => !answer.includes('"errors"'));
      expect(answered.length).toBeGreaterThan(answers.length / 2);
      expect(answers.join('').length).toBeGreaterThan(runs * 200);
    },
    60 * 60_000,
  );
});
