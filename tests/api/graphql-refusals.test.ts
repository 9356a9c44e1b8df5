import { answerOf, onBothGraphqls } from '../support/both-graphqls';
import { createTangledRows } from '../support/tangled-rows';

const permissionUid = 'plugin::users-permissions.permission';

onBothGraphqls('Who may not read a type is refused it wherever a query leads to it', (apps) => {
  beforeAll(async () => {
    await createTangledRows(apps().ours);
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
