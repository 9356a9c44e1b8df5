/** The forms that an explainer or a section is served in, the one for no preference first. */
export const forms = [
  { name: 'json', contentType: 'application/json; charset=utf-8' },
  { name: 'jsonld', contentType: 'application/ld+json; charset=utf-8' },
  { name: 'html', contentType: 'text/html; charset=utf-8' },
  { name: 'markdown', contentType: 'text/markdown; charset=utf-8' },
  { name: 'text', contentType: 'text/plain; charset=utf-8' },
] as const;

export type Form = (typeof forms)[number];

/** The media type (RFC 9110 §8.3.1) of a form, without its parameters. */
export const mediaTypeOf = ({ contentType }: Form): string => contentType.split(';')[0] ?? '';
