import { parse, parseFragment } from 'parse5';
import { runCommandWell } from '../support/command-line';
import {
  createHostile,
  hostileAddress,
  hostileLine,
  hostilePartner,
} from '../support/hostile-texts';
import { onEveryDatabase } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';

/** Every element of a page or fragment, those in templates too. */
const elementsOf = (html: string): any[] => {
  const found: any[] = [];
  const visit = (node: any): void => {
    if (node.tagName) found.push(node);
    [...(node.childNodes ?? []), ...(node.content?.childNodes ?? [])].forEach(visit);
  };
  visit(/^<!DOCTYPE/i.test(html) ? parse(html) : parseFragment(html));
  return found;
};

const textIn = (node: any): string =>
  (node.childNodes ?? []).map((child: any) => child.value ?? '').join('');

/** What in a page could run, load or restyle something. */
const dangers = (html: string): string[] =>
  elementsOf(html).flatMap((element) => {
    const { tagName, attrs } = element;
    const said: string[] = [];
    if (/^(?:img|svg|iframe|object|embed|form|base|input|video|audio)$/.test(tagName))
      said.push(tagName);
    if (tagName === 'script') {
      const type = attrs.find(({ name }: any) => name === 'type')?.value;
      if (type !== 'application/ld+json') said.push(`script ${String(type)}`);
      else JSON.parse(textIn(element));
    }
    if (tagName === 'style' && textIn(element).includes('*{display:none}')) said.push('style');
    for (const { name, value } of attrs) {
      if (name.startsWith('on') || name === 'style' || name === 'srcdoc') said.push(name);
      if (name === 'href' && !/^(?:https?:\/\/|\/|#|mailto:)/.test(value)) said.push(value);
    }
    return said;
  });

onEveryDatabase(
  'Scripts in any text of an editor run in no form',
  (app) => {
    it('of every type, in every page, fragment, script of data and answer of oEmbed', async () => {
      const { slug } = await createHostile(app());
      const places = [
        [`/embed/${slug}`, `/api/explainers/${slug}`],
        [`/embed/${slug}/${slug}`, `/api/explainers/${slug}/sections/${slug}`],
        [`/embed/${slug}/-/side-effects`, `/api/explainers/${slug}/side-effects`],
        [`/embed/${slug}/-/conditions/${slug}`, `/api/explainers/${slug}/conditions/${slug}`],
      ] as const;
      for (const [frame, fragment] of places) {
        for (const path of [
          ...[frame, `${frame}?theme=dark&headingLevel=6`],
          ...[`${fragment}?format=html`, `${fragment}?format=html&shadow=open`],
        ]) {
          const { status, text } = await app().request.get(path);
          expect([path, status]).toEqual([path, 200]);
          expect([path, dangers(text)]).toEqual([path, []]);
          expect([path, await htmlProblems(text)]).toEqual([path, []]);
          // It is shown, not dropped.
          expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
        }
        const asked = `/oembed?url=${encodeURIComponent(`${app().url}${frame}`)}`;
        const { body } = await app().request.get(asked);
        expect(elementsOf(body.html).map(({ tagName }) => tagName)).toEqual(['iframe']);
        expect(body.html).not.toContain('<script');
        const { text: xml } = await app().request.get(`${asked}&format=xml`).buffer(true);
        expect(xml).not.toMatch(/<(?:script|img|svg)/);
      }
    });

    it('nor in what is said of a section that was withdrawn, in an earlier revision', async () => {
      const { body } = await app().request.get('/api/explainers/hostile/revisions');
      const [, before] = body.data;
      const pin = `revision=${before.revision}`;
      for (const place of ['', '/hostile-withdrawn']) {
        const fragment = `/api/explainers/hostile${place.replace('/', '/sections/')}`;
        for (const path of [
          `/embed/hostile${place}?${pin}`,
          `${fragment}?format=html&${pin}`,
          `${fragment}?format=html&shadow=open&${pin}`,
        ]) {
          const { status, text } = await app().request.get(path);
          expect([path, status, dangers(text)]).toEqual([path, 200, []]);
          expect(await htmlProblems(text)).toEqual([]);
          const [, reason = ''] = /data-kind="retracted">([^]*?)<\/p>/.exec(text) ?? [];
          expect([path, reason]).toEqual([path, expect.stringContaining('&lt;script&gt;alert(1)')]);
          // The data say it too, and are read back as the editor wrote it.
          const script = elementsOf(text).find(({ tagName }) => tagName === 'script');
          expect(JSON.stringify(JSON.parse(textIn(script)).correction)).toContain(
            JSON.stringify(hostileLine).slice(1, -1),
          );
        }
      }
    });

    it('nor in notes on changes, which are data and never a page', async () => {
      for (const path of ['/api/explainers/hostile/revisions', '/api/changes', '/api/explainers']) {
        const { headers, text } = await app().request.get(path);
        expect([path, headers['content-type'], headers['x-content-type-options']]).toEqual([
          ...[path, 'application/json; charset=utf-8', 'nosniff'],
        ]);
        const notes = JSON.parse(text).data.map(({ note }: any) => note ?? '');
        expect([path, notes.some((note: string) => note.includes('<script>'))]).toEqual([
          ...[path, path !== '/api/explainers'],
        ]);
      }
    });

    it('nor in the views of a partner of such a name, as JSON and as a table', async () => {
      const { stdout } = await runCommandWell(app().environment, 'createToken', [
        ...['--for', 'partner', '--partner', hostilePartner.name],
        ...['--name', 'Hostile', '--expires-in-days', '90'],
      ]);
      const key = stdout.trim();
      await app().request.get('/embed/hostile').set('Referer', `${hostilePartner.origin}/`);
      const ask = (search: string) =>
        app().request.get(`/api/partners/views${search}`).set('Authorization', `Bearer ${key}`);
      const json = await ask('');
      expect([json.status, json.body.meta?.partner]).toEqual([200, hostilePartner.name]);
      const csv = await ask('?format=csv');
      expect(csv.text.split('\r\n')[0]).toBe('day,explainer,part,revision,views');
      expect(csv.text).not.toContain('<');
      for (const [{ headers }, type] of [
        [json, 'application/json; charset=utf-8'],
        [csv, 'text/csv; charset=utf-8; header=present'],
      ] as const) {
        expect([headers['content-type'], headers['x-content-type-options']]).toEqual([
          ...[type, 'nosniff'],
        ]);
      }
    });

    it('nor in the page of what was withdrawn', async () => {
      const documents = app().documents('api::article.article');
      const retraction = { reason: hostileLine, replacement: hostileAddress };
      const { documentId } = await documents.create({
        data: { title: 'T', slug: 'withdrawn-hostile', retraction },
        status: 'published',
      });
      await documents.unpublish({ documentId });
      const { status, text } = await app().request.get('/embed/withdrawn-hostile');
      expect([status, dangers(text)]).toEqual([410, []]);
    });
  },
  { content: 'tables' },
);
