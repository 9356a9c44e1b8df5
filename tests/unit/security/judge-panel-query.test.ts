import { judgePanelQuery } from '../../../src/security/judge-panel-query';

describe('A query of the panel', () => {
  it.each([
    [{}],
    [{ page: '1', pageSize: '10', sort: 'title:ASC', _q: 'a as b', filters: { title: 'a as b' } }],
    [{ populate: { parent: { populate: { parent: '*' } } }, pagination: { pageSize: '-1' } }],
    [{ fields: ['title', 'slug'], populate: { folder: { fields: 'name, pathId' } } }],
    [{ locale: ['en', 'de'], filters: { mentions: { start: { $gt: '3' } } } }],
    [{ sort: '' }],
    [{ sort: null }],
    [{ sort: ' title : desc , article.title:ASC' }],
    [{ sort: ['createdBy.firstname', 'updatedBy.id:DESC'] }],
    [{ fields: '*', filters: { $and: [{ folder: { id: { $null: 'true' } } }] } }],
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
    [{ orderBy: 'id' }, 'orderBy — expected no such parameter'],
    [{ groupBy: 'id' }, 'groupBy — expected no such parameter'],
    [
      { populate: { files: { select: 'id' } } },
      'populate.files.select — expected no such parameter',
    ],
  ])('is refused: %j', (query, problem) => expect(judgePanelQuery(query)).toBe(problem));

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
});
