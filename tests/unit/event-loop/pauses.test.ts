import type { Core } from '@strapi/strapi';
import { sanitize } from '@strapi/utils';
import { pause } from '../../../src/event-loop/pause';
import { installDocumentPauses } from '../../../src/event-loop/pause-between-documents';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Longer than what is done without a pause. */
const work = (): void => {
  const end = performance.now() + 3;
  while (performance.now() < end);
};

/** How many turns others had until it was done. */
const countTurns = async (working: Promise<unknown>): Promise<number> => {
  const state = { isDone: false };
  const done = working.then(() => (state.isDone = true));
  let turns = 0;
  while (!state.isDone) {
    await turn();
    turns += 1;
  }
  await done;
  return turns;
};

describe('A pause', () => {
  it('is taken where there was none for long, and not again right after it', async () => {
    await turn();
    work();
    const first = pause();
    expect(first).toBeInstanceOf(Promise);
    await first;
    expect(pause()).toBeUndefined();
    work();
    expect(pause()).toBeInstanceOf(Promise);
    await pause();
  });

  it('is shared by those who ask before it is over, so that they go on in their order', async () => {
    work();
    const order: number[] = [];
    const go = async (number: number) => {
      await pause();
      order.push(number);
    };
    await Promise.all([1, 2, 3].map(go));
    expect(order).toEqual([1, 2, 3]);
  });

  it('is taken between the documents that Strapi makes ready', async () => {
    const output: never[] = [];
    const strapi = {
      sanitizers: { add: (_: string, sanitizer: never) => output.push(sanitizer) },
    } as unknown as Core.Strapi;
    const getModel = () => ({ uid: 'api::a.a', modelType: 'contentType', attributes: {} }) as never;
    const { output: makeReady } = sanitize.createAPISanitizers({
      getModel,
      sanitizers: { output },
    });
    const documents = Array.from({ length: 8 }, (_, number) => ({
      get title() {
        work();
        return `Document ${number}`;
      },
    }));
    const ready = () => makeReady(documents, getModel());
    expect(await countTurns(ready())).toBeLessThan(3);
    installDocumentPauses(strapi);
    expect(await countTurns(ready())).toBeGreaterThan(6);
    expect(await ready()).toHaveLength(8);
  });
});
