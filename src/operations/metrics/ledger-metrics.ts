import { setTimeout as pause } from 'node:timers/promises';
import { Gauge, type Registry } from 'prom-client';
import type { Ledger } from '../../explainer/ledger';

const patienceMilliseconds = 1_000;

/** The ledger's number as this instance has it, and as the database does; undefined where that does not say so in time. */
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
  return { known: ledger.lastNumber(), newest };
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
  gauge('known_number', "The ledger's number when this instance was last told of it", async () => {
    return (await read()).known;
  });
  gauge('newest_number', "The ledger's number as the database has it", async () => {
    return (await read()).newest;
  });
  gauge('lag', 'How many changes this instance has not heard of', async () => {
    const { known, newest } = await read();
    return newest === undefined ? undefined : Math.max(0, newest - known);
  });
  gauge('heard_seconds', 'How long ago this instance last heard of the ledger, or looked', () => {
    return (performance.now() - ledgerOf().heardAt()) / 1_000;
  });
  gauge('caught_up', '1 while this instance knows the number, and may answer from memory', () => {
    return ledgerOf().number() === null ? 0 : 1;
  });
};
