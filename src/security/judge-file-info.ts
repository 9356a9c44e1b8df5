import { isRecord } from '../explainer/is-record';
import { judgeFolder } from './file-numbers';
import { firstProblem } from './first-problem';
import { judgeBody } from './judge-body';

/** As the columns hold that names of files and folders have. */
export const longestName = 255;

/** PostgreSQL has no half of a character in JSON, where the names of smaller pictures are. */
const halfCharacter = /\p{Surrogate}/u;

const textFields = ['alternativeText', 'caption'] as const;

const isLong = (name: string): boolean =>
  [name, name.normalize()].some((form) => [...form].length > longestName);

/** Says what is wrong with the name of a file or a folder, or null. */
export const judgeName = (value: unknown, name: string): string | null =>
  typeof value === 'string' && value !== '' && !isLong(value) && !halfCharacter.test(value)
    ? null
    : `${name} — expected a text of 1 to ${longestName} characters, or null`;

const infoExpected = (name: string): string =>
  `${name} — expected an object with name, alternativeText, caption, focalPoint or folder, as JSON`;

/** Says what is wrong with what is said of one file, as parsed JSON, or null. */
export const judgeInfo = (info: unknown, name: string): string | null => {
  if (!isRecord(info)) return infoExpected(name);
  const problem = judgeBody(info, name);
  if (problem !== null) return problem;
  const called = info.name ?? null;
  const misnamed = called === null ? null : judgeName(called, `${name}.name`);
  if (misnamed !== null) return misnamed;
  const wrong = textFields.find(
    (field) => !['string', 'undefined'].includes(typeof (info[field] ?? undefined)),
  );
  return wrong === undefined
    ? judgeFolder(info.folder, `${name}.folder`)
    : `${name}.${wrong} — expected a text, or null`;
};

/** Says what is wrong with what is said of files: of `count` that were sent, or of one that is there where that is 0; or null. */
export const judgeInfos = (infos: unknown, count: number): string | null => {
  const name = 'fileInfo';
  if (!Array.isArray(infos))
    return count > 1
      ? `${name} — expected a list of ${count} objects, one for each file`
      : judgeInfo(infos, name);
  if (count === 0) return infoExpected(name);
  if (infos.length !== count)
    return `${name} — expected one object for each file, of which there are ${count}`;
  return firstProblem(infos, (info, position) => judgeInfo(info, `${name}[${position}]`));
};
