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

  it('for each of 100 rows at most, and once for each level past these', async () => {
    const levels = Array.from({ length: 40 }, (_, index) => index);
    const fields = levels.map((level) => `c${level}: conditions_connection { nodes { name } }`);
    const query = `{ sections(pagination: { limit: 8 }) { ${fields.join(' ')} } }`;
    const { data, errors } = JSON.parse(await answerOf(apps().ours, query));
    expect(data.sections).toHaveLength(8);
    for (const row of data.sections) expect([...new Set(Object.values(row))]).toEqual([null]);
    // Of eight rows each, twelve levels are within 100.
    const told = levels.flatMap((level) =>
      (level < 12 ? data.sections : data.sections.slice(0, 1)).map((_: unknown, row: number) => [
        ...['sections', row, `c${level}`],
      ]),
    );
    expect(errors.map(({ path }: { path: unknown }) => path).sort()).toEqual(told.sort());
    for (const { extensions } of errors) expect(extensions.code).toBe('FORBIDDEN');
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
