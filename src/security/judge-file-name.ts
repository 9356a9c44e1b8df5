import { basename, extname } from 'node:path';
import { strings } from '@strapi/utils';
import { lookup } from 'mime-types';
import { isRecord } from '../explainer/is-record';
import type { SentFile } from '../strapi/uploads';
import { longestName } from './judge-file-info';
import { isTaken } from './uploaded-types';

/** Before the name of the smallest picture; and after each what keeps two of one name apart (`generateFileName` of @strapi/upload 5.54). */
const putBefore = 'thumbnail_';
const putAfter = '_0123456789';
/** The longest that is guessed from the type of a file whose name has none, an `audio/…`. */
const guessedEnding = '.ecelp4800';

/** In bytes, of the folders of most systems. */
const longestAddress = 255;

const reserved = /[<>:"/\\|?*]|^\.{1,2}$|^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** As Strapi judges it, for whom it is a 500: `isValidFilename` of @strapi/upload 5.54. */
const isReserved = (name: string): boolean =>
  reserved.test(name) || [...name].some((character) => character < ' ');

/**
 * Says what is wrong with the names of a file that was sent, of which `info` is what is said of it, or null. A file is served as what its ending says
 * (koa-send 5), which Strapi passes over where what is in it begins as something else, and its sender says nothing of it (`validateFile` in
 * `utils/mime-validation.js` of @strapi/upload 5.54): a page that began with `%PDF-` was taken for a document.
 */
export const judgeFile = (
  { originalFilename, mimetype }: SentFile,
  info: unknown,
): string | null => {
  const sent = originalFilename ?? '';
  const shown = `files "${sent.slice(0, 100)}"`;
  if (sent === '' || sent.length > longestName || isReserved(sent))
    return `${shown} — expected a name of 1 to ${longestName} characters, without any of < > : " / \\ | ? * and control characters, which no system reserves`;
  if ((mimetype ?? '').length > longestName)
    return `${shown} — expected a Content-Type of at most ${longestName} characters`;
  const ending = extname(sent);
  const servedAs = lookup(ending);
  if (servedAs !== false && !isTaken(servedAs))
    return `${shown} — expected no ending that is served as ${servedAs}: pictures (no SVG), sound, video, PDF, Word and Office documents, plain text and CSV have others`;
  const given = isRecord(info) && typeof info.name === 'string' ? info.name : sent;
  const slug = strings.nameToSlug(basename(given.normalize(), ending), {
    separator: '_',
    lowercase: false,
  });
  const bytes = Buffer.byteLength(`${putBefore}${slug}${putAfter}${ending || guessedEnding}`);
  return bytes > longestAddress
    ? `${shown} — expected a shorter name: with what its address has before and after it, it has ${bytes} bytes of ${longestAddress}`
    : null;
};
