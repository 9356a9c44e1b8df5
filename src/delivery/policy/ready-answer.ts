import { createHash } from 'node:crypto';
import { hitStatus } from './cache-status';
import type { ComputedAnswer } from './judge-computed';
import { encodings, type Encoding } from './prefer';

/** Names and values in turn, as Node writes them without a look at each. */
export type FlatHeaders = string[];

/** One coding of an answer, ready to be sent. */
export interface ReadyForm {
  etag: string;
  body: Buffer;
  headers: FlatHeaders;
  /** Of 304. */
  notModifiedHeaders: FlatHeaders;
}

/** Whoever keeps an answer that says nothing of caching asks before each use; Apollo says `no-store` of every query. */
export const askEachTime = 'public, max-age=0, must-revalidate';

/** Node writes these itself. */
export const writtenByNode: readonly string[] = [
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
];

/** About a body, which 304 has not. */
const aboutBody = ['content-type', 'content-length', 'content-encoding', 'content-language'];

const without = (
  headers: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

const withVary = (vary: string | undefined): string =>
  [...new Set([...(vary ?? '').split(/ *, */).filter(Boolean), 'Accept-Encoding'])].join(', ');

/** A strong tag (RFC 9110 §8.8.3) of its own for each coding, because its bytes are others. */
const tagOf = (etag: string, encoding: Encoding): string =>
  encoding === 'identity' ? etag : `${etag.slice(0, -1)}-${encoding}"`;

/** The entity tag of an answer, coding aside: its own where it is strong, and else one of its bytes. */
export const baseTag = ({ headers, body }: ComputedAnswer): string => {
  const { etag } = headers;
  if (etag?.startsWith('"')) return etag;
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
};

/** The tags of an answer in every coding. */
export const tagsOf = (etag: string): string[] =>
  encodings.map((encoding) => tagOf(etag, encoding));

/** Whether to offer the answer in a coding: what is small gains nothing by it. */
export const isCompressible = ({ headers, body }: ComputedAnswer): boolean =>
  body.length >= 1_024 &&
  /^(?:text\/|application\/(?:\w+\+)?(?:json|xml))/.test(headers['content-type'] ?? '');

/** What is sent of an answer in one coding; `body` is its body in that coding. */
export const readyForm = (
  { headers }: ComputedAnswer,
  { etag: base, encoding, body }: { etag: string; encoding: Encoding; body: Buffer },
): ReadyForm => {
  const etag = tagOf(base, encoding);
  const caching = headers['cache-control'] ?? 'no-store';
  const full = {
    ...without(headers, writtenByNode),
    'cache-control': caching === 'no-store' ? askEachTime : caching,
    etag,
    vary: withVary(headers.vary),
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': String(body.length),
    'cache-status': hitStatus,
  };
  return {
    etag,
    body,
    headers: Object.entries(full).flat(),
    notModifiedHeaders: Object.entries(without(full, aboutBody)).flat(),
  };
};
