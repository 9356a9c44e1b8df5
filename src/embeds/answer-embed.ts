import { bodyTag } from '../delivery/etag';
import type { Answer } from '../delivery/policy/answer';
import { cacheControl } from '../delivery/policy/cache-control';
import { standingHeaders } from '../delivery/policy/form-headers';
import { fileRefusal } from '../delivery/policy/file-refusal';
import { judgeSubject, type SubjectVerdict } from '../delivery/policy/judge-subject';
import { publishAs } from '../delivery/policy/publish-as';
import { pagePath } from '../explainer/addresses';
import { renderFragment } from '../explainer/forms/render-fragment';
import type { FoundRevision } from '../explainer/ledger';
import { replacementLink } from '../explainer/standing';
import { placeKey } from '../explainer/surrogate-key';
import { embedPolicy } from './content-policy';
import { linkHeader } from './discovery';
import { renderPage } from './page';
import { pageTitle } from './page-title';
import type { EmbedQuery } from './read-embed-query';
import { refuseAddress, renderRefusal, type Refusal } from './refusal-page';
import type { Theme } from './style';

interface Around {
  /** Origin under which readers know this server, or nothing where it is not known. */
  origin: string;
  /** Query string of the request, to be kept where the address moved. */
  search: string;
  /** Source expressions of the sites that may show the page in a frame. */
  frameAncestors: readonly string[];
  now: number;
  /** How long the page may be read where asking again fails. */
  staleSeconds: number;
}

type Framing = Pick<Around, 'frameAncestors'>;

const answerPage = (
  { status, body }: Pick<Answer, 'status' | 'body'>,
  headers: Record<string, string>,
  { frameAncestors }: Framing,
): Answer => ({
  status,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': embedPolicy(frameAncestors),
    ...headers,
  },
  body,
});

const refuse = (
  status: number,
  refusal: Refusal,
  { theme = 'auto', maxAge, ...framing }: Framing & { theme?: Theme; maxAge: number },
): Answer =>
  answerPage(
    { status, body: renderRefusal(refusal, theme) },
    { 'Cache-Control': `public, max-age=${maxAge}` },
    framing,
  );

/** A page for an address or parameters that nobody understands. */
export const answerMisread = (message: string, framing: Framing): Answer =>
  refuse(400, refuseAddress(message), { ...framing, maxAge: 60 });

/** A page for an address at which there never was anything. */
export const answerNowhere = (message: string, framing: Framing & { theme?: Theme }): Answer =>
  refuse(
    404,
    { title: 'There is nothing here', words: message, link: null },
    { ...framing, maxAge: 10 },
  );

const answerFound = (
  verdict: Extract<SubjectVerdict, { kind: 'found' }>,
  query: EmbedQuery,
  around: Around,
): Answer => {
  const { origin, now } = around;
  const { headingLevel, show: left, theme, locale } = query;
  const published = publishAs(verdict, verdict.subject, { origin, locale, now });
  const { page, url: canonical } = published;
  const body = renderPage({
    locale: published.explainer.locale,
    title: pageTitle(published),
    theme,
    body: renderFragment(published, { headingLevel, left }),
    about: { canonical, page, origin },
  });
  return answerPage(
    { status: 200, body },
    {
      // Of the bytes, so that a new version of this application is seen too.
      ETag: bodyTag(body),
      'Cache-Control': cacheControl(verdict.revision.reviewDue, now, around.staleSeconds),
      ...standingHeaders(verdict, published.standing, now),
      'Surrogate-Key': verdict.surrogate,
      Link: linkHeader(page, origin),
    },
    around,
  );
};

const answerVerdict = (verdict: SubjectVerdict, query: EmbedQuery, around: Around): Answer => {
  const { theme } = query;
  const { frameAncestors, origin, search } = around;
  switch (verdict.kind) {
    case 'unknown':
      return answerNowhere(verdict.message, { frameAncestors, theme });
    case 'withheld': {
      const refusal = { title: 'Not shown on other sites', words: verdict.reason, link: null };
      return refuse(403, refusal, { frameAncestors, theme, maxAge: 60 });
    }
    case 'gone': {
      const { reason, replacement, at } = verdict.retraction;
      const words = `This text was withdrawn on ${at.slice(0, 10)}.\n\n${reason}`;
      const url = replacementLink(replacement, origin);
      const link = url === null ? null : { words: 'Read this instead', url };
      const refusal = { title: 'Withdrawn', words, link };
      return refuse(410, refusal, { frameAncestors, theme, maxAge: 60 });
    }
    case 'moved': {
      const location = `${pagePath(verdict.slug, verdict.place)}${search}`;
      const link = { words: 'Read it there', url: location };
      const refusal = { title: 'Moved', words: 'This text has another address now.', link };
      const answer = refuse(301, refusal, { frameAncestors, theme, maxAge: 60 });
      const surrogate = placeKey(verdict.slug, verdict.place);
      const headers = { ...answer.headers, Location: location, 'Surrogate-Key': surrogate };
      return { ...answer, headers };
    }
    case 'found':
      return answerFound(verdict, query, around);
  }
};

/** The page for a frame: the text as it is to be shown, or a page that says why there is none. */
export const answerEmbed = (
  found: FoundRevision | null,
  query: EmbedQuery,
  around: Around,
): Answer => {
  const { explainer: slug, locale, place, revision } = query;
  const verdict = judgeSubject(found, { slug, locale, place, revision });
  return fileRefusal(answerVerdict(verdict, query, around), slug, place);
};
