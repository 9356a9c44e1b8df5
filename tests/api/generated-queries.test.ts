import { Agent } from 'node:http';
import fc from 'fast-check';
import { readTypes } from '../support/graphql-queries';
import { createKnownPlaces } from '../support/known-places';
import { drawAddress, type KnownPlaces, type OddAddress } from '../support/odd-addresses';
import { drawGraphql, ownRoots, surelyRefused, type OddGraphql } from '../support/odd-graphql';
import { drawSearch } from '../support/odd-searches';
import { onEveryDatabase, type RunningApp } from '../support/running-app';
import { sendRequest, type SentAnswer, type SentRequest } from '../support/send-request';

/** `npm run fuzz` asks for all of them. */
const searches = Number(process.env.GENERATED_SEARCHES ?? 400);
const documents = Number(process.env.GENERATED_DOCUMENTS ?? 200);
const addresses = Number(process.env.GENERATED_ADDRESSES ?? 400);
const seed = Number(process.env.GENERATED_SEED ?? 5540);
const atATime = 8;

const drawn = <T>(count: number, draw: (value: fc.GeneratorValue) => T): T[] =>
  fc.sample(fc.gen(), { numRuns: count, seed }).map(draw);

/** Of something that one can see. */
const namesIt = (words: string): boolean => /[^\s\p{C}].* — expected /su.test(words);

/** How Strapi itself refuses what it does not take for a `populate` or a locale. */
const strapisOwn = /^Invalid (?:populate parameter\. Expected|parameter at 'locale'\. Locale must)/;

/** Whether an answer says in words what was wrong, in the shape that its reader expects. */
const explains = ({ refusedAs }: OddAddress, { status, headers, text }: SentAnswer): boolean => {
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  if (refusedAs !== 'either' && isPage !== (refusedAs === 'page')) return false;
  if (isPage) {
    const [, words = ''] = /<h1[^>]*>[^<]+<\/h1>\s*<p>([^<]+)<\/p>/.exec(text) ?? [];
    return status === 400 ? namesIt(words) : words.length > 20;
  }
  const { data, error } = JSON.parse(text);
  const isSaid =
    status === 400 && refusedAs !== 'panel' ? namesIt(error.message) : error.message.length > 10;
  return data === null && error.status === status && isSaid;
};

/** How GraphQL and its server refuse by themselves what no schema would allow, or this one does not: each goes on with what it is about. */
const graphqlsOwn =
  /^(?:Syntax Error: |There can be only one |Cannot query field |Unknown \w+ |Fields? |Variable |Argument |Directive |Expected |Enum |Value |\w+ cannot represent |`variables` in |The variables search parameter |GET requests only )./;

/** What is wrong with one error of GraphQL's; null where it says what was wrong. */
const wrongIn = ({ message, extensions }: any): string | null => {
  switch (extensions?.code) {
    case 'INTERNAL_SERVER_ERROR':
      return message;
    case 'FORBIDDEN':
      // Strapi's words; the path says of what.
      return message === 'Forbidden access' || namesIt(message) ? null : message;
    case 'GONE':
      return /^Retracted on /.test(message) ? null : message;
    default:
      return extensions?.code && (namesIt(message) || graphqlsOwn.test(message)) ? null : message;
  }
};

/** What is wrong with an answer of GraphQL's; null where it is one, or says in words why it is none. */
const wrongInGraphql = (
  asked: OddGraphql,
  { status, headers, text }: SentAnswer,
): string | null => {
  if (status >= 500) return `${status}`;
  const { data, errors } = JSON.parse(text);
  if (errors === undefined)
    return asked.operation === 'query' && typeof data === 'object' ? null : 'it was written';
  for (const error of errors) {
    const wrong = wrongIn(error);
    if (wrong !== null) return wrong;
  }
  if (status === 405 && headers.allow !== 'POST') return '405 without Allow';
  // Nobody writes without a credential.
  const isWritten = Object.values(data ?? {}).some((value) => value !== null);
  return asked.operation === 'mutation' && isWritten ? 'it was written' : null;
};

/** What is wrong with the answers, by what was asked. */
const failuresOf = async <T extends string | SentRequest>(
  asked: readonly T[],
  judge: (question: T, agent: Agent) => Promise<string | null>,
): Promise<Map<string, string>> => {
  const failures = new Map<string, string>();
  const left = [...asked];
  const agent = new Agent({ keepAlive: true });
  const work = async (): Promise<void> => {
    for (let question = left.pop(); question !== undefined; question = left.pop()) {
      const failure = await judge(question, agent).catch(String);
      const asked =
        typeof question === 'string' ? question : `${question.path} ${question.body ?? ''}`;
      if (failure !== null) failures.set(asked, failure);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  agent.destroy();
  return failures;
};

const contentTypes = [
  ...['article', 'section', 'condition', 'side-effect', 'notice', 'reference', 'contributor'],
];

/** How many documents of each type there are, drafts and published. */
const countRows = (app: RunningApp): Promise<number[]> =>
  Promise.all(
    contentTypes.flatMap((type) =>
      (['draft', 'published'] as const).map((status) =>
        app.documents(`api::${type}.${type}`).count({ status, locale: '*' }),
      ),
    ),
  );

onEveryDatabase(
  'Whatever is asked is answered or refused with a reason, and never a failure',
  (app) => {
    let places: KnownPlaces;
    beforeAll(async () => {
      places = await createKnownPlaces(app());
    });

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
          const isNamed = namesIt(error.message) || strapisOwn.test(error.message);
          const isSaid = status === 400 ? isNamed : error.message.length > 8;
          const isReason = error.status === status && isSaid;
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
      'in addresses of explainers, the feed, frames, oEmbed, previews and views',
      async () => {
        const statuses = new Map<number, number>();
        const failures = await failuresOf(
          drawn(addresses, (draw) => drawAddress(places, draw)),
          async (asked, agent) => {
            const answer = await sendRequest(app(), agent, asked).answered;
            const { status, text } = answer;
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            if (status < 400) return null;
            // oEmbed 1.0 answers 501 to a format that it does not have (section 2.3.5).
            const isFormat = status === 501 && asked.path.startsWith('/oembed?');
            const isReason = (status < 500 || isFormat) && explains(asked, answer);
            return isReason
              ? null
              : `${status} ${text.replace(/^[^]*<article/, '<article').slice(0, 600)}`;
          },
        );
        expect(Object.fromEntries(failures)).toEqual({});
        // Each kind of answer was among them.
        for (const status of [200, 204, 301, 400, 401, 403, 404, 406, 410])
          expect([status, statuses.get(status)]).toEqual([status, expect.any(Number)]);
        expect(statuses.get(200)).toBeGreaterThan(addresses / 10);
        expect(statuses.get(400)).toBeGreaterThan(addresses / 4);
      },
      60 * 60_000,
    );

    it(
      'in GraphQL documents, of reads and of writes, by POST and by GET',
      async () => {
        const types = await readTypes(app());
        const before = await countRows(app());
        const told = new Map<string, number>();
        const tell = (what: string) => told.set(what, (told.get(what) ?? 0) + 1);
        let answered = 0;
        const failures = await failuresOf(
          [
            ...surelyRefused(places),
            ...drawn(documents, (draw) => drawGraphql(types, places, draw)),
          ],
          async (asked, agent) => {
            const answer = await sendRequest(app(), agent, asked).answered;
            const { status, text } = answer;
            const wrong = wrongInGraphql(asked, answer);
            if (wrong !== null) return `${wrong}: ${status} ${text.slice(0, 300)}`;
            const { errors } = JSON.parse(text);
            tell(`${asked.operation} ${status}`);
            for (const code of new Set<string>(errors?.map((one: any) => one.extensions.code)))
              tell(`${asked.operation} ${code}`);
            if (errors !== undefined) return null;
            answered += 1;
            tell(asked.method ?? 'GET');
            for (const root of ownRoots) if (asked.document.includes(`: ${root}`)) tell(root);
            return null;
          },
        );
        expect(Object.fromEntries(failures)).toEqual({});
        expect(answered).toBeGreaterThan(documents / 5);
        expect(answered).toBeLessThan(documents);
        // Each kind of question was answered, and each kind of refusal was among them.
        for (const what of [
          ...['GET', 'POST', ...ownRoots],
          ...['query GRAPHQL_VALIDATION_FAILED', 'query BAD_USER_INPUT', 'query FORBIDDEN'],
          ...['query GONE', 'mutation FORBIDDEN', 'mutation 405'],
        ])
          expect([what, told.get(what)]).toEqual([what, expect.any(Number)]);
        expect(await countRows(app())).toEqual(before);
      },
      60 * 60_000,
    );
  },
);
