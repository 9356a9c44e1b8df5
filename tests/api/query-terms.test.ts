import { onEveryDatabase } from '../support/running-app';

const many = <Value>(count: number, value: Value): Value[] => Array<Value>(count).fill(value);
/** Of so many different attributes. */
const names = (count: number): string =>
  many(count, 0)
    .map((_, index) => `a${index}`)
    .join(',');
const conditions = (count: number, attribute: string, within = 'filters') =>
  many(count, 0)
    .map((_, index) => `${within}[$or][${index}][${attribute}][$ne]=x`)
    .join('&');

onEveryDatabase(
  'No request has more conditions and orders than a reader needs',
  (app) => {
    it.each([
      ['filters', conditions(51, 'title')],
      ['filters and sort', `sort=${names(51)}`],
      ['filters and sort', `sort=title&${conditions(50, 'title')}`],
      ['filters', `populate[sections][sort]=${names(51)}`],
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
        `sort=slug,title,lead&${conditions(47, 'title')}`,
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
      ['filters', 'SectionFiltersInput', { or: many(3, { heading: { ne: 'x' } }) }],
      ['sort', '[String]', ['heading', 'slug', 'position']],
    ])('GraphQL: a variable for %s counts wherever it is used', async (name, type, value) => {
      const fields = (count: number): string =>
        many(count, 0)
          .map((_, index) => `a${index}: sections(${name}: $v) { slug }`)
          .join(' ');
      const ask = (count: number) =>
        app()
          .request.post('/graphql')
          .send({
            // At the top so many orders would be searches, of which fewer may be.
            query: `query ($v: ${type}) { articles { ${fields(count)} } }`,
            variables: { v: value },
          });
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
