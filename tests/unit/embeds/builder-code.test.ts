import { parseFragment } from 'parse5';
import { embedCode, type Chosen } from '../../../src/embeds/builder-code';

const loader = { path: '/embed/v1/loader.0123.js', integrity: 'sha384-abc' };
const publisher = { origin: 'https://health.example', loader, styleHash: "'sha256-abc='" };
const chosen: Chosen = {
  form: 'frame',
  explainer: 'a',
  place: { kind: 'section', section: 'b' },
  title: 'A "title" <b>',
  headingLevel: 3,
  theme: 'dark',
  locale: null,
};

/** Each element of the code, its attributes and its text. */
const elementsOf = (html: string) =>
  (parseFragment(html).childNodes as any[])
    .filter(({ tagName }) => tagName !== undefined)
    .map(({ tagName, attrs, childNodes }) => ({
      tagName,
      attributes: Object.fromEntries(attrs.map(({ name, value }: any) => [name, value])),
      within: childNodes,
    }));

describe('The code that the builder writes', () => {
  it('a frame, named, and the line that a policy needs', () => {
    const { html, policy } = embedCode(chosen, publisher);
    expect(elementsOf(html)).toMatchObject([
      {
        tagName: 'iframe',
        attributes: {
          src: 'https://health.example/embed/a/b?headingLevel=3&theme=dark',
          title: 'A "title" <b>',
          loading: 'lazy',
        },
      },
    ]);
    expect(policy).toEqual(['frame-src https://health.example;']);
  });

  it('an element, with the script that never changes and a link inside for where it does not run', () => {
    const { html, policy } = embedCode({ ...chosen, form: 'element' }, publisher);
    const [script, element] = elementsOf(html);
    expect(script?.attributes).toEqual({
      src: 'https://health.example/embed/v1/loader.0123.js',
      integrity: 'sha384-abc',
      crossorigin: 'anonymous',
      async: '',
    });
    expect(element?.attributes).toEqual({
      explainer: 'a',
      section: 'b',
      'heading-level': '3',
      theme: 'dark',
    });
    const [link] = element?.within ?? [];
    expect([link.attrs[0].value, link.childNodes[0].value]).toEqual([
      'https://health.example/embed/a/b',
      'A "title" <b>',
    ]);
    expect(policy).toEqual([
      'script-src https://health.example;',
      'connect-src https://health.example;',
    ]);
  });

  const height = 'max(20em, 40em - 100cqi)';
  const column = {
    tagName: 'div',
    attributes: { style: expect.stringMatching(/^container-type: inline-size;/) },
  };

  it('an element as high as its text is in its column, where that is known, so that nothing below it moves', () => {
    const { html } = embedCode({ ...chosen, form: 'element' }, publisher, height);
    const [script, around] = elementsOf(html);
    expect([script?.tagName, around]).toMatchObject(['script', column]);
    const [element] = around?.within.filter(({ tagName }: any) => tagName !== undefined) ?? [];
    expect([element.tagName, element.attrs.at(-1)]).toEqual([
      'explainer-section',
      { name: 'style', value: `display: block; font-size: max(1rem, 16px); min-height: ${height}` },
    ]);
  });

  it('a frame likewise, so that nothing in it has to be scrolled; no wider than it was measured', () => {
    const [around] = elementsOf(embedCode(chosen, publisher, height).html);
    expect(around).toMatchObject(column);
    const [frame] = around?.within.filter(({ tagName }: any) => tagName !== undefined) ?? [];
    const { value: style } = frame.attrs.find(({ name }: any) => name === 'style');
    expect(style).toContain('width: 100%; max-width: 40em;');
    expect(style).toMatch(/; height: max\(20em, 40em - 100cqi\)$/);
  });

  it('the address of a fragment, for which nothing has to be allowed', () => {
    const place = { kind: 'condition', condition: 'c' } as const;
    expect(embedCode({ ...chosen, form: 'fragment', place, locale: 'de' }, publisher)).toEqual({
      html: 'https://health.example/api/explainers/a/conditions/c?format=html&headingLevel=3&refusal=html&locale=de',
      policy: [],
    });
  });

  it('of one in a shadow root, in the colours that were chosen, and the line that its style needs', () => {
    const shadow = { ...chosen, form: 'shadow' } as const;
    const address =
      'https://health.example/api/explainers/a/sections/b?format=html&headingLevel=3&shadow=open';
    expect(embedCode(shadow, publisher)).toEqual({
      html: `${address}&theme=dark&refusal=html`,
      policy: ["style-src 'sha256-abc=';"],
    });
    expect(embedCode({ ...shadow, theme: 'auto' }, publisher).html).toBe(`${address}&refusal=html`);
  });
});
