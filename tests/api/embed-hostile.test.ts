import { parse, parseFragment } from 'parse5';
import { createHostile, hostileAddress, hostileLine } from '../support/hostile-texts';
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
      const slug = await createHostile(app());
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
