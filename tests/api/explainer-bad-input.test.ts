import { onEveryDatabase } from '../support/running-app';

const whole = '/api/explainers/how-ketamine-infusions-work';
const hash = '0'.repeat(64);

onEveryDatabase('Whatever is malformed is a 400 that says what is expected', (app) => {
  const long = 'a'.repeat(10_240);
  const cases: [what: string, path: string, name: string][] = [
    ['a slug with capitals', '/api/explainers/Not-A-Slug', 'slug'],
    ['a slug of 10 kB', `/api/explainers/${long}`, 'slug'],
    ['a slug with a NUL byte', '/api/explainers/a%00b', 'slug'],
    ['a slug with a slash', '/api/explainers/a%2Fb', 'slug'],
    ['a slug that is no UTF-8', '/api/explainers/%ff', 'slug'],
    ['a section with a dot', `${whole}/sections/..`, 'section'],
    ['a locale', `${whole}?locale=not_a_locale`, 'locale'],
    ['a locale twice', `${whole}?locale=en&locale=de`, 'locale'],
    ['a locale with a NUL byte', `${whole}?locale=e%00n`, 'locale'],
    ['a revision that is too short', `${whole}?revision=abc`, 'revision'],
    ['a revision in capitals', `${whole}?revision=${'A'.repeat(64)}`, 'revision'],
    ['a revision as an object', `${whole}?revision[$ne]=1`, 'revision'],
    ['a date in the year 275760', `${whole}?asOf=%2B275760-09-13`, 'asOf'],
    ['a date beyond all years', `${whole}?asOf=999999-01-01`, 'asOf'],
    [
      'a date past the years of four digits in UTC',
      `${whole}?asOf=9999-12-31T23:59:59-12:00`,
      'asOf',
    ],
    ['a list of dates that is named oddly', `${whole}?asOf[toString]=2026-01-01`, 'asOf'],
    ['a day that no calendar has', `${whole}?asOf=2026-02-30`, 'asOf'],
    ['a local time', `${whole}?asOf=2026-02-03T04:05`, 'asOf'],
    ['a date in words', `${whole}?asOf=yesterday`, 'asOf'],
    ['a list of dates', `${whole}?asOf[]=2026-01-01`, 'asOf'],
    ['a revision and an instant', `${whole}?revision=${hash}&asOf=2026-01-01`, 'revision, asOf'],
    [
      'a revision and an instant of a section',
      `${whole}/sections/short-term-side-effects?revision=${hash}&asOf=2026-01-01`,
      'revision, asOf',
    ],
    [
      'a revision and an instant of a part',
      `${whole}/side-effects?revision=${hash}&asOf=2026-01-01`,
      'revision, asOf',
    ],
    ['a slug that stands in the path', `${whole}?slug=how-ketamine-infusions-work`, 'slug'],
    ['another slug than the path has', `${whole}/revisions?slug=other`, 'slug'],
    ['another section than the path has', `${whole}/sections/one?section=two`, 'section'],
    ['a slug of a list', '/api/explainers?slug=how-ketamine-infusions-work', 'slug'],
    ['a slug of the feed', '/api/changes?slug=how-ketamine-infusions-work', 'slug'],
    ['a list of formats', `${whole}?format[]=json`, 'format'],
    ['a heading level of 0', `${whole}?headingLevel=0`, 'headingLevel'],
    ['a heading level of 7', `${whole}?headingLevel=7`, 'headingLevel'],
    ['a parameter that nobody knows', `${whole}?populate=*`, 'populate'],
    ['a withheld that is no switch', `${whole}?withheld=yes`, 'withheld'],
    ['a cursor', '/api/changes?since=nonsense', 'since'],
    ['a cursor in the wrong place', '/api/changes?since=c2Fi', 'since'],
    ['a cursor of 10 kB', `/api/changes?since=${long}`, 'since'],
    ['a cursor as an object', '/api/changes?since[a]=b', 'since'],
    ['a cursor that is ahead', '/api/changes?since=cjIwMDAwMDAwMDA', 'since'],
    ['a cursor beyond all numbers', '/api/changes?since=cjk5OTk5OTk5OTk', 'since'],
    ['a limit of 0', '/api/changes?limit=0', 'limit'],
    ['a limit of 101', '/api/changes?limit=101', 'limit'],
    ['a limit that is no number', '/api/changes?limit=1e2', 'limit'],
    ['a wait of an hour', '/api/changes?wait=3600', 'wait'],
    ['a list cursor', '/api/explainers?cursor=nonsense', 'cursor'],
    ['a history cursor', `${whole}/revisions?cursor=nonsense`, 'cursor'],
    ['a section with a NUL byte', `${whole}/sections/a%00b`, 'section'],
    ['a section of 10 kB', `${whole}/sections/${long}`, 'section'],
    ['a revision with a NUL byte', `${whole}?revision=a%00`, 'revision'],
    ['a list of revisions', `${whole}?revision[]=${hash}`, 'revision'],
    ['a date with a NUL byte', `${whole}?asOf=2026-01-01%00`, 'asOf'],
    ['a list of heading levels', `${whole}?headingLevel[]=2`, 'headingLevel'],
    ['a list of locales', `${whole}?locale[]=en`, 'locale'],
    ['a cursor with a NUL byte', '/api/changes?since=a%00', 'since'],
    ['a list of cursors', '/api/changes?since[]=c2Fi', 'since'],
    ['a list of limits', '/api/changes?limit[]=1', 'limit'],
    ['a list of waits', '/api/changes?wait[]=1', 'wait'],
    ['a range with a NUL byte', `${whole}/revisions/${hash}...%00`, 'range'],
    ['a range of one', `${whole}/revisions/${hash}`, 'range'],
    ['a range with words', `${whole}/revisions/a...b`, 'range'],
  ];
  it.each(cases)('%s', async (_, path, name) => {
    const { status, body } = await app().request.get(path);
    expect([status, body.error?.name]).toEqual([400, 'ValidationError']);
    expect(body.data).toBeNull();
    expect(body.error.message).toMatch(new RegExp(`^${name} — expected .{10,}`));
    expect(body.error.message.length).toBeLessThan(400);
  });

  it('and so in GraphQL', async () => {
    for (const [given, name] of [
      ['explainer(slug: "Not A Slug")', 'slug'],
      ['explainer(slug: "a\\u0000b")', 'slug'],
      [`explainer(slug: "${'a'.repeat(10_000)}")`, 'slug'],
      ['explainer(slug: "a", revision: "b")', 'revision'],
      ['explainer(slug: "a", revision: "a\\u0000")', 'revision'],
      ['explainer(slug: "a", asOf: "+275760-09-13")', 'asOf'],
      [`explainer(slug: "a", revision: "${hash}", asOf: "2026-01-01")`, 'revision, asOf'],
    ]) {
      const { data, errors } = await app().graphql(`{ ${given} { slug } }`);
      expect(data?.explainer ?? null).toBeNull();
      expect(errors?.[0].message).toMatch(new RegExp(`^${name} — expected `));
    }
    const { errors } = await app().graphql('{ changes(since: "nonsense") { cursor } }');
    expect(errors?.[0].message).toMatch(/^since — expected /);
  });
});
