import { pause } from '../../event-loop/pause';
import { keptMilliseconds } from '../policy/cache-control';
import { bypassStatus, forwardedStatus } from '../policy/cache-status';
import { judgeComputed, type ComputedAnswer, type ComputedVerdict } from '../policy/judge-computed';
import type { KeyedRequest } from '../policy/keyed-request';
import type { AnswerStore } from './answer-store';
import { createCollapse } from './collapse';
import { createLimit } from './limit';
import { createStoredAnswer, type StoredAnswer } from './stored-answer';

/** So many answers are computed at a time; the others wait, and what is in memory passes by all of them. */
const mostComputedAtATime = 16;

/** Whoever came behind so many would wait for minutes, with what was sent kept in memory. */
const mostThatWait = 1_000;

interface Means {
  /** The ledger's number; null while it is not known. */
  number: () => number | null;
  store: AnswerStore;
  /** Asks Strapi in the name of nobody. */
  ask: (request: KeyedRequest, requestId: string) => Promise<ComputedAnswer>;
  mostWaiting?: number;
}

/** What is asked, and the ledger's number when it was; null where that was not known, so that nothing vouches for an answer. */
interface Asked {
  key: string;
  since: number | null;
}

interface Question extends Asked {
  /** Under which the log has what fails. */
  requestId: string;
}

/** What was computed, ready to be stored or not, and what `Cache-Status` says of it. */
export type Outcome = ({ stored: StoredAnswer } | { computed: ComputedAnswer }) & {
  status: string;
  route: string | undefined;
};

/** Computes answers that are not in memory, identical ones once, and keeps those that everybody may be given. */
export const createAnswerComputer = ({ number, store, ask, mostWaiting = mostThatWait }: Means) => {
  const collapse = createCollapse<Outcome>();
  const limit = createLimit(mostComputedAtATime);

  const compute = async (question: Question, request: KeyedRequest): Promise<Outcome> => {
    const { key, since, requestId } = question;
    const [computedAt, now] = [performance.now(), Date.now()];
    const computed = await ask(request, requestId);
    // A large answer was just written out, and its tag is made of all its bytes.
    await pause();
    const keptUntil = computedAt + keptMilliseconds(computed.headers.expires, now);
    const { route } = computed;
    const verdict = judgeComputed(computed, request.isGraphql);
    const told = (given: ComputedVerdict): string =>
      since === null ? bypassStatus('not caught up') : forwardedStatus(given);
    if (!verdict.storable) return { computed, status: told(verdict), route };
    const stored = createStoredAnswer(computed, { number: since, computedAt, keptUntil });
    const give = (given: ComputedVerdict): Outcome => ({ stored, status: told(given), route });
    if (since === null) return give(verdict);
    // What was published meanwhile may be in this answer or not: who asked before is given it, and nobody after.
    if (number() !== since) return give({ storable: false, reason: 'published meanwhile' });
    return give(store.set(key, stored) ? verdict : { storable: false, reason: 'too large' });
  };

  // One that was begun before a publish is not joined by who came after it.
  const nameOf = ({ key, since }: Asked): string => `${since} ${key}`;

  return {
    /** Whether it is being computed for somebody else, so that nothing more has to be. */
    isUnderWay: (asked: Asked): boolean => collapse.isUnderWay(nameOf(asked)),
    /** Whether so many wait already that nobody else is let in. */
    isFull: (): boolean => limit.waiting() >= mostWaiting,
    compute: (question: Question, request: KeyedRequest): Promise<Outcome> => {
      const name = nameOf(question);
      return collapse.share(name, () =>
        limit.run(() => {
          // Who asks after it has begun may ask for what was published since, and no number tells.
          if (question.since === null) collapse.close(name);
          return compute(question, request);
        }),
      );
    },
  };
};

export type AnswerComputer = ReturnType<typeof createAnswerComputer>;
