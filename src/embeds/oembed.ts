import { escapeHtml } from '../explainer/forms/escape-html';

// oEmbed 1.0 (https://oembed.com), section 2.3.4.4: the rich type.

const widest = 640;
const tallest = 600;

export interface RichEmbed {
  version: '1.0';
  type: 'rich';
  title: string;
  provider_name: string;
  provider_url: string;
  /** In seconds; the frame shows what is public whenever it is loaded. */
  cache_age: number;
  html: string;
  width: number;
  height: number;
}

interface Framed {
  title: string;
  /** Absolute. */
  src: string;
  origin: string;
  maxwidth: number | undefined;
  maxheight: number | undefined;
}

/** The line of HTML that shows a page of ours: named, and loaded when it is about to be seen. */
export const renderFrame = ({
  src,
  title,
  width = widest,
  height = tallest,
  style = 'border:0;max-width:100%',
}: Pick<Framed, 'src' | 'title'> & { width?: number; height?: number; style?: string }): string =>
  `<iframe src="${escapeHtml(src)}" title="${escapeHtml(title)}" width="${width}" height="${height}" loading="lazy" style="${style}"></iframe>`;

export const presentRich = ({ title, src, origin, maxwidth, maxheight }: Framed): RichEmbed => {
  const [width, height] = [
    Math.min(widest, maxwidth ?? widest),
    Math.min(tallest, maxheight ?? tallest),
  ];
  return {
    version: '1.0',
    type: 'rich',
    title,
    provider_name: new URL(origin).host,
    provider_url: origin,
    cache_age: 86_400,
    html: renderFrame({ src, title, width, height }),
    width,
    height,
  };
};

// Characters that XML 1.0 has no way to write (section 2.2).
const noXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The same in XML. */
export const renderXml = (rich: RichEmbed): string =>
  [
    '<?xml version="1.0" encoding="utf-8" standalone="yes"?>',
    '<oembed>',
    ...Object.entries(rich).map(
      ([name, value]) => `<${name}>${escapeHtml(String(value).replace(noXml, ''))}</${name}>`,
    ),
    '</oembed>',
    '',
  ].join('\n');
