import { isRecord } from '../explainer/is-record';
import type { SentFile } from '../strapi/uploads';
import { judgeFileId } from './file-numbers';
import { firstProblem } from './first-problem';
import { judgeBody } from './judge-body';
import { judgeInfos } from './judge-file-info';
import { judgeFile } from './judge-file-name';
import { readFileInfos } from './read-file-infos';

const linkFields = ['ref', 'refId', 'field'] as const;

/** What came to an address that takes files. */
interface Upload {
  files: readonly SentFile[];
  /** The fields that came with them. */
  body: unknown;
  /** In the address; undefined where it has none. */
  id: unknown;
  /** How many files the address takes. */
  mostFiles: number;
}

/** Says what is wrong with files that were sent, and with what was sent with them, or null; their contents are Strapi's to judge. */
export const judgeUpload = ({ files, body, id, mostFiles }: Upload): string | null => {
  const fields = isRecord(body) ? body : {};
  const problem = (id === undefined ? null : judgeFileId(id)) ?? judgeBody(fields);
  if (problem !== null) return problem;
  if (files.length > mostFiles) return `files — expected one, and not ${files.length}`;
  const link = linkFields.find((name) => (fields[name] ?? '') !== '');
  if (link !== undefined) return `${link} — expected none: no entry here has a field for files`;
  const infos = readFileInfos(fields.fileInfo);
  return (
    (fields.fileInfo === undefined ? null : judgeInfos(infos, files.length)) ??
    firstProblem(files, (file, position) =>
      judgeFile(file, Array.isArray(infos) ? infos[position] : infos),
    )
  );
};
