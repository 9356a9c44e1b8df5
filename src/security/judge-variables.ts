import { isRecord } from '../explainer/is-record';
import { bounds, type DocumentVerdict, type OperationShape } from './document-bounds';
import { measureJson, type ValueExtent } from './measure-values';

/** Judges the variables that come with a document, as parsed JSON, by how many values there are and how deep. */
export const judgeVariables = (variables: unknown): DocumentVerdict => {
  if (!isRecord(variables)) return { ok: true };
  // First by their number: each of a hundred thousand would be measured by itself.
  const { values } = measureJson(variables);
  if (values > bounds.values) {
    const message = `variables — expected at most ${bounds.values} values; got ${values}`;
    return { ok: false, message };
  }
  for (const [name, value] of Object.entries(variables)) {
    if (measureJson(value).valueDepth > bounds.valueDepth) {
      const expected = `at most ${bounds.valueDepth} levels of lists and objects`;
      return { ok: false, message: `variables.${name} — expected ${expected}` };
    }
  }
  return { ok: true };
};

const usedNouns = {
  values: 'values in arguments',
  terms: 'conditions, orders and other values in arguments, with the list of an in as one',
};

const nothing: Pick<ValueExtent, 'values' | 'terms'> = { values: 0, terms: 0 };

/**
 * Judges what an operation says in its arguments with its variables put in their places: one that is used twenty times is worked
 * through as often.
 */
export const judgeUses = (
  operations: readonly OperationShape[],
  variables: unknown,
): DocumentVerdict => {
  // A variable may be named like what every object has; where it is not given, its default is what is used.
  const given = new Map(Object.entries(isRecord(variables) ? variables : {}));
  for (const { values, terms, uses, defaults } of operations) {
    const total = { values, terms };
    for (const [name, { times, asOneTerm }] of uses) {
      const extent = given.has(name)
        ? measureJson(given.get(name))
        : (defaults.get(name) ?? nothing);
      total.values += times * extent.values;
      total.terms += (times - asOneTerm) * extent.terms;
    }
    for (const name of ['values', 'terms'] as const) {
      if (total[name] <= bounds[name]) continue;
      const expected = `at most ${bounds[name]} ${usedNouns[name]}`;
      const message = `query — expected ${expected}, with every variable wherever it is used; got ${total[name]}`;
      return { ok: false, message };
    }
  }
  return { ok: true };
};
