import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { EnvironmentError } from '../../environment/environment-error';
import { readDocuments } from './read-documents';
import { createTrustedDocuments, type TrustedDocuments } from './trusted-documents';

const isList = (name: string): boolean => /\.(?:graphql|gql|json)$/.test(name);

const refuse = (place: string, expected: string): never => {
  throw new EnvironmentError([`GRAPHQL_TRUSTED_DOCUMENTS is "${place}"; expected ${expected}.`]);
};

const filesIn = (place: string, path: string): string[] => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return refuse(place, 'a file or folder that exists');
  if (!found.isDirectory()) {
    return isList(path) ? [path] : refuse(place, 'a file that ends in .json or .graphql');
  }
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter(isList)
    .sort()
    .map((name) => join(path, name));
};

/**
 * Reads the documents that an operator lists.
 * @param place a file or folder, absolute or from the project's root
 * @throws EnvironmentError with a line for each problem of each file, and where there is no document at all
 */
export const loadTrustedDocuments = (root: string, place: string): TrustedDocuments => {
  const read = filesIn(place, resolve(root, place)).map((path) =>
    readDocuments(relative(root, path), readFileSync(path, 'utf8')),
  );
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) throw new EnvironmentError(problems);
  const documents = read.flatMap((one) => one.documents);
  return documents.length === 0
    ? refuse(place, 'at least one document in it')
    : createTrustedDocuments(documents);
};
