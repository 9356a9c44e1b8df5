import { cacheStatus } from '../support/cache-status';
import { databaseKinds } from '../support/databases';
import { startApp, type RunningApp } from '../support/running-app';
import { openToPublic, writeStock } from '../support/stock-app';
import { withoutMemory } from '../support/without-memory';

const sectionUid = 'api::section.section';
const articleUid = 'api::article.article';
const conditionUid = 'api::condition.condition';
const positions = [1, 2, 3, 4, 5, 6];

const createExplainer = async (app: RunningApp) => {
  const article = await app
    .documents(articleUid)
    .create({ data: { title: 'Torn', slug: 'torn' }, status: 'published' });
  const condition = await app
    .documents(conditionUid)
    .create({ data: { name: 'Named', slug: 'named' }, status: 'published' });
  const sections: string[] = [];
  for (const position of positions) {
    const { documentId } = await app.documents(sectionUid).create({
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

type Made = Awaited<ReturnType<typeof createExplainer>>;

const publishAgain = async (
  app: RunningApp,
  { article, condition, sections }: Made,
  round: number,
): Promise<void> => {
  await app.documents(articleUid).publish({ documentId: article });
  await app.documents(conditionUid).publish({ documentId: condition });
  await app.documents(sectionUid).publish({ documentId: sections[round % sections.length] });
};

/** What was read, as text: the status, and how many conditions each section has; and what memory did. */
interface Seen {
  read: string;
  memory: string;
}
type Door = () => Promise<Seen>;

const doorsOf = (app: RunningApp) => {
  const of = (answer: { status: number; headers: any }, found: unknown): Seen => ({
    read: JSON.stringify([answer.status, found]),
    memory: cacheStatus(answer),
  });
  const counts = (sections?: { conditions: unknown[] }[]) =>
    sections?.map(({ conditions }) => conditions.length);
  const query = async (text: string, sectionsIn: (data: any) => any): Promise<Seen> => {
    const answer = await app.request.post('/graphql').send({ query: text });
    return of(answer, counts(sectionsIn(answer.body.data)));
  };
  const rest = async (words = ''): Promise<Seen> => {
    const answer = await app.request.get(
      `/api/articles?filters[slug]=torn&populate[sections][populate][conditions][fields]=slug${words}`,
    );
    return of(answer, counts(answer.body.data[0]?.sections));
  };
  const graphql = (name = 'articles'): Promise<Seen> =>
    query(
      `{ ${name}: articles(filters: { slug: { eq: "torn" } }) { sections { conditions { slug } } } }`,
      (data) => data[name]?.[0]?.sections,
    );
  const strapis: Door[] = [() => rest(), () => graphql()];
  let asked = 0;
  /** In words that nobody has used, so that they are computed. */
  const inNewWords: Door[] = [
    () => rest(`&filters[title][$ne]=${(asked += 1)}`),
    () => graphql(`a${(asked += 1)}`),
  ];
  /** Of pages, whether each heading is there. */
  const page = (address: string) => async () => {
    const answer = await app.request.get(address);
    return of(
      answer,
      positions.map((one) => Number(answer.text.includes(`>S${one}<`))),
    );
  };
  const ours: Door[] = [
    async () => {
      const answer = await app.request.get('/api/explainers/torn');
      return of(answer, counts(answer.body.data?.sections));
    },
    () =>
      query(
        '{ explainer(slug: "torn") { sections { conditions { slug } } } }',
        (data) => data.explainer?.sections,
      ),
    page('/api/explainers/torn?format=html'),
    page('/embed/torn'),
    page('/api/explainers/torn?format=html&shadow=open'),
  ];
  const kept = [...strapis, ...ours];
  return { strapis, kept, all: [...kept, ...inNewWords, ...inNewWords] };
};

const whole = JSON.stringify([200, positions.map(() => 1)]);

/** Everything that is read at some doors, again and again, while `publishing` is under way. */
const readDuring = async (doors: readonly Door[], publishing: Promise<unknown>) => {
  let isOver = false;
  const ended = publishing.finally(() => {
    isOver = true;
  });
  const seen: Seen[] = [];
  const reading = doors.map(async (read) => {
    while (!isOver) seen.push(await read());
  });
  await Promise.all([ended, ...reading]);
  return seen;
};

const tornIn = (seen: readonly Seen[]): string[] => [
  ...new Set(seen.map(({ read }) => read).filter((read) => read !== whole)),
];

describe.each(databaseKinds)('No reader sees half a publish (%s)', (kind) => {
  const rounds = 15;
  it.each([
    // From memory little is computed; what is computed must not be torn either.
    ['each answer is computed', withoutMemory],
    ['answers are kept', {}],
  ])(
    'at any door, while article, sections and conditions are published again and again, where %s',
    async (_, environment) => {
      const app = await startApp(kind, { content: 'tables', environment });
      try {
        const made = await createExplainer(app);
        const { all, kept } = doorsOf(app);
        const publishing = (async () => {
          for (let round = 0; round < rounds; round += 1) await publishAgain(app, made, round);
        })();
        const seen = await readDuring(all, publishing);
        expect(tornIn(seen)).toEqual([]);
        expect(seen.length).toBeGreaterThan(20);
        // And none that came last is kept.
        const last = await Promise.all(kept.map(async (read) => [await read(), await read()]));
        expect(tornIn(last.flat())).toEqual([]);
        const times = (memory: RegExp) => seen.filter((one) => memory.test(one.memory)).length;
        const [stored, hits] = [times(/; stored$/), times(/^hit$/)];
        if (environment === withoutMemory) expect([stored, hits]).toEqual([0, 0]);
        else {
          expect(stored).toBeGreaterThan(rounds);
          expect(hits).toBeGreaterThan(20);
          expect(last.map(([, again]) => again?.memory)).toEqual(kept.map(() => 'hit'));
        }
      } finally {
        await app.stop();
      }
    },
  );
});

describe('What stock Strapi 5.54.0 shows while the same is published (postgres)', () => {
  const mostRounds = 60;
  it('is half a publish, by which one knows that it could be seen here', async () => {
    const stock = writeStock();
    const app = await stock.start('postgres');
    try {
      await openToPublic(app, ['article', 'section', 'condition']);
      const made = await createExplainer(app);
      const doors = doorsOf(app).strapis;
      const atRest = async () =>
        (await Promise.all(doors.map((read) => read()))).map(({ read }) => read);
      expect(await atRest()).toEqual([whole, whole]);
      let torn: string[] = [];
      for (let round = 0; round < mostRounds && torn.length === 0; round += 1) {
        torn = tornIn(await readDuring(doors, publishAgain(app, made, round)));
        // What is lost for good is another failure.
        expect(await atRest()).toEqual([whole, whole]);
      }
      expect(torn).not.toEqual([]);
    } finally {
      await app.stop();
      stock.remove();
    }
  });
});
