import { judgePanelQuery } from '../../../src/security/judge-panel-query';

describe('A query of the panel', () => {
  it.each([
    [{}],
    [{ page: '1', pageSize: '10', sort: 'title:ASC', _q: 'a as b', filters: { title: 'a as b' } }],
    [{ populate: { parent: { populate: { parent: '*' } } }, pagination: { pageSize: '-1' } }],
    [{ fields: ['title', 'slug'], populate: { folder: { fields: 'name, pathId' } } }],
    [{ locale: ['en', 'de'], filters: { mentions: { start: { $gt: '3' } } } }],
    [{ fields: '*', filters: { $and: [{ folder: { id: { $null: 'true' } } }] } }],
    [{ filters: { $and: [{ a: { b: { c: { $not: { $in: ['1', '2'] } } } } }] } }],
    [
      {
        plugins: { i18n: { locale: 'en' } },
        documentIds: ['a'],
        idsToOmit: ['1'],
        x: 'y',
        z: ['1'],
      },
    ],
    [{ sort: '', page: '', limit: '-1', start: null }],
    [{ sort: null }],
    [{ sort: ' title : desc , article.title:ASC' }],
    [{ sort: ['createdBy.firstname', 'updatedBy.id:DESC'] }],
    [{ populate: 'folder.files' }],
    [{ populate: ['folder', 'createdBy'] }],
    [{ populate: { files: { count: 'true', sort: 'name:asc' }, folder: 'false' } }],
  ])('is understood: %j', (query) => expect(judgePanelQuery(query)).toBeNull());

  it.each([
    [{ fields: ['password as firstname'] }, 'fields — expected names of attributes'],
    [{ fields: 'id,t1.password' }, 'fields — expected names of attributes'],
    [{ fields: { 0: 'a as b' } }, 'fields — expected names of attributes'],
    [
      { populate: { createdBy: { fields: ['firstname', 'password as lastname'] } } },
      'populate.createdBy.fields — expected names of attributes',
    ],
    [
      { populate: [{ fields: ['password\tas\tcaption'] }] },
      'populate.0.fields — expected names of attributes',
    ],
    [{ _q: { a: 'b' } }, '_q — expected one text'],
    [{ offset: { isRawInstance: '1' } }, 'offset — expected one text'],
    [{ pageSize: ['1', '2'] }, 'pageSize — expected one text'],
    [{ where: { id: 1 } }, 'where — expected no such parameter'],
    [{ select: ['id'] }, 'select — expected no such parameter'],
    [
      { populate: { files: { ordering: { a: 'b' } } } },
      'populate.files.ordering — expected no such parameter',
    ],
    [{ orderBy: 'id' }, 'orderBy — expected no such parameter'],
    [{ groupBy: 'id' }, 'groupBy — expected no such parameter'],
    [
      { populate: { files: { select: 'id' } } },
      'populate.files.select — expected no such parameter',
    ],
  ])('is refused: %j', (query, problem) => expect(judgePanelQuery(query)).toBe(problem));

  const most = 'expected at most 3 names of attributes one below another';
  it.each([
    [{ filters: { a: { b: { c: { d: '1' } } } } }, 'filters.a.b.c.d'],
    [
      { filters: { $and: [{ $not: { 'a.b': { c: { d: '1' } } } }] } },
      'filters.$and.0.$not.a.b.c.d',
    ],
    [{ pagination: { a: { b: { c: { d: { id: '1' } } } } } }, 'pagination.a.b.c.d'],
    [
      { populate: { a: { populate: { b: { filters: { c: { d: '1' } } } } } } },
      'populate.a.populate.b.filters.c.d',
    ],
    [{ populate: ['folder', 'folder.files.folder.files'] }, 'populate.1'],
    [{ populate: { a: { populate: 'b.c.d' } } }, 'populate.a.populate'],
    [
      { populate: { a: { populate: { b: { populate: { c: '*' } } } } } },
      'populate.a.populate.b.populate.c',
    ],
  ])('leads no further than its pages do: %j', (query, path) =>
    expect(judgePanelQuery(query)).toBe(`${path} — ${most}`),
  );

  it.each([
    [{ x: { sections: { id: '1' } } }],
    [{ x: ['1', { a: 'b' }] }],
    [{ publicationFilter: { a: 'b' } }],
  ])('has no objects under other names: %j', (query) =>
    expect(judgePanelQuery(query)).toContain(
      'expected one text; the panel sends objects as filters, populate, fields',
    ),
  );

  it('has no more conditions and orders than other queries', () => {
    const conditions = (count: number) => ({
      filters: { $or: Array.from({ length: count }, () => ({ name: 'x' })) },
      sort: 'name:asc',
    });
    expect(judgePanelQuery(conditions(49))).toBeNull();
    expect(judgePanelQuery(conditions(50))).toBe(
      'filters and sort — expected at most 50 conditions and orders; got 51',
    );
  });

  it.each([
    [{ sort: [' ', { createdBy: { password: 'asc' } }] }],
    [{ sort: { name: 'asc' } }],
    [{ sort: ['name', null] }],
    [{ sort: 'name:up' }],
    [{ sort: 'name:asc:desc' }],
    [{ sort: 'name,' }],
    [{ sort: 'article.sections.id' }],
    [{ sort: 'name[0]' }],
    [{ sort: 'createdBy.password:asc' }],
    [{ sort: 'updatedBy.registrationToken' }],
    [{ sort: 'name, createdBy.resetPasswordToken' }],
  ])('goes by columns: %j', (query) =>
    expect(judgePanelQuery(query)).toBe(
      'sort — expected attributes, or one of what a relation leads to, each with asc or desc or neither, such as createdAt:desc',
    ),
  );

  it.each([
    [{ populate: { files: { sort: 'createdBy.firstname' } } }],
    [{ populate: { files: { sort: [' ', { createdBy: { password: 'asc' } }] } } }],
  ])('and what it populates by attributes of its own: %j', (query) =>
    expect(judgePanelQuery(query)).toBe(
      'populate.files.sort — expected attributes, each with asc or desc or neither, such as createdAt:desc',
    ),
  );

  it.each([
    [{ populate: 'folder,createdBy.roles.users' }, 'populate'],
    [{ populate: ['folder', 'folder, createdBy'] }, 'populate.1'],
    [{ populate: { folder: { populate: 'files,createdBy' } } }, 'populate.folder.populate'],
    [{ populate: { folder: 'a b' } }, 'populate.folder'],
  ])('names each relation by itself: %j', (query, path) =>
    expect(judgePanelQuery(query)).toBe(`${path} — expected a relation, or a list of them`),
  );

  it.each([
    [{ page: '1000000000000000000' }, 'page'],
    [{ pageSize: 'x' }, 'pageSize'],
    [{ limit: '1e3' }, 'limit'],
    [{ populate: { files: { start: '99999999999' } } }, 'populate.files.start'],
  ])('counts in whole numbers: %j', (query, path) =>
    expect(judgePanelQuery(query)).toBe(`${path} — expected a whole number of at most 2147483647`),
  );
});
