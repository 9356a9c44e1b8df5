import type { Context } from '../../strapi-types';

/** Waits as long as the reader does: one that hangs up is not waited for. */
export const waitWithReader = async (
  ctx: Context,
  wait: (signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  const gone = new AbortController();
  const hangUp = (): void => gone.abort();
  ctx.res.once('close', hangUp);
  try {
    await wait(gone.signal);
  } finally {
    ctx.res.off('close', hangUp);
  }
};
