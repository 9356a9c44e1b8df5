/** An element of a form, as read back from its HTML. */
export interface Element {
  tag: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const token =
  /<(?<close>\/?)(?<tag>[a-z][a-z0-9]*)(?<attributes>(?: [a-z-]+="[^"<>]*")*)>|(?<words>[^<>]+)|[<>]/gu;
const attribute = / (?<name>[a-z-]+)="(?<value>[^"]*)"/g;
const allowed = new Set(
  (
    'article section aside footer div span time p a h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s br hr ' +
    'table thead tbody tr th td'
  ).split(' '),
);
const allowedAttributes =
  /^(?:class|lang|dir|data-explainer|data-revision|data-kind|id|role|aria-labelledby|aria-level|href|rel|title|start|datetime)$/;
const emptyTags = new Set(['br', 'hr']);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const decode = (escaped: string): string =>
  escaped.replace(/&(?<name>[^;]*);?/g, (found, name: string) => {
    const character = entities[name];
    if (character === undefined) throw new Error(`Bare ampersand: ${found}`);
    return character;
  });

/** Reads a form made of expected tags and attributes only, properly nested and escaped; throws on anything else. */
export const readFormHtml = (html: string): Element => {
  const root: Element = { tag: 'root', attributes: {}, children: [] };
  const path = [root];
  for (const match of html.matchAll(token)) {
    const { close, tag, attributes = '', words } = match.groups!;
    const current = path.at(-1)!;
    if (words !== undefined) current.children.push(decode(words));
    else if (tag === undefined || !allowed.has(tag)) throw new Error(`${match[0]} in ${html}`);
    else if (close === '/') {
      if (path.pop()?.tag !== tag) throw new Error(`</${tag}> closes what is not open: ${html}`);
    } else {
      const named = [...attributes.matchAll(attribute)].map(({ groups }) => groups!);
      const unknown = named.find(({ name }) => !allowedAttributes.test(name!));
      if (unknown !== undefined) throw new Error(`${unknown.name!} in ${html}`);
      const element: Element = {
        tag,
        attributes: Object.fromEntries(named.map(({ name, value }) => [name, decode(value!)])),
        children: [],
      };
      current.children.push(element);
      if (!emptyTags.has(tag)) path.push(element);
    }
  }
  if (path.length > 1) throw new Error(`Never closed: ${html}`);
  const elements = root.children.filter((child) => typeof child !== 'string');
  if (elements.length !== 1) throw new Error(`Not one element: ${html}`);
  return elements[0]!;
};

export const childrenOf = ({ children }: Element): Element[] =>
  children.filter((child) => typeof child !== 'string');

/** The element and all below it, in document order. */
export const flatten = (element: Element): Element[] => [
  element,
  ...childrenOf(element).flatMap(flatten),
];

export const wordsOf = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');

export const byTag = (element: Element, tag: string): Element[] =>
  flatten(element).filter((one) => one.tag === tag);

/** Level and words of every heading, in document order. */
export const headingsOf = (element: Element): [level: number, words: string][] =>
  flatten(element).flatMap((one): [number, string][] => {
    if (/^h[1-6]$/.test(one.tag)) return [[Number(one.tag.slice(1)), wordsOf(one)]];
    if (one.attributes.role !== 'heading') return [];
    return [[Number(one.attributes['aria-level']), wordsOf(one)]];
  });
