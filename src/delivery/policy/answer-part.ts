import { canonicalPath, type Place } from '../../explainer/addresses';
import { forms, type Form } from '../../explainer/forms/form';
import type { FoundRevision } from '../../explainer/ledger';
import { presentConditionDocument, presentSideEffectsDocument } from '../../explainer/present-part';
import { answerForbidden, answerGone, answerMoved, answerUnknown, type Answer } from './answer';
import { metaOf } from './answer-explainer';
import { formHeaders, recordHeaders } from './form-headers';
import { judgeExplainer, type Asked, type LocatedRevision } from './judge-address';
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

/** The record: also what partners must not show, with where it stands. */
const presentRecord = ({ revision }: LocatedRevision, place: PartPlace): object | undefined => {
  const explainer = revision.content.parse();
  return place.kind === 'condition'
    ? presentConditionDocument(explainer, place.condition)
    : presentSideEffectsDocument(explainer);
};

/** The answer to a request for all side effects of an explainer, or for one of its conditions. */
export const answerPart = (
  found: FoundRevision | null,
  asked: Asked & { place: PartPlace },
  wish: Wish,
): Answer => {
  const { place, slug } = asked;
  const about = { of: nameOf(place) };
  if (wish.form.name === 'json') {
    const verdict = judgeExplainer(found, asked);
    if (verdict.kind === 'found') {
      const { revision, latest } = verdict;
      const data = presentRecord(verdict, place);
      if (data !== undefined) {
        const body = JSON.stringify({ data, meta: metaOf(revision, latest) });
        const surrogate = `explainer:${slug}`;
        return {
          status: 200,
          headers: recordHeaders(verdict, wish, { ...about, surrogate }),
          body,
        };
      }
    }
  }
  const verdict = judgeSubject(found, asked);
  switch (verdict.kind) {
    case 'unknown':
      return answerUnknown(verdict.message);
    case 'gone':
      return answerGone(verdict.retraction);
    case 'withheld':
      return answerForbidden(verdict.reason);
    case 'moved':
      return answerMoved(`${canonicalPath(verdict.slug, verdict.place)}${wish.search}`);
    case 'found': {
      const published = publishAs(verdict, verdict.subject, wish);
      const { surrogate } = verdict;
      const headers = formHeaders(verdict, { wish, published, ...about, surrogate });
      return { status: 200, headers, body: writeForm(published, wish) };
    }
  }
};
