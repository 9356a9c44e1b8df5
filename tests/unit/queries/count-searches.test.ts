import { countSearches, judgeSearches, type LinkOf } from '../../../src/queries/count-searches';

const links: Record<string, Record<string, { target: string; isList?: boolean }>> = {
  section: {
    article: { target: 'article' },
    parent: { target: 'api::section.section' },
    mentions: { target: 'mention', isList: true },
  },
  article: { sections: { target: 'section', isList: true } },
};
const linkOf: LinkOf = (type, name) => links[type]?.[name];
const count = (query: unknown) => countSearches(query, 'section', linkOf);

describe('What has a database look through every document is counted', () => {
  it.each([
    [undefined, 0],
    [{ filters: { heading: 'A', article: { slug: { $eq: 'x' } } }, sort: 'id' }, 0],
    [{ filters: { article: { documentId: { $in: ['x', 'y'] }, title: 'z' } } }, 0],
    [{ filters: { article: 3 } }, 0],
    [{ filters: { article: { slug: 'x' } } }, 0],
    [{ filters: { article: { title: { $eq: 'x' } } } }, 1],
    [{ filters: { article: null } }, 1],
    [{ filters: { article: { slug: { $eq: null } } } }, 1],
    [{ filters: { article: { slug: { $ne: 'x' } } } }, 1],
    [{ filters: { article: { $or: [{ slug: 'x' }, { title: 'x' }] } } }, 1],
    [{ filters: { $and: [{ article: { slug: 'x' } }, { article: { id: 3 } }] } }, 1],
    [{ filters: { article: { $in: [3, 4] } } }, 0],
    [{ filters: { parent: { slug: 'x' } } }, 1],
    [{ filters: { parent: { documentId: 'x' } } }, 0],
    [{ filters: { $or: [{ article: { slug: 'x' } }, { heading: 'x' }] } }, 1],
    [{ filters: { $not: { article: { slug: 'x' } } } }, 1],
    [{ filters: { mentions: { id: 3 } } }, 1],
    [{ filters: { heading: { $in: ['a', 'b'] } }, populate: { mentions: true } }, 0],
    [{ filters: { heading: { $containsi: 'x' } } }, 1],
    [{ filters: { heading: { $not: { $startsWith: 'x' }, $endsWithi: 'y', $ne: 'z' } } }, 2],
    [{ filters: { $or: [{ heading: { $eqi: 'x' } }, { $not: { heading: { $nei: 'x' } } }] } }, 2],
    [{ filters: { body: { $containsi: 'x' } } }, 3],
    [{ filters: { body: { $not: { $endsWith: 'x' } }, bodyText: { $ne: 'x' } } }, 6],
    [{ filters: { body: 'x', bodyText: { $in: ['x', 'y'] }, bodyHtml: { gt: 'x', lt: 'z' } } }, 12],
    [{ filters: { body: { $null: true }, bodyText: null, bodyHtml: { notNull: true } } }, 0],
    [{ filters: { $or: [{ bodyHtml: { $contains: 'x' } }, { heading: { $contains: 'x' } }] } }, 4],
    [{ filters: { parent: { body: { $contains: 'x' } } } }, 4],
    [{ _q: 'nausea' }, 4],
    [{ filters: { mentions: { quote: 'x' } } }, 1],
    [{ filters: { article: { sections: { mentions: { quote: { $contains: 'x' } } } } } }, 4],
    [{ sort: 'heading' }, 1],
    [{ sort: ['heading:desc', { position: 'asc' }] }, 2],
    [{ sort: 'heading,heading:desc' }, 1],
    [{ sort: 'id,documentId:desc' }, 0],
    [{ sort: 'article.title,heading' }, 3],
    [{ sort: [{ article: { title: 'asc' } }] }, 2],
    [{ sort: 'article.id' }, 2],
    [{ populate: { article: { sort: 'title', populate: { sections: { sort: 'slug' } } } } }, 0],
    [{ populate: { article: { filters: { title: { $contains: 'x' } } } } }, 1],
    [
      { populate: { article: { populate: { sections: { filters: { mentions: { id: 1 } } } } } } },
      1,
    ],
    [{ populate: { nothing: { filters: { title: { $contains: 'x' } } } } }, 0],
  ])('in %j', (query, searches) => {
    expect(count(query)).toBe(searches);
  });

  it('but orders of what a list holds that stands below the root', () => {
    const query = { filters: { heading: { $containsi: 'x' } }, sort: 'article.title,heading,slug' };
    expect(countSearches(query, 'section', linkOf, { isRoot: false })).toBe(1 + 2);
    expect(countSearches(query, 'section', linkOf, { isRoot: true })).toBe(1 + 2 + 2);
  });

  it('and as many as eight are answered', () => {
    expect(judgeSearches(8)).toBeNull();
    expect(judgeSearches(9)).toMatch(/^filters and sort — expected at most 8 searches: .* got 9: /);
  });
});
