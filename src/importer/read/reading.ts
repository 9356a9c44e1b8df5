import type { Problem } from '../parsed-explainer';

/** One file as the caller found it; the readers never touch the disk. */
export interface InputFile {
  /** Path or name as a person would recognise it; its extension says how it is read. */
  file: string;
  bytes: Uint8Array;
}

/** What a reader hands back: the value, or everything that stands in its way. */
export type Reading<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] };
