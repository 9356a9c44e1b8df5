import { judgePanelQuery } from '../../../src/security/judge-panel-query';

describe('A query of the panel', () => {
  it.each([
    [{}],
    [{ page: '1', pageSize: '10', sort: 'title:ASC', _q: 'a as b', filters: { title: 'a as b' } }],
    [{ populate: { parent: { populate: { parent: '*' } } }, pagination: { pageSize: '-1' } }],
    [{ fields: ['title', 'slug'], populate: { folder: { fields: 'name, pathId' } } }],
    [{ locale: ['en', 'de'], filters: { mentions: { start: { $gt: '3' } } } }],
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
});
