import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseFragment } from 'parse5';
import { cacheStatus } from '../support/cache-status';
import { databaseKinds } from '../support/databases';
import { createEmbeddable } from '../support/embeds';
import { onEveryDatabase, startApp } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';

const ask = (url: string, more = ''): string => `/oembed?url=${encodeURIComponent(url)}${more}`;

/** Tag and attributes of the one element. */
const elementOf = (html: string): Record<string, string> => {
  const [element] = parseFragment(html).childNodes as any[];
  return {
    tag: element.tagName,
    ...Object.fromEntries(element.attrs.map(({ name, value }: any) => [name, value])),
  };
};

onEveryDatabase('A link that is pasted becomes a frame, by oEmbed 1.0', (app) => {
  it('every page of ours, and its address in the API', async () => {
    const { frames, fragments } = await createEmbeddable(app());
    for (const kind of ['whole', 'section', 'sideEffects', 'condition'] as const) {
      for (const path of [frames[kind], fragments[kind], `${frames[kind]}/`]) {
        const { status, headers, body } = await app().request.get(ask(`${app().url}${path}`));
        expect([path, status, headers['content-type']]).toEqual([
          ...[path, 200, 'application/json; charset=utf-8'],
        ]);
        expect(body).toMatchObject({ version: '1.0', type: 'rich', width: 640, height: 600 });
        expect(elementOf(body.html)).toMatchObject({
          tag: 'iframe',
          src: `${app().url}${frames[kind]}`,
          title: body.title,
          loading: 'lazy',
          width: '640',
          height: '600',
        });
        // It is one piece, so that its style is in it.
        const problems = await htmlProblems(body.html);
        expect(problems.filter((one) => !one.includes('no-inline-style'))).toEqual([]);
        expect((await app().request.get(frames[kind])).text).toContain(
          `<title>${body.title}</title>`,
        );
      }
    }
  });

  it('in XML too, and within the size that there is room for', async () => {
    const { frames } = await createEmbeddable(app(), { title: 'A & "B" <c>' });
    const url = `${app().url}${frames.section}?theme=dark&headingLevel=2`;
    const more = '&format=xml&maxwidth=320&maxheight=200';
    const { headers, text } = await app().request.get(ask(url, more)).buffer(true);
    expect(headers['content-type']).toBe('text/xml; charset=utf-8');
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="utf-8" standalone="yes"\?>\n<oembed>/);
    expect(text).toContain('<title>About warned – A &amp; &quot;B&quot; &lt;c&gt;</title>');
    expect(text).toMatch(/<width>320<\/width>\n<height>200<\/height>/);
    expect(text).toContain('theme=dark&amp;amp;headingLevel=2');
  });

  it('it is found from the page and from its headers', async () => {
    const { frames, fragments } = await createEmbeddable(app());
    const pages = Object.values(frames);
    for (const path of [...pages, ...Object.values(fragments).map((one) => `${one}?format=html`)]) {
      const { headers, text } = await app().request.get(path);
      for (const [format, type] of [
        ['json', 'application/json+oembed'],
        ['xml', 'text/xml+oembed'],
      ] as const) {
        const link = headers.link!.split(', ').find((one: string) => one.includes(type))!;
        const href = /^<([^>]*)>; rel="alternate"/.exec(link)![1]!;
        const { status, text: answer } = await app().request.get(href).buffer(true);
        expect([status, answer.startsWith('<?xml')]).toEqual([200, format === 'xml']);
        if (pages.includes(path)) {
          expect(text).toContain(
            `<link rel="alternate" type="${type}" href="${href.replace('&', '&amp;')}">`,
          );
        }
      }
    }
  });

  it('what moved is framed where it is now; what is gone, kept back or unknown is not framed', async () => {
    const { slug, update, article, one, two, unpublish } = await createEmbeddable(app());
    await update('section', one, { slug: 'first' });
    await unpublish('section', two);
    await update('article', article, { slug: `${slug}-renamed` });
    const at = (path: string) => app().request.get(ask(`${app().url}${path}`));
    const moved = await at(`/embed/${slug}/one?theme=light`);
    expect(elementOf(moved.body.html).src).toBe(
      `${app().url}/embed/${slug}-renamed/first?theme=light`,
    );
    expect((await at(`/embed/${slug}-renamed/two`)).status).toBe(410);
    expect((await at(`/embed/${slug}-renamed/advert`)).status).toBe(403);
    expect((await at('/embed/nothing')).status).toBe(404);
  });

  it.each([
    ['', 400, /^url — expected/],
    ['?url=', 400, /^url — expected/],
    [ask('https://elsewhere.example/embed/x'), 404, /^url — expected the address/],
    [ask('http://127.0.0.1:1/embed/x'), 404, /^url — expected/],
    [ask('//elsewhere.example/embed/x'), 404, /^url — expected/],
    [ask('/\\elsewhere.example/embed/x'), 404, /^url — expected/],
    [ask('javascript:alert(1)'), 404, /^url — expected/],
    [ask('file:///etc/passwd'), 404, /^url — expected/],
    [ask('/api/articles'), 404, /^url — expected/],
    [ask('/embed/x?theme=blue'), 400, /^url: theme — expected light, dark or auto/],
    [ask('/embed/x', '&maxwidth=-1'), 400, /^maxwidth — expected a whole number/],
    [ask('/embed/x', '&maxheight=ten'), 400, /^maxheight — expected/],
    [ask('/embed/x', '&format=exe'), 501, /^format — expected json or xml/],
    [ask('/embed/x', '&url=/embed/y'), 400, /^url — expected once/],
    [ask(`/embed/${'a'.repeat(2_041)}`), 400, /^url: /],
    [ask(`/embed/${'a'.repeat(2_042)}`), 400, /^url — expected at most 2048 characters; got 2049/],
    [ask(`https://xn--${'a'.repeat(8_000)}/embed/x`), 400, /^url — expected at most 2048/],
    [ask(`/embed/${'a'.repeat(12_000)}`), 414, /^address — expected at most 12000 characters/],
  ])('%s', async (path, expected, message) => {
    const address = path.startsWith('/') ? path : `/oembed${path}`;
    const { status, body } = await app().request.get(address);
    expect([status, body.error.status]).toEqual([expected, expected]);
    expect(body.error.message).toMatch(message);
  });
});

onEveryDatabase(
  'The address of somebody else is refused by how it is written',
  (app) => {
    it('and nobody is asked for what is there', async () => {
      let reached = 0;
      const elsewhere = createServer((_, response) => response.end('{}'));
      elsewhere.on('connection', () => {
        reached += 1;
      });
      await new Promise<void>((listening) => elsewhere.listen(0, '127.0.0.1', listening));
      try {
        const { port } = elsewhere.address() as AddressInfo;
        const there = `127.0.0.1:${port}/embed/how-ketamine-infusions-work`;
        // The premise: it would be heard.
        await fetch(`http://${there}`);
        expect(reached).toBe(1);
        const own = new URL(app().url).host;
        for (const url of [
          ...[`http://${there}`, `https://${there}`, `//${there}`, `http://${own}@${there}`],
          ...[`http://${there}?url=${own}`, `http://${there}#${app().url}`, `HTTP:${there}`],
        ]) {
          for (const more of ['', '&format=xml', '&maxwidth=300']) {
            const { status } = await app().request.get(ask(url, more)).set('Host', own);
            expect([url, status]).toEqual([url, 404]);
          }
        }
        // What is sent late would be heard too.
        await new Promise((later) => setTimeout(later, 500));
        expect(reached).toBe(1);
      } finally {
        elsewhere.closeAllConnections();
        elsewhere.close();
      }
    });
  },
  { content: 'tables' },
);

describe.each(databaseKinds)('A server that knows its address (%s)', (kind) => {
  it('frames its own pages, of its own address only, from memory', async () => {
    const environment = { PUBLIC_URL: 'https://health.example' };
    const app = await startApp(kind, { environment });
    const page = '/embed/how-ketamine-infusions-work';
    const mine = ask(`https://health.example${page}`);
    const { body } = await app.request.get(mine);
    expect(elementOf(body.html).src).toBe(`https://health.example${page}`);
    // On PostgreSQL it first has to hear that nothing was published since.
    const isKept = async (): Promise<boolean> => cacheStatus(await app.request.get(mine)) === 'hit';
    for (let time = 0; time < 200 && !(await isKept()); time += 1) {
      await new Promise((later) => setTimeout(later, 100));
    }
    expect(await isKept()).toBe(true);
    expect((await app.request.get(ask(`${app.url}${page}`))).status).toBe(404);
    const { text } = await app.request.get(page);
    expect(text).toContain(
      `<link rel="canonical" href="https://health.example/api/explainers/how-ketamine-infusions-work">`,
    );
    await app.stop();
  });
});
