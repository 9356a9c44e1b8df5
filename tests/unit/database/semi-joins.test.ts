import { writeSemiJoins, type Where } from '../../../src/database/semi-joins';

const targets: Record<string, Record<string, string>> = {
  section: { article: 'article', parent: 'section', sideEffects: 'sideEffect' },
  sideEffect: { synonyms: 'synonym' },
};
/** Subqueries as what they ask. */
const write = (where: unknown) =>
  writeSemiJoins<Where>(where, 'section', {
    targetOf: (uid, name) => targets[uid]?.[name],
    idsOf: (type, wanted) => ({ [type]: wanted }),
    leadingTo: (type, name, ids) => ({ [`${type}.${name}`]: ids }),
  });
const ids = (type: string, where: Where) => ({ id: { $in: { [type]: where } } });
const leading = (way: string, type: string, where: Where) => ids(way, { [type]: where });
const joined = (name: string, where: Where) => ({ [name]: { $and: [where] } });

describe('A filter over others, each looked up by itself', () => {
  it('is left as it is where it leads to none', () => {
    expect(write({ slug: 'a', $or: [{ body: { $contains: 'b' } }, { level: 2 }] })).toEqual({
      $and: [{ slug: 'a' }, { $or: [{ body: { $contains: 'b' } }, { level: 2 }] }],
    });
    expect(write([{ slug: 'a' }])).toEqual({ slug: 'a' });
  });

  it('finds ids from the inside out', () => {
    const synonyms = { synonyms: { text: { $containsi: 'dizzy' } } };
    expect(write({ sideEffects: synonyms, article: { slug: 'a' } })).toEqual({
      $and: [
        leading(
          'section.sideEffects',
          'sideEffect',
          leading('sideEffect.synonyms', 'synonym', { text: { $containsi: 'dizzy' } }),
        ),
        leading('section.article', 'article', { slug: 'a' }),
      ],
    });
  });

  it('that may hold of nothing is not looked up by what it leads to', () => {
    const nothing: unknown[] = [
      { $null: true },
      { $eq: null },
      { $not: { $ne: 'x', $null: false } },
    ];
    const lists: unknown[] = [{ $notIn: [] }, { $not: { $in: [] } }, { $not: [{ $null: false }] }];
    for (const text of [...nothing, ...lists, null]) {
      expect(write({ sideEffects: { synonyms: { text } } })).toEqual(
        ids('section', joined('sideEffects', joined('synonyms', { text }))),
      );
    }
  });

  it('that says nothing of what it leads to is left out, as Strapi leaves it out', () => {
    for (const article of [{}, { $and: [] }, { $and: [{ $or: [] }] }]) {
      expect(write({ $or: [{ article }, { slug: 'x' }] })).toEqual({
        $or: [expect.not.objectContaining({ id: expect.anything() }), { slug: 'x' }],
      });
    }
    expect(write({ article: { slug: [] } })).toEqual(
      ids('section', joined('article', { slug: [] })),
    );
  });

  it('that is not to hold is one of which a part does not', () => {
    const filter = {
      article: { slug: 'a', title: ['b', 'c'] },
      $or: [{ slug: 'd' }, { level: 2 }],
    };
    expect(write({ $not: filter })).toEqual({
      $or: [
        leading('section.article', 'article', {
          $or: [{ $not: { slug: 'a' } }, { $not: { title: ['b', 'c'] } }],
        }),
        { $and: [{ $not: { slug: 'd' } }, { $not: { level: 2 } }] },
      ],
    });
    expect(write({ $not: { $not: { slug: 'a' } } })).toEqual({ slug: 'a' });
  });

  it('that says something of a relation itself says it still', () => {
    expect(write({ article: 5 })).toEqual(ids('section', { article: 5 }));
    expect(write({ $not: { article: { $null: true } } })).toEqual(
      ids('section', { $not: { article: { $null: true } } }),
    );
    expect(write({ parent: { article: { $in: [1] } } })).toEqual(
      leading('section.parent', 'section', { article: { $in: [1] } }),
    );
  });
});
