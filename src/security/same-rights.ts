import { canonicalJson } from '../explainer/canonical-json';

/** A right as it is stored, beside what the database says of the row. */
interface Right {
  action: string;
  subject: string | null;
  properties: object;
  conditions: readonly string[];
}

const textsOf = (rights: readonly Right[]): string[] =>
  rights
    .map(({ action, subject, properties, conditions }) =>
      canonicalJson({ action, subject, properties, conditions }),
    )
    .sort();

/** Whether two lists hold the same rights, in whatever order, each as often. */
export const areSameRights = (some: readonly Right[], others: readonly Right[]): boolean =>
  textsOf(some).join('\n') === textsOf(others).join('\n');
