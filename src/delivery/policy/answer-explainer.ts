import { wholePlace } from '../../explainer/addresses';
import type { ExplainerSection } from '../../explainer/explainer';
import { findSection } from '../../explainer/find-section';
import { flattenSections } from '../../explainer/flatten-sections';
import type { RevisionSummary } from '../../explainer/ledger';
import { presentSection } from '../../explainer/present-section';
import { surrogateKey } from '../../explainer/surrogate-key';
import {
  findReasonToWithhold,
  reasonToWithhold,
  withholdSections,
} from '../../explainer/withhold-sections';
import { answerMoved, type Answer } from './answer';
import { answerRefusal, answerRefusedForm } from './answer-refusal';
import { formHeaders, recordHeaders } from './form-headers';
import { underCurrentRules, type ExplainerVerdict, type SectionVerdict } from './judge-address';
import { presentRevision } from './present-revision';
import { publishAs } from './publish-as';
import type { Wish } from './wish';
import { writeForm } from './write-form';

/** What readers are told beside the content: which revision it is, and what is public now where that is another. */
export const metaOf = (revision: RevisionSummary, latest: RevisionSummary) => ({
  ...presentRevision(revision),
  latest: latest.sequence === revision.sequence ? null : presentRevision(latest),
});

/** The answer to a request for a whole explainer. */
export const answerExplainer = (verdict: ExplainerVerdict, wish: Wish): Answer => {
  if (verdict.kind === 'unknown' || verdict.kind === 'gone') {
    return answerRefusedForm(verdict, wish);
  }
  if (verdict.kind === 'moved') return answerMoved(verdict.slug, wholePlace, wish.search);
  const { revision, latest } = verdict;
  const surrogate = revision.surrogateKey;
  if (wish.form.name === 'json') {
    // As it stands in the ledger, not read and written again: these bytes are what the revision is the hash of.
    const headers = recordHeaders(verdict, wish, { surrogate });
    const meta = JSON.stringify(metaOf(revision, latest));
    return { status: 200, headers, body: `{"data":${revision.content.json},"meta":${meta}}` };
  }
  const parsed = revision.content.parse();
  const explainer = wish.isWhole ? parsed : withholdSections(underCurrentRules(parsed, verdict));
  const published = publishAs(verdict, { place: wholePlace, explainer }, wish);
  const body = writeForm(published, wish);
  const headers = formHeaders(verdict, { wish, published, body, surrogate });
  return { status: 200, headers, body };
};

/** The answer to a request for one section. */
export const answerSection = (verdict: SectionVerdict, wish: Wish): Answer => {
  if (verdict.kind === 'unknown' || verdict.kind === 'gone') {
    return answerRefusedForm(verdict, wish);
  }
  if (verdict.kind === 'moved') {
    const { slug, section = '' } = verdict;
    return answerMoved(slug, { kind: 'section', section }, wish.search);
  }
  const { revision, latest, explainer, section } = verdict;
  const about = { surrogate: surrogateKey(explainer, section), of: section.slug };
  if (wish.form.name === 'json') {
    const headers = recordHeaders(verdict, wish, about);
    const data = presentSection(explainer, section);
    return { status: 200, headers, body: JSON.stringify({ data, meta: metaOf(revision, latest) }) };
  }
  const judged = wish.isWhole ? explainer : underCurrentRules(explainer, verdict);
  const reason = findReasonToWithhold(judged, section.slug);
  if (reason !== null && !wish.isWhole) {
    return answerRefusedForm({ kind: 'withheld', reason }, wish);
  }
  const place = { kind: 'section', section: section.slug } as const;
  // What stands below it has a judgement of its own.
  const passedOn = wish.isWhole ? explainer : withholdSections(judged);
  const shown = findSection<ExplainerSection>(passedOn, section.slug) ?? section;
  const published = publishAs(verdict, { place, explainer: passedOn, section: shown }, wish);
  const body = writeForm(published, wish);
  const headers = formHeaders(verdict, { wish, published, body, ...about });
  return { status: 200, headers, body };
};

/** The sections that are not in the forms made for partners, and why: for those who may see them. */
export const answerWithheld = (verdict: ExplainerVerdict, search: string): Answer => {
  if (verdict.kind === 'unknown' || verdict.kind === 'gone') return answerRefusal(verdict);
  if (verdict.kind === 'moved') return answerMoved(verdict.slug, wholePlace, `/withheld${search}`);
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
