import { Agent } from 'node:http';
import fc from 'fast-check';
import { databaseKinds } from '../support/databases';
import { drawGraphqlQuestion, graphqlPlaces } from '../support/graphql-places';
import { readTypes, type Types } from '../support/graphql-queries';
import {
  drawExplainerQuestion,
  drawHiddenDocument,
  drawQuestion,
  places,
  type Known,
  type TypeName,
} from '../support/leak-questions';
import { askOtherDoors } from '../support/other-doors';
import { sendRequest, type SentAnswer, type SentRequest } from '../support/send-request';
import { startTwins, words, type Twins } from '../support/twin-apps';

/** `npm run leak-sweep` asks at every place of the sweep. */
const perPlace = Number(process.env.LEAK_QUESTIONS_PER_PLACE ?? 0);
const inSuite = 300;
const seed = Number(process.env.GENERATED_SEED ?? 5540);
const atATime = 4;

/** Of the moment and of the connection, and what was asked before: the same content does not make them the same. */
const ofTheMoment = new Set(['date', 'x-request-id', 'ratelimit', 'cache-status', 'age']);

/** Whatever else a header says, such as links, keys, tags and lengths, it says of what is shown. */
const toldInHeaders = ({ headers }: SentAnswer): string =>
  Object.entries(headers)
    .filter(([name]) => !ofTheMoment.has(name))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .sort()
    .join('\n');

/** But for the nonces of the page that Apollo shows in development, which are of the moment too. */
const shownIn = ({ text }: SentAnswer): string =>
  text.replace(/(nonce(?:-|="?))[0-9a-f]{64}\b/g, '$1');

/** What both fail on is told by neither, and is a fault of its own. */
const hasFailed = ({ status, text }: SentAnswer): boolean =>
  status >= 500 || text.includes('INTERNAL_SERVER_ERROR');

const posted = (query: string, token?: string): SentRequest => ({
  method: 'POST',
  path: '/graphql',
  headers: {
    'Content-Type': 'application/json',
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  },
  body: JSON.stringify({ query }),
});

/** Some of many, from all over them. */
const spread = <Value>(values: readonly Value[], count: number): Value[] =>
  fc.sample(fc.shuffledSubarray([...values], { minLength: count, maxLength: count }), {
    numRuns: 1,
    seed,
  })[0] ?? [];

const uids: Record<TypeName, string> = {
  article: 'api::article.article',
  section: 'api::section.section',
  condition: 'api::condition.condition',
  sideEffect: 'api::side-effect.side-effect',
  notice: 'api::notice.notice',
  reference: 'api::reference.reference',
  contributor: 'api::contributor.contributor',
};

describe.each(databaseKinds)(
  'Nothing of what is hidden shows in any answer or its headers (%s)',
  (kind) => {
    let twins: Twins;
    let known: Known;
    let types: Types;
    beforeAll(async () => {
      twins = await startTwins(kind);
      const ids: Partial<Known['ids']> = {};
      const slugs: Partial<Known['slugs']> = {};
      const ofDrafts: string[] = [];
      for (const [type, uid] of Object.entries(uids) as [TypeName, string][]) {
        const { findMany } = twins.one.documents(uid);
        const rows = await findMany({ status: 'published', locale: '*' });
        const drafts = await findMany({ status: 'draft', locale: '*' });
        const documents = [...rows, ...drafts].map((row: any) => row.documentId);
        ids[type] = ['abcdefghijklmnopqrstuvwx', ...new Set<string>(documents)];
        slugs[type] = ['nothing', ...new Set<string>(rows.map((row: any) => row.slug))];
        if (type === 'article') ofDrafts.push(...drafts.map((row: any) => row.slug));
      }
      const { data, errors } = await twins.one.graphql(
        `{ changes(limit: 100) { cursor nodes { slug revision cursor } } page: explainers(limit: 1) { cursor }
          explainers(limit: 10) { nodes { slug conditions { slug } sections { slug sections { slug } } } } }`,
      );
      expect(errors).toBeUndefined();
      const entries: any[] = data.changes.nodes;
      const revisions = entries.flatMap(({ revision }) => revision ?? []);
      const inFeed = new Set<string>(entries.map(({ slug }) => slug));
      known = {
        ids: ids as Known['ids'],
        slugs: slugs as Known['slugs'],
        words: [
          words.one,
          words.other,
          words.one.toLowerCase(),
          `${words.other} `,
          words.one.slice(0, 4),
        ],
        explainers: [...inFeed, ...new Set(ofDrafts), 'nothing'],
        revisions: [...new Set<string>(revisions), '0'.repeat(64)],
        cursors: [...new Set<string>(entries.map(({ cursor }) => cursor)), data.changes.cursor],
        pages: [data.page.cursor],
        shown: new Set<string>(
          data.explainers.nodes.flatMap(({ slug, conditions, sections }: any) => [
            slug,
            ...[...conditions, ...sections, ...sections.flatMap((one: any) => one.sections)].map(
              (part) => `${slug} ${part.slug}`,
            ),
          ]),
        ),
      };
      types = await readTypes(twins.one);
    });
    afterAll(() => twins.remove());

    /** Requests that the two servers answer differently, and with what. */
    const differences = async (asked: readonly SentRequest[]) => {
      const found: string[] = [];
      const left = [...asked];
      const begun = performance.now();
      const statuses = new Map<number, number>();
      const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })] as const;
      const work = async (): Promise<void> => {
        for (let request = left.pop(); request; request = left.pop()) {
          const [one, other] = await Promise.all([
            sendRequest(twins.one, agents[0], request).answered,
            sendRequest(twins.other, agents[1], request).answered,
          ]);
          statuses.set(one.status, (statuses.get(one.status) ?? 0) + 1);
          const isSame =
            one.status === other.status &&
            shownIn(one) === shownIn(other) &&
            toldInHeaders(one) === toldInHeaders(other);
          if (!isSame || [one, other].some(hasFailed)) {
            const of = (answer: SentAnswer) =>
              `${answer.status} ${answer.text.slice(0, 400)}\n${toldInHeaders(answer)}`;
            found.push(`${request.path} ${request.body ?? ''}\n${of(one)}\n${of(other)}`);
          }
        }
      };
      await Promise.all(Array.from({ length: atATime }, work));
      agents.forEach((agent) => agent.destroy());
      if (perPlace > 0) {
        const told = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
        const seconds = Math.round((performance.now() - begun) / 1_000);
        process.stdout.write(`${kind}: ${asked.length} asked of both in ${seconds} s: ${told}\n`);
      }
      return { found, statuses };
    };

    const drawn = <Value>(
      count: number,
      draw: (value: fc.GeneratorValue, index: number) => Value,
    ) => fc.sample(fc.gen(), { numRuns: count, seed }).map(draw);
    const encoded = (path: string): string => encodeURI(path);

    it('there is much that would show: the two differ in every draft, in what is private, and in who is who', async () => {
      for (const [type, uid] of Object.entries(uids)) {
        const read = async (app: Twins['one']) =>
          JSON.stringify(await app.documents(uid).findMany({ status: 'draft', locale: '*' }));
        const [one, other] = [await read(twins.one), await read(twins.other)];
        if (type !== 'notice') expect([type, one.includes(words.one)]).toEqual([type, true]);
        expect([type, other.includes(words.one)]).toEqual([type, false]);
      }
      const first = await twins.one.documents(uids.article).findMany({ status: 'published' });
      expect(first[0].sourceText).toContain(words.one);
    });

    it(
      'by REST, at each type, address, parameter and depth',
      async () => {
        const asked =
          perPlace > 0
            ? places.flatMap((place) => Array.from({ length: perPlace }, () => place))
            : fc.sample(
                // Lists tell most: of how many, and in which order.
                fc.oneof(
                  fc.constantFrom(...places.filter(({ endpoint }) => endpoint === 'list')),
                  fc.constantFrom(...places),
                ),
                { numRuns: inSuite, seed },
              );
        const questions = drawn(asked.length, (draw, index) =>
          drawQuestion(asked[index] ?? places[0]!, known, draw),
        );
        const { found, statuses } = await differences(
          questions.map((path) => ({ path: encoded(path) })),
        );
        expect(found).toEqual([]);
        // They were worth asking: many are answered, and many are refused.
        expect(statuses.get(200)).toBeGreaterThan(asked.length / 10);
        expect(statuses.get(403)).toBeGreaterThan(asked.length / 50);
      },
      120 * 60_000,
    );

    it(
      'by explainers, their forms and the feed',
      async () => {
        const count = perPlace > 0 ? 50 * perPlace : 60;
        const questions = drawn(count, (draw) => drawExplainerQuestion(known, draw));
        const { found, statuses } = await differences(
          [...new Set(questions)].map((path) => ({ path: encoded(path) })),
        );
        expect(found).toEqual([]);
        expect(statuses.get(200)).toBeGreaterThan(5);
      },
      60 * 60_000,
    );

    it(
      'by GraphQL, with any fields and arguments of its schema and odd ones',
      async () => {
        const documents = drawn(perPlace > 0 ? 1_000 * perPlace : 150, (draw) =>
          drawHiddenDocument(types, known, draw),
        );
        const { found, statuses } = await differences(documents.map((query) => posted(query)));
        expect(found).toEqual([]);
        expect(statuses.get(200)).toBeGreaterThan(documents.length / 5);
      },
      120 * 60_000,
    );

    it(
      'by each field of GraphQL, with each argument of its own and of what it leads to, at each depth',
      async () => {
        const all = graphqlPlaces(types);
        const asked = perPlace > 0 ? all : spread(all, 60);
        const questions = drawn(asked.length, (draw, index) =>
          posted(
            drawGraphqlQuestion(types, asked[index] ?? all[0]!, known, draw),
            // Every other one by a frontend.
            index % 2 === 0 ? undefined : twins.frontend,
          ),
        );
        const { found, statuses } = await differences(questions);
        expect(found).toEqual([]);
        expect(statuses.get(200)).toBeGreaterThan(asked.length / 2);
      },
      60 * 60_000,
    );

    it(
      'by each other door, in each form, of each revision and language, with a token and without',
      async () => {
        const different: string[] = [];
        let answered = 0;
        for (const [name, asked] of Object.entries(askOtherDoors(known, twins.frontend))) {
          const { found, statuses } = await differences(perPlace > 0 ? asked : spread(asked, 15));
          different.push(...found);
          answered += statuses.get(200) ?? 0;
          // No link to a draft was made for this.
          if (perPlace > 0 && name !== 'previews')
            expect([name, statuses.has(200)]).toEqual([name, true]);
        }
        expect(answered).toBeGreaterThan(10);
        expect(different).toEqual([]);
      },
      60 * 60_000,
    );
  },
);
