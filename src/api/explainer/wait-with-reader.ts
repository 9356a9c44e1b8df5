import type { Context } from '../../strapi/context';

/** Waits as long as the reader does and the process is not about to end. */
export const waitWithReader = async (
  ctx: Context,
  ending: AbortSignal,
  wait: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const gone = new AbortController();
  const hangUp = (): void => gone.abort();
  ctx.res.once('close', hangUp);
  // Not AbortSignal.any: on Node 20 what lives as long as the process would remember every one that was made of it.
  ending.addEventListener('abort', hangUp, { once: true });
  try {
    if (!ending.aborted) await wait(gone.signal);
  } finally {
    ctx.res.off('close', hangUp);
    ending.removeEventListener('abort', hangUp);
  }
};
