import { onEveryDatabase } from '../support/running-app';

interface Node {
  heading: string;
  body: string | null;
  mentions: { quote: string; start: number; end: number }[];
  children?: Node[];
}

const fields = `heading slug position level body bodyHtml bodyText healthAspect standsAlone syndication promotional
  conditions { slug name claim evidenceLevel regulatoryStatus codes { system code } }
  sideEffects { slug name term bodySystem severity frequency codes { system code } }
  mentions { quote start end section condition { slug } sideEffect { slug } }
  notices { title kind text } references { title doi }`;

const query = `query Explainer($slug: String!) {
  articles(filters: { slug: { eq: $slug } }) {
    title lead about codes { system code } review { lastReviewed nextDue } authors { name conflictsOfInterest } references { title citation }
    sections(filters: { parent: { slug: { null: true } } }, sort: "position") { ${fields} children(sort: "position") { ${fields} } }
  }
}`;

const flatten = (nodes: Node[]): Node[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children ?? [])]);

onEveryDatabase('A frontend has the whole explainer in one GraphQL request', (app) => {
  const load = async () => {
    const { data, errors } = await app().graphql(query, { slug: 'how-ketamine-infusions-work' });
    expect(errors).toBeUndefined();
    return data.articles[0];
  };

  it('as a tree in order: six sections, ten below them, five that only hold others', async () => {
    const { sections } = await load();
    expect(sections).toHaveLength(6);
    expect(flatten(sections)).toHaveLength(16);
    expect(sections.filter(({ body }: Node) => !body)).toHaveLength(5);
    expect(sections[0].heading).toBe('Understanding Ketamine');
    expect(sections[5].heading).toBe('Parting Words');
    const positions = flatten(sections).map((node) => Reflect.get(node, 'position'));
    expect(positions).toEqual([...positions].sort((one, other) => one - other));
  });

  it('with the eight conditions, each off-label, and the eight side effects', async () => {
    const all = flatten((await load()).sections);
    const conditions = all.flatMap((node) => Reflect.get(node, 'conditions'));
    const sideEffects = all.flatMap((node) => Reflect.get(node, 'sideEffects'));
    for (const slug of [
      'depression',
      'treatment-resistant-depression',
      'post-traumatic-stress-disorder',
      'chronic-pain',
      'neuropathic-pain',
      'fibromyalgia',
      'complex-regional-pain-syndrome',
      'acute-pain',
    ]) {
      expect(conditions).toContainEqual(
        expect.objectContaining({ slug, regulatoryStatus: 'off_label' }),
      );
    }
    for (const slug of [
      'nausea',
      'dizziness',
      'headache',
      'increased-blood-pressure',
      'increased-heart-rate',
      'urinary-tract-effects',
      'liver-effects',
      'memory-effects',
    ]) {
      expect(sideEffects).toContainEqual(expect.objectContaining({ slug }));
    }
  });

  it('with every mention at its exact words', async () => {
    const all = flatten((await load()).sections);
    const mentions = all.flatMap(({ body, mentions: found }) =>
      found.map((mention) => ({ body: body ?? '', ...mention })),
    );
    expect(mentions.length).toBeGreaterThan(20);
    for (const { body, quote, start, end } of mentions) expect(body.slice(start, end)).toBe(quote);
  });

  it('and by REST, populated, the same sections', async () => {
    const { body } = await app().request.get(
      '/api/articles/how-ketamine-infusions-work?populate[sections][sort]=position&populate[sections][populate]=*',
    );
    expect(body.data.sections.map(({ heading }: Node) => heading)).toEqual(
      flatten((await load()).sections).map(({ heading }) => heading),
    );
  });
});
