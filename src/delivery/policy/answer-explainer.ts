import type { Explainer, ExplainerSection } from '../../explainer/explainer';
import type { Form } from '../../explainer/forms/form';
import type { Published } from '../../explainer/forms/published';
import { renderForm } from '../../explainer/forms/render-form';
import { flattenSections } from '../../explainer/flatten-sections';
import type { Revision, RevisionSummary } from '../../explainer/ledger';
import { presentSection } from '../../explainer/present-section';
import { surrogateKey } from '../../explainer/surrogate-key';
import {
  findReasonToWithhold,
  reasonToWithhold,
  withholdSections,
} from '../../explainer/withhold-sections';
import { entityTag } from '../etag';
import { answerForbidden, answerGone, answerMoved, answerUnknown, type Answer } from './answer';
import { cacheControl } from './cache-control';
import type { ExplainerVerdict, SectionVerdict } from './judge-address';
import { presentRevision } from './present-revision';

/** How the answer is to look, and to whom. */
export interface Wish {
  form: Form;
  headingLevel: number;
  /** Whether what partners must not show is in the forms that are made for them; for those who may see it. */
  isWhole: boolean;
  /** Path and query of the request, to be kept where the address moved. */
  search: string;
  /** Origin under which readers know this server, or nothing where it is not known. */
  origin: string;
  now: number;
}

const explainerPath = (slug: string): string => `/api/explainers/${slug}`;
const sectionPath = (slug: string, section: string): string =>
  `${explainerPath(slug)}/sections/${section}`;

type Found = Extract<ExplainerVerdict, { kind: 'found' }>;

/** What readers are told beside the content: which revision it is, and what is public now where that is another. */
const metaOf = (revision: Revision, latest: RevisionSummary) => ({
  ...presentRevision(revision),
  latest: latest.sequence === revision.sequence ? null : presentRevision(latest),
});

const headersOf = (
  { revision, latest }: Found,
  wish: Wish,
  { surrogate, section }: { surrogate: string | null; section?: string },
) => ({
  ETag: entityTag(revision, latest, [
    ...(section === undefined ? [] : [section]),
    wish.form.name,
    ...(wish.form.name === 'html' ? [wish.headingLevel] : []),
    ...(wish.isWhole ? ['whole'] : []),
  ]),
  'Last-Modified': new Date(latest.at).toUTCString(),
  'Cache-Control': wish.isWhole ? 'private, no-store' : cacheControl(revision.reviewDue, wish.now),
  'Content-Type': wish.form.contentType,
  ...(surrogate === null ? {} : { 'Surrogate-Key': surrogate }),
});

const publishedAs = (
  { sha256, at }: Revision,
  explainer: Explainer,
  section: ExplainerSection | null,
  origin: string,
): Published => {
  const { slug } = explainer;
  const path = section === null ? explainerPath(slug) : sectionPath(slug, section.slug);
  return { explainer, section, url: `${origin}${path}`, revision: sha256 ?? '', publishedAt: at };
};

/** The answer to a request for a whole explainer. */
export const answerExplainer = (verdict: ExplainerVerdict, wish: Wish): Answer => {
  if (verdict.kind === 'unknown') return answerUnknown(verdict.message);
  if (verdict.kind === 'gone') return answerGone(verdict.retraction);
  if (verdict.kind === 'moved') return answerMoved(`${explainerPath(verdict.slug)}${wish.search}`);
  const { revision, latest } = verdict;
  const headers = headersOf(verdict, wish, { surrogate: revision.surrogateKey });
  if (wish.form.name === 'json') {
    // As it stands in the ledger, not read and written again: these bytes are what the revision is the hash of.
    const meta = JSON.stringify(metaOf(revision, latest));
    return { status: 200, headers, body: `{"data":${revision.content.json},"meta":${meta}}` };
  }
  const whole = revision.content.parse();
  const explainer = wish.isWhole ? whole : withholdSections(whole);
  const published = publishedAs(revision, explainer, null, wish.origin);
  return { status: 200, headers, body: renderForm(wish.form.name, published, wish) };
};

/** The answer to a request for one section. */
export const answerSection = (verdict: SectionVerdict, wish: Wish): Answer => {
  if (verdict.kind === 'unknown') return answerUnknown(verdict.message);
  if (verdict.kind === 'gone') return answerGone(verdict.retraction);
  if (verdict.kind === 'moved') {
    const { slug, section = '' } = verdict;
    return answerMoved(`${sectionPath(slug, section)}${wish.search}`);
  }
  const { revision, latest, explainer, section } = verdict;
  const headers = headersOf(verdict, wish, {
    surrogate: surrogateKey(explainer, section),
    section: section.slug,
  });
  if (wish.form.name === 'json') {
    const data = presentSection(explainer, section);
    return { status: 200, headers, body: JSON.stringify({ data, meta: metaOf(revision, latest) }) };
  }
  const reason = findReasonToWithhold(explainer, section.slug);
  if (reason !== null && !wish.isWhole) return answerForbidden(reason);
  const published = publishedAs(revision, explainer, section, wish.origin);
  return { status: 200, headers, body: renderForm(wish.form.name, published, wish) };
};

/** The sections that are not in the forms made for partners, and why: for those who may see them. */
export const answerWithheld = (verdict: ExplainerVerdict, search: string): Answer => {
  if (verdict.kind === 'unknown') return answerUnknown(verdict.message);
  if (verdict.kind === 'gone') return answerGone(verdict.retraction);
  if (verdict.kind === 'moved')
    return answerMoved(`${explainerPath(verdict.slug)}/withheld${search}`);
  const explainer = verdict.revision.content.parse();
  const data = flattenSections(explainer.sections).flatMap(({ slug, heading, ...section }) => {
    const reason = reasonToWithhold(section);
    return reason === null ? [] : [{ slug, heading, reason }];
  });
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'private, no-store',
  };
  return { status: 200, headers, body: JSON.stringify({ data, meta: {} }) };
};
