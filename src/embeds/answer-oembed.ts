import { bodyTag } from '../delivery/etag';
import { answerUnknown, type Answer } from '../delivery/policy/answer';
import { errorText } from '../errors/error-body';
import { fileRefusal } from '../delivery/policy/file-refusal';
import { answerRefusal } from '../delivery/policy/answer-refusal';
import { judgeSubject, type SubjectVerdict } from '../delivery/policy/judge-subject';
import { pagePath } from '../explainer/addresses';
import type { FoundRevision } from '../explainer/ledger';
import { presentRich, renderXml } from './oembed';
import { pageTitle } from './page-title';
import type { OembedQuery, OembedVerdict } from './read-oembed-query';

const names = { 400: 'ValidationError', 404: 'NotFoundError', 501: 'NotImplementedError' } as const;

export const answerOembedRefusal = ({
  status,
  message,
}: Extract<OembedVerdict, { ok: false }>): Answer => ({
  status,
  headers: {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'public, max-age=60',
  },
  body: errorText({ status, name: names[status], message }),
});

/** What stands where an address leads to at last: an explainer and a section of it may each have another slug now. */
const follow = (
  found: FoundRevision | null,
  asked: Parameters<typeof judgeSubject>[1],
): SubjectVerdict => {
  let verdict = judgeSubject(found, asked);
  for (let step = 0; step < 2 && verdict.kind === 'moved'; step += 1) {
    const { slug, place } = verdict;
    verdict = judgeSubject(found, { ...asked, slug, place });
  }
  return verdict;
};

/** The answer to a consumer of oEmbed; a page that moved is framed where it is now. */
export const answerOembed = (
  found: FoundRevision | null,
  { embed, format, search, maxwidth, maxheight }: OembedQuery,
  origin: string,
): Answer => {
  const verdict = follow(found, {
    slug: embed.explainer,
    locale: embed.locale,
    place: embed.place,
    revision: embed.revision,
  });
  if (verdict.kind !== 'found') {
    const answer =
      verdict.kind === 'moved'
        ? answerUnknown(`The explainer "${embed.explainer}" moved`)
        : answerRefusal(verdict);
    return fileRefusal(answer, embed.explainer, embed.place);
  }
  const { subject, surrogate } = verdict;
  const rich = presentRich({
    title: pageTitle(subject),
    src: `${origin}${pagePath(subject.explainer.slug, subject.place)}${search}`,
    origin,
    maxwidth,
    maxheight,
  });
  const body = format === 'xml' ? renderXml(rich) : JSON.stringify(rich);
  const type = format === 'xml' ? 'text/xml' : 'application/json';
  return {
    status: 200,
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'public, max-age=60',
      ETag: bodyTag(body),
      'Surrogate-Key': surrogate,
    },
    body,
  };
};
