import { isRecord } from '../explainer/is-record';
import { bounds, type DocumentVerdict } from './document-bounds';
import { measureJson } from './measure-values';

/** Judges the variables that come with a document, as parsed JSON, by how many values there are and how deep. */
export const judgeVariables = (variables: unknown): DocumentVerdict => {
  if (!isRecord(variables)) return { ok: true };
  for (const [name, value] of Object.entries(variables)) {
    if (measureJson(value).valueDepth > bounds.valueDepth) {
      const expected = `at most ${bounds.valueDepth} levels of lists and objects`;
      return { ok: false, message: `variables.${name} — expected ${expected}` };
    }
  }
  const { values } = measureJson(variables);
  return values <= bounds.values
    ? { ok: true }
    : { ok: false, message: `variables — expected at most ${bounds.values} values; got ${values}` };
};
