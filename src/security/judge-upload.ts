import { basename, extname } from 'node:path';
import { strings } from '@strapi/utils';
import { isRecord } from '../explainer/is-record';
import { judgeBody } from './judge-body';

/** As its columns hold, and the folders of most systems, which count bytes. */
const longest = 255;
/** Before the name of the smallest picture; and after each what keeps two of one name apart (`generateFileName` of @strapi/upload 5.54). */
const [before, after] = ['thumbnail_', '_0123456789'];
/** The longest that is guessed from the type of a file whose name has none, an `audio/…`. */
const guessedEnding = '.ecelp4800';

const largestId = 2 ** 31 - 1;

/** Strapi's own, for files, whose words are: `isValidFilename` of @strapi/upload 5.54. */
// eslint-disable-next-line no-control-regex
const reserved = /[<>:"/\\|?*\u0000-\u001F]|^\.{1,2}$|^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** PostgreSQL has no half of a character in JSON, where the names of smaller pictures are. */
const halfCharacter = /\p{Surrogate}/u;

const textFields = ['alternativeText', 'caption'] as const;
const linkFields = ['ref', 'refId', 'field'] as const;

interface UploadedFile {
  originalFilename: string | null;
  mimetype: string | null;
}

interface Upload {
  files: readonly UploadedFile[];
  /** The fields that came with them. */
  body: unknown;
  /** In the address; undefined where it has none. */
  id: unknown;
  /** How many files the address takes. */
  mostFiles: number;
}

/** As the panel and Strapi's clients send one: in an address it is a text. */
const isId = (value: unknown): boolean => {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return Number.isInteger(number) && Number(number) > 0 && Number(number) <= largestId;
};

/** Says what is wrong with the number of a file, as an address or a body has it, or null. */
export const judgeFileId = (id: unknown, name = 'id'): string | null =>
  isId(id) ? null : `${name} — expected the number of a file, once`;

/** Says what is wrong with a body that names files and folders by their numbers, in `fileIds` and `folderIds`, or null. */
export const judgeMany = (body: unknown): string | null => {
  const said = isRecord(body) ? body : {};
  const name = ['fileIds', 'folderIds'].find(
    (list) => said[list] !== undefined && !(Array.isArray(said[list]) && said[list].every(isId)),
  );
  if (name !== undefined) return `${name} — expected a list of numbers of what there is`;
  return judgeFolder(said.destinationFolderId, 'destinationFolderId');
};

const judgeFolder = (folder: unknown, name: string): string | null =>
  (folder ?? null) === null || isId(folder)
    ? null
    : `${name} — expected the number of a folder, or null`;

/** Says what is wrong with a body that names a folder, and its parent by its number, or null. */
export const judgeFolderInfo = (body: unknown): string | null => {
  const { name, parent } = isRecord(body) ? body : {};
  return name !== undefined && judgeName(name, 'name') !== null
    ? `name — expected a text of 1 to ${longest} characters`
    : judgeFolder(parent, 'parent');
};

const isLong = (name: string): boolean =>
  [name, name.normalize()].some((form) => [...form].length > longest);

const judgeName = (value: unknown, name: string): string | null =>
  typeof value === 'string' && value !== '' && !isLong(value) && !halfCharacter.test(value)
    ? null
    : `${name} — expected a text of 1 to ${longest} characters, or null`;

const infoExpected = (name: string): string =>
  `${name} — expected an object with name, alternativeText, caption, focalPoint or folder, as JSON`;

const judgeInfo = (info: unknown, name: string): string | null => {
  if (!isRecord(info)) return infoExpected(name);
  const problem = judgeBody(info, name);
  if (problem !== null) return problem;
  const { name: called, folder } = info;
  const unnamed = called ?? null;
  if (unnamed !== null) {
    const wrong = judgeName(unnamed, `${name}.name`);
    if (wrong !== null) return wrong;
  }
  for (const field of textFields) {
    const text = info[field] ?? null;
    if (text !== null && typeof text !== 'string')
      return `${name}.${field} — expected a text, or null`;
  }
  return (folder ?? null) === null || isId(folder)
    ? null
    : `${name}.folder — expected the number of a folder, or null`;
};

const firstProblem = <T>(
  all: readonly T[],
  judge: (one: T, position: number) => string | null,
): string | null => {
  for (const [position, one] of all.entries()) {
    const problem = judge(one, position);
    if (problem !== null) return problem;
  }
  return null;
};

const parse = (text: unknown): unknown => {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** In JSON; of several files in one field, or in one for each. */
const readInfos = (sent: unknown): unknown =>
  Array.isArray(sent) ? sent.map((one: unknown) => parse(one)) : parse(sent);

/** Says what is wrong with what is said of files: of `count` that were sent, or of one that is there where that is 0; or null. */
const judgeInfos = (infos: unknown, count: number): string | null => {
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

const judgeFile = ({ originalFilename, mimetype }: UploadedFile, info: unknown): string | null => {
  const sent = originalFilename ?? '';
  const shown = `files "${sent.slice(0, 100)}"`;
  if (sent === '' || sent.length > longest || reserved.test(sent))
    return `${shown} — expected a name of 1 to ${longest} characters, without any of < > : " / \\ | ? * and control characters, which no system reserves`;
  if ((mimetype ?? '').length > longest)
    return `${shown} — expected a Content-Type of at most ${longest} characters`;
  const given = isRecord(info) && typeof info.name === 'string' ? info.name : sent;
  const ending = extname(sent);
  const slug = strings.nameToSlug(basename(given.normalize(), ending), {
    separator: '_',
    lowercase: false,
  });
  const bytes = Buffer.byteLength(`${before}${slug}${after}${ending || guessedEnding}`);
  return bytes > longest
    ? `${shown} — expected a shorter name: with what its address has before and after it, it has ${bytes} bytes of ${longest}`
    : null;
};

/** Says what is wrong with files that were sent, and with what was sent with them, or null; their contents are Strapi's to judge. */
export const judgeUpload = ({ files, body, id, mostFiles }: Upload): string | null => {
  const fields = isRecord(body) ? body : {};
  const problem = (id === undefined ? null : judgeFileId(id)) ?? judgeBody(fields);
  if (problem !== null) return problem;
  if (files.length > mostFiles) return `files — expected one, and not ${files.length}`;
  const link = linkFields.find((name) => (fields[name] ?? '') !== '');
  if (link !== undefined) return `${link} — expected none: no entry here has a field for files`;
  const infos = readInfos(fields.fileInfo);
  return (
    (fields.fileInfo === undefined ? null : judgeInfos(infos, files.length)) ??
    firstProblem(files, (file, position) =>
      judgeFile(file, Array.isArray(infos) ? infos[position] : infos),
    )
  );
};

/** The same of what is said anew of a file that is there. */
export const judgeUpdate = (body: unknown): string | null =>
  judgeUpload({ files: [], body, id: undefined, mostFiles: 0 });

/** The same of several. */
export const judgeUpdates = (body: unknown): string | null => {
  const updates = isRecord(body) ? body.updates : undefined;
  if (!Array.isArray(updates) || updates.length === 0)
    return 'updates — expected a list of objects with id and fileInfo';
  return firstProblem(updates, (update: unknown, position) => {
    const name = `updates[${position}]`;
    if (!isRecord(update)) return `${name} — expected an object with id and fileInfo`;
    return judgeFileId(update.id, `${name}.id`) ?? judgeInfo(update.fileInfo, `${name}.fileInfo`);
  });
};
