import type { Context } from '../../strapi-types';
import type { Answer } from '../../delivery/policy/answer';
import { matchTag } from '../../delivery/policy/match-tag';
import { tagsOf } from '../../delivery/policy/ready-answer';

/** Sends an answer, or 304 where the reader has it already (RFC 9110 §13). */
export const send = (ctx: Context, { status, headers, body }: Answer): void => {
  ctx.status = status;
  ctx.body = body;
  // Beside what other middlewares vary by.
  ctx.vary('Accept');
  ctx.set(headers);
  const { ETag: own, 'Last-Modified': lastModified } = headers;
  if (status !== 200 || own === undefined) return;
  const known = matchTag({
    ifNoneMatch: ctx.get('If-None-Match'),
    ifModifiedSince: ctx.get('If-Modified-Since'),
    own,
    // What a reader was given from memory bears the tag of its coding.
    etags: tagsOf(own),
    lastModified: lastModified === undefined ? undefined : Date.parse(lastModified),
  });
  if (known === undefined) return;
  ctx.status = 304;
  ctx.set('ETag', known);
};
