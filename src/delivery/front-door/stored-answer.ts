import type { ShownText } from '../../embeds/partners/shown-text';
import { usableOnErrorSeconds } from '../policy/cache-control';
import { baseTag, isCompressible, readyForm, tagsOf } from '../policy/ready-answer';
import type { ComputedAnswer } from '../policy/judge-computed';
import { encodings, type Encoding } from '../policy/prefer';
import { encodeBody } from './encode-body';
import { withHeads, type HeadedForm } from './ready-head';

/** An answer in memory, in every coding that was asked for. */
export interface StoredAnswer {
  /** The ledger's number that stood before it was computed and when it was stored; null where it was not known, and it is not stored. */
  number: number | null;
  /** On the clock of `performance.now()`, in milliseconds. */
  keptUntil: number;
  /** Likewise, when its computing began, and until when it may be sent while the database does not answer. */
  computedAt: number;
  staleUntil: number;
  etags: readonly string[];
  /** Milliseconds since the epoch. */
  lastModified: number | undefined;
  /** The text that it shows, where it is made for other sites' pages. */
  shown: ShownText | undefined;
  /** The form in a coding if it is there already, as what is too small for one always is. */
  ready: (encoding: Encoding) => HeadedForm | undefined;
  /** The form in a coding, which is made where it is not there. */
  encode: (encoding: Encoding) => Promise<HeadedForm>;
  bytes: () => number;
}

/** Room for what is kept beside bodies and heads: names and values of headers twice, and the objects around them. */
const bytesOfHeaders = 4_096;

const bytesOf = ({ body, head, notModifiedHead }: HeadedForm): number =>
  body.length + head.length + notModifiedHead.length + bytesOfHeaders;

export const createStoredAnswer = (
  computed: ComputedAnswer,
  { number, computedAt, keptUntil }: Pick<StoredAnswer, 'number' | 'computedAt' | 'keptUntil'>,
): StoredAnswer => {
  const etag = baseTag(computed);
  const { body } = computed;
  const formOf = (encoding: Encoding, encoded: Buffer): HeadedForm =>
    withHeads(readyForm(computed, { etag, encoding, body: encoded }));
  const identity = formOf('identity', body);
  const forms = new Map<Encoding, HeadedForm>([['identity', identity]]);
  if (!isCompressible(computed)) for (const encoding of encodings) forms.set(encoding, identity);
  const underWay = new Map<Encoding, Promise<HeadedForm>>();
  const caching = computed.headers['cache-control'] ?? '';
  const modified = Date.parse(computed.headers['last-modified'] ?? '');

  const make = async (encoding: Encoding): Promise<HeadedForm> => {
    const form = formOf(encoding, await encodeBody(body, encoding));
    forms.set(encoding, form);
    return form;
  };
  return {
    number,
    computedAt,
    keptUntil,
    staleUntil: computedAt + usableOnErrorSeconds(caching) * 1_000,
    etags: tagsOf(etag),
    lastModified: Number.isNaN(modified) ? undefined : modified,
    shown: computed.shown,
    ready: (encoding) => forms.get(encoding),
    encode: async (encoding) => {
      const ready = forms.get(encoding);
      if (ready !== undefined) return ready;
      const known = underWay.get(encoding);
      if (known !== undefined) return known;
      const making = make(encoding).finally(() => underWay.delete(encoding));
      underWay.set(encoding, making);
      return making;
    },
    bytes: () => [...new Set(forms.values())].reduce((sum, form) => sum + bytesOf(form), 0),
  };
};
