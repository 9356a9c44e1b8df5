import type { Core } from '@strapi/strapi';
import { embedDoorOf } from '../../ports/embed-door';
import { shownText } from '../../embeds/partners/shown-text';
import { wholePlace, type Place } from '../../explainer/addresses';
import type { FoundRevision } from '../../explainer/ledger';
import type { Context } from '../../strapi/context';
import { answerOtherVersion, type Answer } from '../../delivery/policy/answer';
import { fileRefusal } from '../../delivery/policy/file-refusal';
import { isForAnother, matchTag } from '../../delivery/policy/match-tag';
import { tagsOf } from '../../delivery/policy/ready-answer';
import type { Wish } from '../../delivery/policy/wish';

const judgeIfMatch = (ctx: Context, answer: Answer): Answer => {
  const { ETag: own } = answer.headers;
  // What would not have been given anyway is told as it is (§13.2.1).
  if (answer.status !== 200 || own === undefined) return answer;
  return isForAnother(ctx.get('If-Match'), tagsOf(own)) ? answerOtherVersion(own) : answer;
};

/** Sends an answer; or 304 where the reader has it already, and 412 where it is not the one that was asked for (RFC 9110 §13). */
export const send = (ctx: Context, answer: Answer): void => {
  const { status, headers, body } = judgeIfMatch(ctx, answer);
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

/** Sends an answer that is about an explainer as a whole. */
export const sendAbout = (ctx: Context, answer: Answer, slug: string): void =>
  send(ctx, fileRefusal(answer, slug, wholePlace));

interface Asked {
  found: FoundRevision | null;
  query: { slug: string };
  place: Place;
  wish: Pick<Wish, 'form' | 'isWhole'>;
}

/** Sends an answer in a form; of one that is made for other sites' pages, it is told what it shows. */
export const sendForm = (
  strapi: Core.Strapi,
  ctx: Context,
  answer: Answer,
  { found, query, place, wish }: Asked,
): void => {
  if (wish.form.name === 'html' && !wish.isWhole && answer.status === 200) {
    embedDoorOf(strapi).tellShown(ctx.res, shownText(found, query.slug, place));
  }
  send(ctx, fileRefusal(answer, query.slug, place));
};
