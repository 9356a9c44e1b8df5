import { setTimeout as pause } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';
import type { Ledger } from '../../explainer/ledger';

const patienceMilliseconds = 1_000;

/** The ledger's number when this instance had last heard of all, and as the database has it; undefined where that does not say so in time. */
interface Numbers {
  known: number;
  newest: number | undefined;
}

/** Figures are read most when something is wrong: they do without what takes too long or fails. */
const readNumbers = async (ledger: Ledger, isDatabaseAway: boolean): Promise<Numbers> => {
  const newest = isDatabaseAway
    ? undefined
    : await Promise.race([
        ledger.newestNumber().catch(() => undefined),
        pause(patienceMilliseconds, undefined, { ref: false }),
      ]);
  // Read afterwards, or a change between the two would look like one that was missed.
  return { known: ledger.heardNumber(), newest };
};

/** How far this instance is behind the ledger. What is not known has no figure. */
export const registerLedgerMetrics = (
  registry: Registry,
  ledgerOf: () => Ledger,
  isDatabaseAway: () => boolean,
): void => {
  let reading: Promise<Numbers> | undefined;
  const read = (): Promise<Numbers> => {
    // All gauges are read at the same moment, and ask once.
    reading ??= readNumbers(ledgerOf(), isDatabaseAway()).finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const gauge = (
    name: string,
    help: string,
    figure: () => Promise<number | undefined> | number,
  ): void => {
    new Gauge({
      ...{ name: `explainer_ledger_${name}`, help, registers: [registry] },
      async collect() {
        const value = await figure();
        this.remove();
        if (value !== undefined) this.set(value);
      },
    });
  };
  gauge(
    'known_number',
    "The ledger's number when this instance had last heard of all",
    async () => {
      return (await read()).known;
    },
  );
  gauge('newest_number', "The ledger's number as the database has it", async () => {
    return (await read()).newest;
  });
  gauge('lag', 'How many changes there are since this instance had heard of all', async () => {
    const { known, newest } = await read();
    return newest === undefined ? undefined : Math.max(0, newest - known);
  });
  gauge('heard_seconds', 'How long ago this instance had heard of all, or looked', () => {
    return (performance.now() - ledgerOf().heardAt()) / 1_000;
  });
  gauge('caught_up', '1 while this instance knows the number, and may answer from memory', () => {
    return ledgerOf().number() === null ? 0 : 1;
  });
};
