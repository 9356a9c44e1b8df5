import { GraphQLError, Kind, parse } from 'graphql';
import { z } from 'zod';
import { judgeDocument } from '../judge-document';
import type { ListedDocument } from './trusted-documents';

/** What a file lists, or all that is wrong with it: `file:line field — expected …`. */
export interface ReadDocuments {
  documents: ListedDocument[];
  problems: string[];
}

/** As Apollo's tools write it (`@apollo/generate-persisted-query-manifest`). */
const manifest = z.object({
  format: z.literal('apollo-persisted-query-manifest'),
  version: z.literal(1),
  operations: z.array(z.object({ id: z.string().min(1), body: z.string() })),
});

/** As GraphQL Code Generator writes it (`persistedDocuments`), and Relay: hashes and their documents. */
const byHash = z.record(z.string().min(1), z.string());

const shapes =
  'an object of hashes and their documents, or a manifest of Apollo with its format, version 1 and operations';

const lineAt = (text: string, offset: number): number =>
  text.slice(0, Math.max(offset, 0)).split('\n').length;

/** What is wrong with one document and at which of its lines; null where nothing is. */
const judge = (text: string): { line: number; expected: string } | null => {
  try {
    const { definitions } = parse(text, { maxTokens: 100_000 });
    if (!definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION)) {
      return { line: 1, expected: 'an operation, with the fragments that it spreads' };
    }
  } catch (error) {
    const [at] = error instanceof GraphQLError ? (error.locations ?? []) : [];
    const message = error instanceof Error ? error.message : String(error);
    return { line: at?.line ?? 1, expected: `GraphQL: ${message}` };
  }
  const verdict = judgeDocument(text);
  return verdict.ok
    ? null
    : { line: 1, expected: verdict.message.replace(/^query — expected /, '') };
};

const readGraphql = (file: string, text: string): ReadDocuments => {
  const problem = judge(text);
  return problem === null
    ? { documents: [{ id: undefined, text }], problems: [] }
    : { documents: [], problems: [`${file}:${problem.line} query — expected ${problem.expected}`] };
};

const listedIn = (content: unknown): ListedDocument[] | undefined => {
  const apollos = manifest.safeParse(content);
  if (apollos.success) return apollos.data.operations.map(({ id, body }) => ({ id, text: body }));
  const hashed = byHash.safeParse(content);
  if (!hashed.success) return undefined;
  return Object.entries(hashed.data).map(([id, text]) => ({ id, text }));
};

const readJson = (file: string, text: string): ReadDocuments => {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, position] = /at position (\d+)/.exec(message) ?? [];
    const line = lineAt(text, Number(position ?? 0));
    return { documents: [], problems: [`${file}:${line} json — expected valid JSON: ${message}`] };
  }
  const listed = listedIn(content);
  if (listed === undefined) {
    return { documents: [], problems: [`${file}:1 json — expected ${shapes}`] };
  }
  const problems = listed.flatMap(({ id = '', text: document }) => {
    const problem = judge(document);
    if (problem === null) return [];
    const line = lineAt(text, text.indexOf(JSON.stringify(id)));
    return [`${file}:${line} ${id} — expected ${problem.expected}`];
  });
  return { documents: listed, problems };
};

/** Reads a file of one GraphQL document (`.graphql`), or of many with their hashes (`.json`). */
export const readDocuments = (file: string, text: string): ReadDocuments =>
  file.endsWith('.json') ? readJson(file, text) : readGraphql(file, text);
