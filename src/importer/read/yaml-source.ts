import { isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml';
import type { Problem } from '../parsed-explainer';
import type { Reading } from './reading';

/** Steps from the top of a YAML document to one of its values: keys and 0-based indexes. */
export type YamlPath = readonly PropertyKey[];

/** A YAML document's plain value, and the way back from a value to its line. */
export interface YamlSource {
  content: unknown;
  /** The 1-based line in the file of the key or the list entry at a path, or of the nearest thing around it. */
  lineOf: (path: YamlPath) => number;
}

/**
 * Parses YAML 1.2 (core schema) without ever running anything; all of its faults come back at once, with their lines.
 * @param firstLine 1-based line of the file at which the YAML starts
 */
export function parseYaml(file: string, text: string, firstLine: number): Reading<YamlSource> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    version: '1.2',
    uniqueKeys: true,
  });
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line + firstLine - 1;
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const problems = faults.map(({ pos, message }) => yamlProblem(file, lineAt(pos[0]), message));
    return { ok: false, problems };
  }
  try {
    const content: unknown = document.toJS({ maxAliasCount: 100 });
    const lineOf = (path: YamlPath): number => lineAt(findOffset(document.contents, path));
    return { ok: true, value: { content, lineOf } };
  } catch (fault) {
    const message = fault instanceof Error ? fault.message : 'it cannot be resolved';
    return { ok: false, problems: [yamlProblem(file, firstLine, message)] };
  }
}

function yamlProblem(file: string, line: number, message: string): Problem {
  return { file, line, field: 'yaml', expected: `valid YAML: ${message.replace(/\s+/g, ' ')}` };
}

function findOffset(top: unknown, path: YamlPath): number {
  let node: unknown = top;
  let offset = startOf(top) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => keyOf(key) === String(step));
      if (pair === undefined) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const entry: unknown = node.items[Number(step)];
      if (entry === undefined) return offset;
      offset = startOf(entry) ?? offset;
      node = entry;
    } else return offset;
  }
  return offset;
}

function keyOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
