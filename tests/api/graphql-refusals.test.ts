import { answerOf, onBothGraphqls } from '../support/both-graphqls';
import { createTangledRows } from '../support/tangled-rows';

const permissionUid = 'plugin::users-permissions.permission';

const filtered =
  '{ articles(sort: "slug") { slug sections(filters: { conditions: { name: { contains: "1" } } }) { slug } } }';

onBothGraphqls('Who may not read a type is refused it wherever a query leads to it', (apps) => {
  beforeAll(async () => {
    await createTangledRows(apps().ours);
    // While they may, so that what it comes to is known.
    const { data, errors } = JSON.parse(await answerOf(apps().ours, filtered));
    expect([data.articles.length, errors]).toEqual([3, undefined]);
    const action = 'api::condition.condition.find';
    await apps().ours.query(permissionUid).delete({ where: { action } });
  });

  const bothAnswer = async (query: string) => {
    const answer = await answerOf(apps().ours, query);
    expect(answer).toBe(await answerOf(apps().strapis, query));
    return JSON.parse(answer);
  };

  it('for each row of a level, and nothing else of the row is lost', async () => {
    const { data, errors } = await bothAnswer(
      '{ sections(sort: "slug", filters: { article: { slug: { eq: "tangled-1" } } }) { slug sideEffects { name } conditions_connection { nodes { name } } } }',
    );
    expect(data.sections).toHaveLength(4);
    expect(data.sections[1]).toEqual({
      slug: 'section-10',
      sideEffects: [{ name: 'Effect 1' }, { name: 'Effect 2' }, { name: 'Effect 3' }],
      conditions_connection: null,
    });
    expect(errors).toHaveLength(4);
    expect(errors[0]).toMatchObject({
      message: 'Forbidden access',
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('for each of 100 rows at most, past which what failed is told alone', async () => {
    const ask = async (levels: number) => {
      const fields = Array.from(
        { length: levels },
        (_, level) => `c${level}: conditions_connection { nodes { name } }`,
      );
      const query = `{ sections(pagination: { limit: 8 }) { slug ${fields.join(' ')} } }`;
      return JSON.parse(await answerOf(apps().ours, query));
    };
    // Of eight rows each.
    const within = await ask(12);
    expect([within.data.sections.length, within.errors.length]).toEqual([8, 12 * 8]);
    const { data, errors } = await ask(40);
    expect([data, errors.length]).toEqual([null, 12 * 8 + 28]);
    for (const { message, extensions } of errors) {
      expect([message, extensions.code]).toEqual(['Forbidden access', 'FORBIDDEN']);
    }
  });

  it('and a list that could not be read is not answered as an empty one', async () => {
    const query =
      '{ sections(pagination: { limit: 8 }) { article { sections { article { sections { slug conditions { name } } } } } } }';
    const { data, errors } = JSON.parse(await answerOf(apps().ours, query));
    expect([data, errors.length]).toEqual([null, 1]);
    expect(errors[0]).toMatchObject({ message: 'Forbidden access' });
  });

  it('also where they might have read it before', async () => {
    const { data, errors } = await bothAnswer(filtered);
    expect(data).toEqual({ articles: [null, null, null] });
    expect(errors).toHaveLength(3);
  });

  it('also as a filter of a type that they may read', async () => {
    const { data, errors } = await bothAnswer(
      '{ articles(sort: "slug") { slug sections_connection(filters: { conditions: { name: { contains: "1" } } }) { nodes { slug } } references { title } } }',
    );
    expect(data.articles.at(-1)).toEqual({
      slug: 'tangled-2',
      sections_connection: null,
      references: [{ title: 'A study' }],
    });
    expect(errors).toHaveLength(data.articles.length);
  });
});
