import { parse, parseFragment } from 'parse5';
import { onEveryDatabase, type RunningApp } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '</style><style>*{display:none}</style>',
  '</template><script>alert(1)</script>',
  '[x](javascript:alert(1)) javascript:alert(1)',
];
const all = attacks.join(' ');
const line = all.slice(0, 200);
const address = 'https://example.org/"><script>alert(1)</script>';

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

const createHostile = async (app: RunningApp): Promise<string> => {
  const create = async (type: string, data: object): Promise<string> =>
    (await app.documents(`api::${type}.${type}`).create({ data, status: 'published' })).documentId;
  const codes = [{ system: 'mesh', code: 'X', display: line, verifiedBy: line }];
  const slug = 'hostile';
  const contributor = await create('contributor', {
    slug,
    name: line,
    credentials: line,
    affiliation: line,
    orcid: '0000-0002-1825-0097',
    conflictsOfInterest: all,
  });
  const reference = await create('reference', {
    slug,
    title: line,
    citation: all,
    doi: '10.1000/"><script>alert(1)</script>',
    url: address,
    year: 2020,
  });
  const notice = await create('notice', { slug, title: line, kind: 'general', text: all });
  const synonyms = [{ text: line }];
  const condition = await create('condition', {
    slug,
    name: line,
    description: all,
    synonyms,
    statement: all,
    claim: 'may_help',
    codes,
  });
  const sideEffect = await create('side-effect', {
    slug,
    name: line,
    description: all,
    synonyms,
    bodySystem: 'general',
    severityAsStated: line,
    frequencyAsStated: line,
    whenToGetHelp: all,
    codes,
  });
  const article = await create('article', {
    slug,
    title: line,
    titleVariant: line,
    lead: all,
    about: line,
    codes,
    source: { name: line, url: address, licence: line },
    review: { nextDue: '2025-01-01', reviewedBy: contributor },
    authors: [contributor],
    reviewers: [contributor],
    references: [reference],
  });
  await create('section', {
    slug,
    heading: line,
    position: 10,
    level: 2,
    body: `${all}\n\n\`\`\`${all}\n${all}\n\`\`\`\n\n[link](https://example.org "${line.replace(/"/g, '')}")\n\n${all}`,
    standsAloneReason: all,
    article,
    notices: [notice],
    references: [reference],
    conditions: [condition],
    sideEffects: [sideEffect],
    mentions: [
      { quote: attacks[0], start: 0, end: attacks[0]!.length, condition },
      { quote: attacks[0], start: 0, end: attacks[0]!.length, sideEffect },
    ],
  });
  return slug;
};

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
      const retraction = { reason: line, replacement: address };
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
