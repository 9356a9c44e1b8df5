import type { AttributesOf } from '../../../src/security/judge-filters';
import { judgeQuery } from '../../../src/security/judge-query';

const attributesOf: AttributesOf = (uid) =>
  uid === 'section'
    ? {
        heading: { type: 'string' },
        position: { type: 'integer' },
        weight: { type: 'decimal' },
        promotional: { type: 'boolean' },
        due: { type: 'date' },
        article: { type: 'relation', target: 'article' },
        parent: { type: 'relation', target: 'section' },
        mentions: { type: 'component', target: 'mention', isList: true },
        codes: { type: 'component', target: 'explainer.code', isList: true },
      }
    : uid === 'article'
      ? {
          title: { type: 'string' },
          views: { type: 'biginteger' },
          sections: { type: 'relation', target: 'section', isList: true },
          codes: { type: 'component', target: 'explainer.code', isList: true },
        }
      : { title: { type: 'string' }, views: { type: 'biginteger' }, status: { type: 'string' } };
/** Of so many different attributes. */
const names = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a${index}`).join(',');
/** What nobody should write, and anybody may send. */
const everything = '*';
/** A section, the section that holds it, and so on. */
const parents = (levels: number): string => Array(levels).fill('parent').join('.');
/** A condition that is turned round and round. */
const nots = (levels: number, condition: object): object =>
  levels === 0 ? condition : { $not: nots(levels - 1, condition) };
const judge = (query: unknown) => judgeQuery(query, 'section', attributesOf);

describe('A query is judged by the types of what it names', () => {
  it.each([
    [undefined],
    [{}],
    [{ _q: 'nausea' }],
    [{ filters: { heading: 'A', position: '3', promotional: 'false', due: '2026-01-31' } }],
    [{ filters: { position: { $in: ['1', '2'], $notNull: 'true' } } }],
    [{ filters: { position: { $between: [1, 2] }, weight: { $gt: '1.5' } } }],
    [{ filters: { heading: { $not: { $containsi: 'x' }, $in: ['a', 'b'] } } }],
    [{ filters: { $or: [{ article: { title: 'x' } }, { $not: { article: { id: 3 } } }] } }],
    [{ filters: { article: '3', mentions: { title: { $contains: 'x' } } } }],
    [{ filters: { createdAt: { $gt: '2026-01-31T10:00:00.000Z' }, publishedAt: null } }],
    [{ filters: { nothing: { like: ['this'] } } }],
    [{ populate: ['article'] }],
    [{ populate: { article: { populate: everything } } }],
    [{ filters: { article: { sections: { mentions: { title: 'x' } } } } }],
    [{ filters: { parent: { parent: { parent: { mentions: { title: 'x' } } } } } }],
    [{ filters: { $and: [1, 2, 3].map(() => ({ mentions: { title: 'x' } })) } }],
    [{ filters: { $or: [1, 2, 3, 4].map(() => ({ article: { title: 'x' } })) } }],
    [{ sort: ['heading:DESC', 'position', { article: { title: 'asc' } }] }],
    [{ sort: names(50) }],
    [{ populate: { mentions: { sort: 'status:desc' } } }],
    [{ filters: { heading: { $in: Array.from({ length: 100 }, String) }, position: 1 } }],
    [{ fields: Array.from({ length: 100 }, () => 'heading') }],
    [{ populate: { article: { populate: { sections: { populate: { article: true } } } } } }],
    [{ populate: { article: { filters: { views: '12345678901' } }, mentions: true } }],
    [{ populate: parents(6) }],
    [{ populate: { parent: 'true', mentions: true, article: { count: true } } }],
    [{ populate: { parent: 'parent', article: ['codes'] } }],
    [{ populate: { parent: everything } }],
    [{ filters: { $and: Array.from({ length: 50 }, () => ({ heading: { $eq: 'x' } })) } }],
    [{ populate: { parent: { populate: { parent: { populate: parents(4), sort: 'heading' } } } } }],
    [{ populate: [...Array(7).fill(parents(6)), parents(4), ...Array(44).fill('article')] }],
  ])('lets %j pass', (query) => {
    expect(judge(query)).toBeNull();
  });

  it.each([
    [
      { filters: { article: { sections: { article: { sections: { heading: 'x' } } } } } },
      'filters — expected no list twice on one way, such as sections',
    ],
    [
      { filters: { $not: { article: { sections: { article: { slug: 'x' } } } } } },
      'filters — expected article once on one way, or directly after itself',
    ],
    [
      { filters: { $or: [1, 2, 3, 4].map(() => ({ mentions: { title: 'x' } })) } },
      'filters — expected to lead by at most 3 lists of others; got 4',
    ],
    [
      { filters: { $or: [1, 2, 3, 4, 5].map(() => ({ article: { title: 'x' } })) } },
      'filters — expected to lead by at most 4 others; got 5',
    ],
    [
      { filters: { parent: { $or: [{ parent: { parent: { parent: { heading: 'x' } } } }] } } },
      'filters — expected to lead by at most 3 relations one after another; got 4',
    ],
    [{ populate: 'mentions,article.sections.article.sections' }, 'populate — expected no list'],
    [
      { sort: ['heading', { article: { title: 'asc' } }, 'heading:desc'] },
      'sort — expected each attribute once; got heading again',
    ],
    [{ sort: 'heading,due,heading' }, 'sort — expected each attribute once; got heading again'],
    [{ populate: { article: { sort: 'title,title' } } }, 'populate.article.sort — expected each'],
    [{ sort: 'heading,status:asc' }, 'sort — expected attributes; got status, which is none'],
    [{ sort: { status: 'asc' } }, 'sort — expected attributes; got status, which is none'],
    [{ sort: [{ article: { status: 'asc' } }] }, 'sort — expected attributes; got article.status'],
    [
      { populate: { article: { sort: 'status' } } },
      'populate.article.sort — expected attributes; got status, which is none',
    ],
    [{ sort: 'heading:up' }, 'sort — expected asc or desc after an attribute'],
    [{ sort: [{ heading: 'x' }] }, 'sort — expected asc or desc after an attribute'],
    [{ populate: { mentions: { sort: 'title:' } } }, 'populate.mentions.sort — expected asc or'],
    [
      { sort: names(51) },
      'filters and sort — expected at most 50 conditions and orders, with those of what is populated; got 51',
    ],
    [
      {
        filters: { $or: Array.from({ length: 30 }, () => ({ heading: 'x' })) },
        populate: { article: { filters: { $or: Array.from({ length: 21 }, () => ({})) } } },
      },
      'filters — expected at most 50 conditions and orders, with those of what is populated; got 51',
    ],
    [
      { populate: { article: { populate: { codes: { sort: names(51) } } } } },
      'filters — expected at most 50',
    ],
    [{ fields: Array(101).fill('heading') }, 'fields — expected at most 100 names; got 101'],
    [{ populate: Array(101).fill('article').join(',') }, 'populate — expected at most 100 names'],
    [
      { populate: { article: { fields: Array(101).fill('title').join(',') } } },
      'populate.article.fields — expected at most 100 names',
    ],
    [{ populate: ['article.sections.article.sections'] }, 'populate.0 — expected no list'],
    [
      {
        populate: {
          article: { populate: { sections: { populate: { article: { populate: everything } } } } },
        },
      },
      'populate.article.populate.sections.populate.article.populate — expected no list twice on one way, such as sections',
    ],
    ...[
      { parent: `populate${'.populate'.repeat(4)}` },
      { parent: [`populate${'.populate'.repeat(4)}`] },
      { parent: 'populate.parent.parent' },
      { populate: { populate: { populate: everything } } },
      { populate: { parent: { populate: everything } } },
      { on: { section: { populate: { parent: { populate: everything } } } } },
      { parent: { on: { section: { populate: everything } } } },
      { sort: 'id,id' },
      { filters: { $or: [{ id: 1 }] } },
      { fields: 'id,id' },
      'parent.populate.parent',
      ['article', 'on.section.parent'],
    ].map((populate) => [{ populate }, 'expected names of attributes; got '] as [object, string]),
    [{ populate: { parent: parents(6) } }, 'populate.parent — expected at most 6 levels'],
    [{ populate: { parent: [parents(6)] } }, 'populate.parent.0 — expected at most 6 levels'],
    [
      { populate: { parent: Array(17).fill(parents(5)) } },
      'populate — expected at most 1000, where',
    ],
    [
      { filters: { $and: Array.from({ length: 18 }, () => nots(8, { id: 1 })) } },
      'filters — expected at most 175 names and operators in all, with those of what is populated; got 181',
    ],
    [
      {
        filters: { $and: Array.from({ length: 11 }, () => nots(6, { id: 1 })) },
        populate: {
          parent: { filters: { $and: Array.from({ length: 11 }, () => nots(6, { id: 1 })) } },
        },
      },
      'filters — expected at most 175 names and operators in all, with those of what is populated; got 178',
    ],
    [{ populate: parents(7) }, 'populate — expected at most 6 levels'],
    [{ populate: `article, ${parents(20)}` }, 'populate — expected at most 6 levels'],
    [{ populate: ['article', parents(7)] }, 'populate.1 — expected at most 6 levels'],
    [
      { populate: { parent: { populate: { parent: { populate: parents(5) } } } } },
      'populate.parent.populate.parent.populate — expected at most 6 levels',
    ],
    [
      { populate: [...Array(7).fill(parents(6)), parents(4), ...Array(45).fill('article')] },
      'populate — expected at most 1000, where a name counts 2 at the first level and twice as much at each further one; got 1002',
    ],
    [
      {
        populate: {
          parent: {
            populate: {
              parent: {
                populate: {
                  parent: {
                    populate: {
                      parent: {
                        populate: {
                          parent: {
                            filters: { $or: Array(40).fill({ heading: 'x' }) },
                          },
                        },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
      'populate — expected at most 1000, where',
    ],
    [{ populate: 'article.sections.article.*' }, 'populate — expected no list twice on one way'],
    [{ sort: 'mentions.title' }, 'sort — expected attributes'],
    [
      { sort: 'article.title,article.views' },
      'sort — expected at most 1 attribute of a related document; got 2',
    ],
    [{ sort: 'article.sections.heading' }, 'sort — expected attributes'],
    [
      {
        populate: {
          article: {
            populate: { sections: { populate: { article: { populate: { sections: true } } } } },
          },
        },
      },
      'populate.article.populate.sections.populate.article.populate.sections — expected no list',
    ],
    [{ _q: ['a'] }, '_q — expected words'],
    [{ _q: { $contains: 'a' } }, '_q — expected words'],
    [{ _q: 'a\0' }, '_q — expected words'],
    [{ _q: 'a'.repeat(201) }, '_q — expected words'],
    [{ filters: [{ publishedAt: 'x' }] }, 'filters — expected an attribute'],
    [{ filters: 'heading' }, 'filters — expected an attribute'],
    [{ filters: { position: 'many' } }, 'filters.position — expected a whole number'],
    [{ filters: { position: '' } }, 'filters.position — expected a whole number'],
    [{ filters: { position: { $lt: '99999999999' } } }, 'filters.position.$lt — expected a whole'],
    [{ filters: { position: { $in: ['1', 'b'] } } }, 'filters.position.$in.1 — expected a whole'],
    [{ filters: { position: { $contains: '1' } } }, 'filters.position.$contains — expected an op'],
    [{ filters: { heading: { $like: 'x' } } }, 'filters.heading.$like — expected an operator'],
    [{ filters: { heading: { $eq: { x: 1 } } } }, 'filters.heading.$eq — expected a text'],
    [{ filters: { heading: 'a\0b' } }, 'filters.heading — expected a text'],
    [{ filters: { heading: 'a'.repeat(1_001) } }, 'filters.heading — expected a text'],
    [{ filters: { promotional: 'perhaps' } }, 'filters.promotional — expected true or false'],
    [{ filters: { promotional: { $null: 'x' } } }, 'filters.promotional.$null — expected true'],
    [{ filters: { due: '2026-13-45' } }, 'filters.due — expected an ISO 8601 date'],
    [{ filters: { due: 'soon' } }, 'filters.due — expected an ISO 8601 date'],
    [{ filters: { article: 'x' } }, 'filters.article — expected a whole number'],
    [{ filters: { article: { $eq: 'x' } } }, 'filters.article.$eq — expected a whole number'],
    [{ filters: { $or: { heading: 'x' } } }, 'filters.$or — expected a list'],
    [{ filters: { article: { $or: { title: 'x' } } } }, 'filters.article.$or — expected a list'],
    [{ filters: { $or: ['x'] } }, 'filters.$or.0 — expected a filter'],
    [
      { filters: { heading: { $or: [{ $eq: 'x' }] } } },
      'filters.heading.$or — expected $or around',
    ],
    [
      { filters: { codes: { documentId: 'x' } } },
      'filters.codes.documentId — expected an attribute',
    ],
    [{ sort: 'codes.documentId' }, 'sort — expected attributes'],
    [{ sort: { article: { codes: { documentId: 'asc' } } } }, 'sort — expected attributes'],
    [{ filters: { heading: { $or: ['x'] } } }, 'filters.heading.$or.0 — expected a filter'],
    [{ filters: { heading: { $and: { $eq: 'x' } } } }, 'filters.heading.$and — expected a list'],
    [{ filters: { position: { $between: '1' } } }, 'filters.position.$between — expected two'],
    [
      { filters: { position: { $between: [1, 2, 3] } } },
      'filters.position.$between — expected two',
    ],
    [
      { filters: { $and: [{ article: { id: 'x' } }] } },
      'filters.$and.0.article.id — expected a whole number',
    ],
    [
      { filters: { heading: { $in: Array.from({ length: 101 }, String) } } },
      'filters.heading.$in — expected at most 100 values',
    ],
    [
      { populate: { article: { filters: { views: 'x' } } } },
      'populate.article.filters.views — expected a whole number',
    ],
    [{ populate: { article: { _q: [] } } }, 'populate.article._q — expected words'],
  ])('refuses %j and names the place', (query, words) => {
    expect(judge(query)).toContain(words);
  });

  it('refuses what goes too deep, whatever it says', () => {
    const deep = (levels: number, key: string): unknown =>
      levels === 0 ? 'x' : { [key]: deep(levels - 1, key) };
    for (const filters of [deep(5_000, '$not'), { heading: deep(5_000, '$not') }]) {
      expect(judge({ filters })).toContain('expected at most 12 levels');
    }
  });
});
