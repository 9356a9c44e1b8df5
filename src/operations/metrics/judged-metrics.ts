import { Counter, Gauge, type Registry } from 'prom-client';
import type { JudgedFigures } from '../../ports/judged-figures';

/** What anyone asks by REST and fields of GraphQL with, and how often it was known already. */
export const registerJudgedMetrics = (
  registry: Registry,
  figures: () => JudgedFigures | undefined,
): void => {
  const registers = [registry];
  new Counter({
    name: 'explainer_judged_total',
    help: 'Queries of readers without a credential, judged by the rules or known from memory',
    labelNames: ['by'],
    registers,
    collect() {
      this.reset();
      const counts = figures()?.counts;
      this.inc({ by: 'memory' }, counts?.remembered ?? 0);
      this.inc({ by: 'rules' }, counts?.judged ?? 0);
    },
  });
  const gauge = (name: string, help: string, read: (given: JudgedFigures) => number): void => {
    new Gauge({
      ...{ name: `explainer_judged_${name}`, help, registers },
      collect() {
        const given = figures();
        this.set(given === undefined ? 0 : read(given));
      },
    });
  };
  gauge('characters', 'Words that are remembered', ({ characters }) => characters());
  gauge('limit_characters', 'Room that they may take', ({ mostCharacters: most }) => most);
};
