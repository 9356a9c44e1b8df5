import { judgePublishedOnly } from '../../../src/security/published-only-query';

describe('A query is judged by what it asks', () => {
  it.each([
    [{}],
    [undefined],
    [
      {
        status: 'published',
        filters: { title: { $contains: 'localizations' } },
        sort: 'title:asc',
      },
    ],
    [
      {
        populate: {
          localizations: { fields: ['title'] },
          sections: { populate: { notices: true } },
        },
      },
    ],
    [{ status: '', publicationFilter: null }],
  ])('lets %j pass', (query) => {
    expect(judgePublishedOnly(query)).toEqual({ allowed: true });
  });

  it.each([
    [{ status: 'draft' }, 'status'],
    [{ status: ['draft'] }, 'status'],
    [{ status: { $eq: 'draft' } }, 'status'],
    [{ publicationFilter: 'modified' }, 'publicationFilter'],
    [{ hasPublishedVersion: false }, 'hasPublishedVersion'],
    [{ filters: { $or: [{ localizations: { title: 'x' } }] } }, 'filters.localizations'],
    [
      { filters: { sections: { article: { localizations: { title: 'x' } } } } },
      'filters.localizations',
    ],
    [{ sort: 'title,localizations.title:desc' }, 'sort.localizations'],
    [{ sort: [{ localizations: { title: 'asc' } }] }, 'sort.localizations'],
    [{ sort: ['article:localizations:title'] }, 'sort.localizations'],
    [{ populate: { sections: { status: 'draft' } } }, 'status'],
    [
      { populate: { sections: { populate: { article: { sort: ['localizations.title'] } } } } },
      'sort.localizations',
    ],
  ])('refuses %j and names %s', (query, parameter) => {
    const verdict = judgePublishedOnly(query);
    expect(verdict.allowed).toBe(false);
    expect(verdict).toHaveProperty('reason', expect.stringContaining(`${parameter} — expected`));
  });
});
