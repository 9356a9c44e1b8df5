/** A tag as it may be published. Stricter than an HTML parser: what is not exactly one of these is a failure. */
const token =
  /<(?<close>\/?)(?<tag>[a-z][a-z0-9]*)(?<attributes>(?: (?:href|title|rel|start)="[^"<>]*")*)>|[^<>"]+|./gsu;
const attribute = /(?<name>[a-z]+)="(?<value>[^"]*)"/g;
const publishedTags = new Set(
  'p a h1 h2 h3 h4 h5 h6 ul ol li blockquote pre code em strong s br hr table thead tbody tr th td'.split(
    ' ',
  ),
);
const emptyTags = new Set(['br', 'hr']);
const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };

const decode = (escaped: string): string =>
  escaped.replace(/&(?<name>[^;]*);?/g, (found, name: string) => {
    const character = references[name];
    if (character === undefined) throw new Error(`Bare ampersand in published HTML: ${found}`);
    return character;
  });

export interface PublishedHtml {
  tags: string[];
  links: string[];
  /** What stands between the tags, entities decoded. */
  words: string;
}

/** Reads HTML made of published tags and attributes only, properly nested and escaped; throws on anything else. */
export const readPublishedHtml = (html: string): PublishedHtml => {
  const found: PublishedHtml = { tags: [], links: [], words: '' };
  const path: string[] = [];
  for (const match of html.matchAll(token)) {
    const { close, tag, attributes } = match.groups!;
    if (tag === undefined) {
      if (/[<>"]/.test(match[0])) throw new Error(`Unescaped ${match[0]} in: ${html}`);
      found.words += decode(match[0]);
    } else if (!publishedTags.has(tag)) {
      throw new Error(`<${tag}> is not published: ${html}`);
    } else if (close === '/') {
      if (path.pop() !== tag) throw new Error(`</${tag}> closes what is not open: ${html}`);
    } else {
      found.tags.push(tag);
      if (!emptyTags.has(tag)) path.push(tag);
      for (const { groups } of attributes!.matchAll(attribute)) {
        const value = decode(groups!.value!);
        if (groups!.name === 'href') found.links.push(value);
      }
    }
  }
  if (path.length > 0) throw new Error(`Never closed: ${path.join(' ')}: ${html}`);
  return found;
};
