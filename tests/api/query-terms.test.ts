import { onEveryDatabase } from '../support/running-app';

const many = <Value>(count: number, value: Value): Value[] => Array<Value>(count).fill(value);
const conditions = (count: number, attribute: string, within = 'filters') =>
  many(count, 0)
    .map((_, index) => `${within}[$or][${index}][${attribute}][$ne]=x`)
    .join('&');

onEveryDatabase(
  'No request has more conditions and orders than a reader needs',
  (app) => {
    it.each([
      ['filters', conditions(51, 'title')],
      ['filters and sort', `sort=${many(51, 'title').join(',')}`],
      ['filters and sort', `sort=title&${conditions(50, 'title')}`],
      ['filters', `populate[sections][sort]=${many(51, 'heading').join(',')}`],
      ['filters', conditions(51, 'heading', 'populate[sections][filters]')],
    ])('REST: too many in %s are a 400 that says how many may be', async (where, query) => {
      const { status, body } = await app().request.get(`/api/articles?${query}`);
      expect([status, body.error?.message]).toEqual([
        400,
        `${where} — expected at most 50 conditions and orders, with those of what is populated; got 51`,
      ]);
    });

    it('REST: as many as may be are answered, and a list of $in is one', async () => {
      for (const query of [
        conditions(50, 'title'),
        `sort=${many(50, 'title').join(',')}`,
        many(100, 0)
          .map((_, index) => `filters[slug][$in][${index}]=x`)
          .join('&'),
      ]) {
        const { status } = await app().request.get(`/api/articles?${query}`);
        expect([query.slice(0, 30), status]).toEqual([query.slice(0, 30), 200]);
      }
    });

    it.each(['fields', 'populate'])(
      'REST: %s names each attribute once or so',
      async (parameter) => {
        const name = parameter === 'fields' ? 'title' : 'sections';
        const { status, body } = await app().request.get(
          `/api/articles?${parameter}=${many(101, name).join(',')}`,
        );
        expect([status, body.error?.message]).toEqual([
          400,
          `${parameter} — expected at most 100 names; got 101`,
        ]);
      },
    );

    it.each([
      ['filters', 'ArticleFiltersInput', { or: many(3, { title: { ne: 'x' } }) }],
      ['sort', '[String]', many(3, 'title')],
    ])('GraphQL: a variable for %s counts wherever it is used', async (name, type, value) => {
      const fields = (count: number): string =>
        many(count, 0)
          .map((_, index) => `a${index}: articles(${name}: $v) { slug }`)
          .join(' ');
      const ask = (count: number) =>
        app()
          .request.post('/graphql')
          .send({ query: `query ($v: ${type}) { ${fields(count)} }`, variables: { v: value } });
      const [allowed, refused] = [await ask(16), await ask(17)];
      expect([allowed.status, allowed.body.errors]).toEqual([200, undefined]);
      expect([refused.status, refused.body.errors[0].message]).toEqual([
        400,
        'query — expected at most 50 conditions, orders and other values in arguments, with the list of an in as one, with every variable wherever it is used; got 51',
      ]);
    });
  },
  { content: 'tables' },
);
