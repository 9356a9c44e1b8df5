import { Agent } from 'node:http';
import fc from 'fast-check';
import { readTypes } from '../support/graphql-queries';
import { drawDocument } from '../support/odd-documents';
import { drawSearch } from '../support/odd-searches';
import { onEveryDatabase } from '../support/running-app';
import { sendRequest } from '../support/send-request';

/** `npm run fuzz` asks for all of them. */
const searches = Number(process.env.GENERATED_SEARCHES ?? 400);
const documents = Number(process.env.GENERATED_DOCUMENTS ?? 200);
const seed = Number(process.env.GENERATED_SEED ?? 5540);
const atATime = 8;

const drawn = (count: number, draw: (value: fc.GeneratorValue) => string): string[] =>
  fc.sample(fc.gen(), { numRuns: count, seed }).map(draw);

/** What is wrong with the answers, by what was asked. */
const failuresOf = async (
  asked: readonly string[],
  judge: (question: string, agent: Agent) => Promise<string | null>,
): Promise<Map<string, string>> => {
  const failures = new Map<string, string>();
  const left = [...asked];
  const agent = new Agent({ keepAlive: true });
  const work = async (): Promise<void> => {
    for (let question = left.pop(); question !== undefined; question = left.pop()) {
      const failure = await judge(question, agent).catch(String);
      if (failure !== null) failures.set(question, failure);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  agent.destroy();
  return failures;
};

onEveryDatabase(
  'Whatever is asked is answered or refused with a reason, and never a failure',
  (app) => {
    it(
      'in query strings',
      async () => {
        const statuses = new Map<number, number>();
        const failures = await failuresOf(drawn(searches, drawSearch), async (path, agent) => {
          const { status, text } = await sendRequest(app(), agent, { path }).answered;
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status >= 500) return `${status} ${text}`;
          if (status === 200) return null;
          const { error } = JSON.parse(text);
          const isReason = error.status === status && error.message.length > 5;
          return isReason ? null : `${status} ${text}`;
        });
        expect(Object.fromEntries(failures)).toEqual({});
        // The strings were worth sending: some are understood, and many are not.
        expect(statuses.get(200)).toBeGreaterThan(searches / 50);
        expect(statuses.get(400)).toBeGreaterThan(searches / 4);
      },
      60 * 60_000,
    );

    it(
      'in GraphQL documents',
      async () => {
        const types = await readTypes(app());
        let answered = 0;
        const failures = await failuresOf(
          drawn(documents, (draw) => drawDocument(types, draw)),
          async (query, agent) => {
            const { status, text } = await sendRequest(app(), agent, {
              method: 'POST',
              path: '/graphql',
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ query }),
            }).answered;
            const { errors } = JSON.parse(text);
            if (errors === undefined) answered += 1;
            const isFailure = status >= 500 || text.includes('INTERNAL_SERVER_ERROR');
            return isFailure ? `${status} ${text.slice(0, 300)}` : null;
          },
        );
        expect(Object.fromEntries(failures)).toEqual({});
        expect(answered).toBeGreaterThan(documents / 5);
        expect(answered).toBeLessThan(documents);
      },
      60 * 60_000,
    );
  },
);
