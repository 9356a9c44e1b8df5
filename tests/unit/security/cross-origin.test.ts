import { crossOriginHeaders, preflightHeaders } from '../../../src/security/cross-origin';

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
  it.each(open)('%s is for every site, whichever is its own', (path) => {
    for (const ownOrigin of [undefined, own])
      expect(crossOriginHeaders(path, ownOrigin)['Access-Control-Allow-Origin']).toBe('*');
    expect(preflightHeaders(path)).toMatchObject({ 'Access-Control-Allow-Origin': '*' });
  });

  it.each(closed)('%s is for its own site, or none, and nobody may ask beforehand', (path) => {
    expect(crossOriginHeaders(path, own)).toEqual({ 'Access-Control-Allow-Origin': own });
    expect(crossOriginHeaders(path, undefined)).toEqual({});
    expect(preflightHeaders(path)).toBeNull();
  });

  it('none may send the credentials of its visitors', () => {
    for (const path of [...open, ...closed]) {
      const said = { ...crossOriginHeaders(path, own), ...preflightHeaders(path) };
      expect(Object.keys(said)).not.toContain('Access-Control-Allow-Credentials');
    }
  });
});
