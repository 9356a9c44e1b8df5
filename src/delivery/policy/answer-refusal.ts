import { answerForbidden, answerGone, answerUnknown, type Answer } from './answer';
import type { SubjectVerdict } from './judge-subject';

/** The answer where there is nothing to be given, with its reason. */
export const answerRefusal = (
  verdict: Extract<SubjectVerdict, { kind: 'unknown' | 'gone' | 'withheld' }>,
): Answer => {
  switch (verdict.kind) {
    case 'unknown':
      return answerUnknown(verdict.message);
    case 'gone':
      return answerGone(verdict.retraction);
    case 'withheld':
      return answerForbidden(verdict.reason);
  }
};
