import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * One for all flags: from the first use of an AsyncLocalStorage on, Node.js 20 writes its value to each promise that is made in the
 * process, whatever it is for. Four more of them, beside Strapi's two, cost 7 to 8 % of the answers that are computed (decision 34).
 */
const raised = new AsyncLocalStorage<ReadonlySet<AsyncFlag>>();

/** Is raised for a piece of work and for all that is begun in its course, and for nothing else. */
export class AsyncFlag {
  /** Does `work` with the flag raised, whichever others are. */
  run<Result>(work: () => Result): Result {
    if (this.isRaised) return work();
    return raised.run(new Set(raised.getStore()).add(this), work);
  }

  get isRaised(): boolean {
    return raised.getStore()?.has(this) ?? false;
  }
}
