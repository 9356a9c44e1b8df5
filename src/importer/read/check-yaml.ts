import type { z } from 'zod';
import type { Problem } from '../parsed-explainer';
import type { Reading } from './reading';
import type { YamlPath, YamlSource } from './yaml-source';

/** Holds a parsed YAML document against a schema; each fault becomes a problem on the line of its key or entry. */
export function checkYaml<Schema extends z.ZodType>(
  file: string,
  { content, lineOf }: YamlSource,
  schema: Schema,
): Reading<z.output<Schema>> {
  const checked = schema.safeParse(content);
  if (checked.success) return { ok: true, value: checked.data };
  const problems = checked.error.issues.flatMap((issue): Problem[] => {
    if (issue.code !== 'unrecognized_keys') return [problemAt(issue.path, issue.message)];
    return issue.keys.map((key) => problemAt([...issue.path, key], 'no such key; is it misspelt?'));
  });
  return { ok: false, problems: problems.sort((one, other) => one.line - other.line) };

  function problemAt(path: YamlPath, expected: string): Problem {
    return { file, line: lineOf(path), field: path.map(String).join('.') || 'file', expected };
  }
}
