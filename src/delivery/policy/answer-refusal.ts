import { renderShadow } from '../../embeds/shadow';
import { renderRefusedFragment } from '../../explainer/forms/render-refused-fragment';
import { replacementLink } from '../../explainer/standing';
import { answerForbidden, answerGone, answerUnknown, type Answer } from './answer';
import type { SubjectVerdict } from './judge-subject';
import type { Wish } from './wish';

type Refused = Extract<SubjectVerdict, { kind: 'unknown' | 'gone' | 'withheld' }>;

/** The answer where there is nothing to be given, with its reason: for machines, as published loaders read it. */
export const answerRefusal = (verdict: Refused): Answer => {
  switch (verdict.kind) {
    case 'unknown':
      return answerUnknown(verdict.message);
    case 'gone':
      return answerGone(verdict.retraction);
    case 'withheld':
      return answerForbidden(verdict.reason);
  }
};

const renderRefused = (verdict: Refused, origin: string): string => {
  switch (verdict.kind) {
    case 'unknown':
      return renderRefusedFragment({ kind: 'unknown' });
    case 'gone': {
      const { at, reason, replacement } = verdict.retraction;
      return renderRefusedFragment({
        ...{ kind: 'retracted', at, reason },
        replacement: replacementLink(replacement, origin),
      });
    }
    case 'withheld':
      return renderRefusedFragment({ kind: 'withheld', reason: verdict.reason });
  }
};

/** The same to who asked for a form, as a fragment where that is wished: an include that prints whatever it gets then prints no JSON. */
export const answerRefusedForm = (
  verdict: Refused,
  { form, isRefusedInHtml, shadow, theme, origin }: Wish,
): Answer => {
  const answer = answerRefusal(verdict);
  if (form.name !== 'html' || !isRefusedInHtml) return answer;
  const body = renderRefused(verdict, origin);
  return {
    ...answer,
    headers: { ...answer.headers, 'Content-Type': form.contentType },
    body: shadow ? renderShadow(body, theme) : body,
  };
};
