import {
  crossOriginHeaders,
  isForPartners,
  preflightHeaders,
  type Reader,
} from '../../../src/security/cross-origin';

const own = 'https://explainers.example';
const open = [
  '/api/explainers/a',
  '/api/articles',
  '/graphql',
  '/embed/a',
  '/oembed',
  '/uploads/a.png',
];
const closed = [
  ...['/admin', '/admin/init', '/content-manager/content-types', '/upload/files', '/preview'],
  ...['/metrics', '/readyz', '/users-permissions/roles', '/uploads'],
];

describe('What scripts of other sites are told', () => {
  const allowedBy = (path: string, reader: Reader, ownOrigin: Reader): unknown[] => [
    crossOriginHeaders(path, { reader, ownOrigin })['Access-Control-Allow-Origin'],
    preflightHeaders(path, reader)?.['Access-Control-Allow-Origin'],
  ];

  it.each(open)('%s is for whoever may read, whichever is its own', (path) => {
    for (const ownOrigin of [null, own]) {
      expect(allowedBy(path, '*', ownOrigin)).toEqual(['*', '*']);
      const partner = 'https://clinic.example';
      expect(allowedBy(path, partner, ownOrigin)).toEqual([partner, partner]);
      expect(allowedBy(path, null, ownOrigin)).toEqual([undefined, undefined]);
    }
  });

  it.each(closed)('%s is for its own site, or none, and nobody may ask beforehand', (path) => {
    expect(crossOriginHeaders(path, { reader: '*', ownOrigin: own })).toEqual({
      'Access-Control-Allow-Origin': own,
    });
    expect(crossOriginHeaders(path, { reader: '*', ownOrigin: null })).toEqual({});
    expect(preflightHeaders(path, '*')).toBeNull();
  });

  it('texts may be for partners alone, and scripts, contracts and pictures never', () => {
    const texts = open.filter((path) => isForPartners(path));
    expect(texts).toEqual(open.filter((path) => path !== '/uploads/a.png'));
    const files = ['/embed/v1/loader.js', '/embed/builder', '/schema.graphql', '/preview'];
    expect([...files, ...closed].filter((path) => isForPartners(path))).toEqual([]);
  });

  it('none may send the credentials of its visitors', () => {
    for (const path of [...open, ...closed]) {
      const headers = crossOriginHeaders(path, { reader: '*', ownOrigin: own });
      const said = { ...headers, ...preflightHeaders(path, '*') };
      expect(Object.keys(said)).not.toContain('Access-Control-Allow-Credentials');
    }
  });
});
