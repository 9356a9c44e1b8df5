import { z } from 'zod';
import type { Problem } from '../parsed-explainer';
import type { Vocabulary } from '../vocabulary';
import { checkYaml } from './check-yaml';
import { decodeText } from './decode-text';
import { baseNameOf } from './file-name';
import type { InputFile, Reading } from './reading';
import { findEntryProblems, type VocabularyEntry } from './vocabulary-entries';
import {
  conditionSchema,
  contributorSchema,
  noticeSchema,
  referenceSchema,
  sideEffectSchema,
} from './vocabulary-schema';
import { parseYaml, type YamlPath, type YamlSource } from './yaml-source';

/** The entries of one vocabulary file, under the name they have in a vocabulary. */
export type VocabularyPart = Partial<Vocabulary>;

const fileNames = ['conditions', 'side-effects', 'notices', 'references', 'contributors'].map(
  (kind) => `${kind}.yaml`,
);

/** Reads one vocabulary file; its base name says which. All problems come back at once, each on its line. */
export function readVocabularyFile(input: InputFile, sourceText: string): Reading<VocabularyPart> {
  const { file } = input;
  const kind = baseNameOf(file)
    .toLowerCase()
    .replace(/\.ya?ml$/, '');
  switch (kind) {
    case 'conditions':
      return readEntries(file, sourceText, conditionSchema, (conditions) => ({ conditions }));
    case 'side-effects':
      return readEntries(file, sourceText, sideEffectSchema, (sideEffects) => ({ sideEffects }));
    case 'notices':
      return readEntries(file, sourceText, noticeSchema, (notices) => ({ notices }));
    case 'references':
      return readEntries(file, sourceText, referenceSchema, (references) => ({ references }));
    case 'contributors':
      return readEntries(file, sourceText, contributorSchema, (contributors) => ({ contributors }));
    default: {
      const expected = `one of the names ${fileNames.join(', ')}`;
      return { ok: false, problems: [{ file, line: 1, field: 'file name', expected }] };
    }
  }
}

/** Reads vocabulary files into one vocabulary; a kind without a file is empty, and two files of one kind are a problem. */
export function readVocabulary(inputs: readonly InputFile[]): Reading<Vocabulary> {
  const vocabulary: Vocabulary = {
    conditions: [],
    sideEffects: [],
    notices: [],
    references: [],
    contributors: [],
  };
  const problems: Problem[] = [];
  const fileOf = new Map<string, string>();
  for (const input of inputs) {
    const { file } = input;
    const text = decodeText(input);
    const part = text.ok ? readVocabularyFile(input, text.value) : text;
    if (!part.ok) problems.push(...part.problems);
    else {
      for (const kind of Object.keys(part.value)) {
        const other = fileOf.get(kind);
        fileOf.set(kind, file);
        if (other === undefined) continue;
        problems.push({
          file,
          line: 1,
          field: 'file name',
          expected: `one file of this kind; there is also ${other}`,
        });
      }
      Object.assign(vocabulary, part.value);
    }
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: vocabulary };
}

function readEntries<Schema extends z.ZodType<VocabularyEntry>>(
  file: string,
  sourceText: string,
  schema: Schema,
  toPart: (entries: z.output<Schema>[]) => VocabularyPart,
): Reading<VocabularyPart> {
  const source = parseYaml(file, sourceText.replace(/^\ufeff/, ''), 1);
  if (!source.ok) return source;
  const listing = unwrapListing(source.value);
  const entries = checkYaml(
    file,
    listing,
    z.array(schema, { error: 'a list of entries, each beginning with "- slug: …"' }),
  );
  if (!entries.ok) return entries;
  const problems = findEntryProblems({ file, entries: entries.value, lineOf: listing.lineOf });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: toPart(entries.value) };
}

/** Takes a bare list, a file of comments only, or a list under one key (`conditions:`). */
function unwrapListing({ content, lineOf }: YamlSource): YamlSource {
  if (content === null || content === undefined) return { content: [], lineOf };
  if (typeof content !== 'object' || Array.isArray(content)) return { content, lineOf };
  const [only, second] = Object.entries(content);
  if (only === undefined || second !== undefined || !Array.isArray(only[1]))
    return { content, lineOf };
  return { content: only[1], lineOf: (path: YamlPath) => lineOf([only[0], ...path]) };
}
