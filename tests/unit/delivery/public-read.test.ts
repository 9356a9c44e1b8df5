import {
  asksDatabase,
  isForEverySite,
  isPublicRead,
} from '../../../src/delivery/policy/public-read';

/** For every site, bounded, from the database. */
const judge = (path: string) => [isForEverySite(path), isPublicRead(path), asksDatabase(path)];

describe('What is read in public', () => {
  it.each([
    ...['/api/articles', '/API/articles', '/api/explainers/a/sections/b', '/graphql', '/GraphQL/'],
    ...[
      '/embed',
      '/embed/',
      '/embed/a',
      '/Embed/a/b',
      '/embed/v1',
      '/embed/a/-/side-effects',
      '/oembed',
      '/oEmbed/',
    ],
  ])('%s is for every site, bounded, and from the database', (path) =>
    expect(judge(path)).toEqual([true, true, true]),
  );

  it.each([...['/schema.graphql', '/openapi.json', '/embed/v1/loader.js', '/embed/builder']])(
    '%s is so too, and needs no database',
    (path) => expect(judge(path)).toEqual([true, true, false]),
  );

  it('a preview is bounded, and for no other site', () => {
    expect(judge('/preview')).toEqual([false, true, true]);
    expect(judge('/Preview/')).toEqual([false, true, true]);
  });

  it.each([
    ...['/', '/admin', '/admin/login', '/content-manager/collection-types', '/upload', '/healthz'],
    ...['/metrics', '/apis', '/embedded', '/oembedded', '/previews', '/graphqls', '/uploads/a.png'],
    ...['/admin/api/x', '/uploads/embed/x'],
  ])('%s is none', (path) => expect(judge(path)).toEqual([false, false, false]));
});
