import type { Place } from '../../explainer/addresses';
import { forms, type Form } from '../../explainer/forms/form';
import type { FoundRevision } from '../../explainer/ledger';
import { presentConditionDocument, presentSideEffectsDocument } from '../../explainer/present-part';
import { answerMoved, type Answer } from './answer';
import { metaOf } from './answer-explainer';
import { answerRefusedForm } from './answer-refusal';
import { formHeaders, recordHeaders } from './form-headers';
import { judgeExplainer, type Asked } from './judge-address';
import { judgeSubject } from './judge-subject';
import { publishAs } from './publish-as';
import type { Wish } from './wish';
import { writeForm } from './write-form';

/** The place of a part: what an explainer says in several of its sections. */
export type PartPlace = Extract<Place, { kind: 'side-effects' | 'condition' }>;

/** In which forms a part is served. */
export const partForms: readonly Form[] = forms.filter(
  ({ name }) => name === 'json' || name === 'html' || name === 'jsonld',
);

const nameOf = (place: PartPlace): string =>
  place.kind === 'condition' ? `condition-${place.condition}` : place.kind;

/** The record: also what partners must not show, with where it stands. Undefined where there is none. */
const answerRecord = (
  found: FoundRevision | null,
  { place, ...asked }: Asked & { place: PartPlace },
  wish: Wish,
): Answer | undefined => {
  const verdict = judgeExplainer(found, asked);
  if (verdict.kind !== 'found') return undefined;
  const { revision, latest } = verdict;
  const explainer = revision.content.parse();
  const data =
    place.kind === 'condition'
      ? presentConditionDocument(explainer, place.condition)
      : presentSideEffectsDocument(explainer);
  if (data === undefined) return undefined;
  const about = { of: nameOf(place), surrogate: `explainer:${asked.slug}` };
  return {
    status: 200,
    headers: recordHeaders(verdict, wish, about),
    body: JSON.stringify({ data, meta: metaOf(revision, latest) }),
  };
};

/** The answer to a request for all side effects of an explainer, or for one of its conditions. */
export const answerPart = (
  found: FoundRevision | null,
  asked: Asked & { place: PartPlace },
  wish: Wish,
): Answer => {
  const record = wish.form.name === 'json' ? answerRecord(found, asked, wish) : undefined;
  if (record !== undefined) return record;
  const verdict = judgeSubject(found, asked);
  if (verdict.kind === 'moved') {
    return answerMoved(verdict.slug, verdict.place, wish.search);
  }
  if (verdict.kind !== 'found') return answerRefusedForm(verdict, wish);
  const published = publishAs(verdict, verdict.subject, wish);
  const about = { of: nameOf(asked.place), surrogate: verdict.surrogate };
  const body = writeForm(published, wish);
  const headers = formHeaders(verdict, { wish, published, body, ...about });
  return { status: 200, headers, body };
};
