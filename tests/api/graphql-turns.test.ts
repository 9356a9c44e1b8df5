import { onEveryDatabase } from '../support/running-app';
import { withoutMemory } from '../support/without-memory';

const list =
  'articles { sections { heading conditions { name } sideEffects { name } mentions { quote condition { name } } } }';
const heavy = `{ ${Array.from({ length: 16 }, (_, index) => `a${index}: ${list}`).join(' ')} }`;

onEveryDatabase(
  'While a GraphQL document with much to read is answered',
  (app) => {
    it('others are answered between its levels', async () => {
      const { request } = app();
      // Once, so that what is done at a first request is done.
      await request.post('/graphql').send({ query: heavy });
      const state = { isAnswered: false };
      const answered = request
        .post('/graphql')
        .send({ query: heavy })
        .then(({ status, body }) => {
          state.isAnswered = true;
          expect([status, body.errors]).toEqual([200, undefined]);
        });
      let meanwhile = 0;
      while (!state.isAnswered) {
        expect((await request.get('/healthz')).status).toBe(200);
        meanwhile += 1;
      }
      await answered;
      // A level a list at least is a turn, and each of 16 lists has five of them.
      expect(meanwhile).toBeGreaterThan(10);
    });
  },
  { environment: withoutMemory },
);
