import type { Context } from '../../strapi-types';

/** Waits as long as the reader does and the process is not about to end. */
export const waitWithReader = async (
  ctx: Context,
  ending: AbortSignal,
  wait: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const gone = new AbortController();
  const hangUp = (): void => gone.abort();
  ctx.res.once('close', hangUp);
  try {
    await wait(AbortSignal.any([gone.signal, ending]));
  } finally {
    ctx.res.off('close', hangUp);
  }
};
