import { startApp, type RunningApp } from '../support/running-app';

describe('The root is a page for developers', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await startApp('sqlite');
  });
  afterAll(() => app.stop());

  it('as HTML, also to HEAD', async () => {
    const page = await app.request.get('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toMatch(/^text\/html/);
    expect(page.text).toContain('<h1>Ketamine Explainer API</h1>');
    expect((await app.request.head('/')).status).toBe(200);
  });

  it('whose links all lead somewhere', async () => {
    const { text } = await app.request.get('/');
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, href]) => String(href));
    expect(links.length).toBeGreaterThan(4);
    const ours = links.filter((href) => href.startsWith('/') && href !== '/admin');
    for (const link of ours) {
      expect({ link, status: (await app.request.get(link)).status }).toEqual({ link, status: 200 });
    }
  });

  it('whose GraphQL query works as it stands', async () => {
    const { text } = await app.request.get('/');
    const blocks = [...text.matchAll(/<code>([\s\S]*?)<\/code>/g)].map(([, code]) =>
      String(code).trim(),
    );
    const query = blocks.find((code) => /^(query|\{\s*articles)/.test(code)) ?? '';
    const { data, errors } = await app.graphql(query);
    expect(errors).toBeUndefined();
    expect(data.articles[0].title).toMatch(/Ketamine/);
  });

  it('and the icon that browsers ask for is there', async () => {
    const icon = await app.request.get('/favicon.ico');
    expect(icon.status).toBe(200);
    expect(icon.headers['content-type']).toMatch(/^image\//);
  });
});
