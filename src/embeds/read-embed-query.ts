import { locale, sha256, show, slugOf, theme, wholeNumber } from '../delivery/policy/query-values';
import { reader, type QueryVerdict } from '../delivery/policy/read-query';
import type { Place } from '../explainer/addresses';
import type { Droppable } from '../explainer/forms/render-html';
import { readSearch } from './read-search';
import type { Theme } from './style';

const options = {
  headingLevel: wholeNumber(1, 6).default(1),
  locale,
  theme,
  revision: sha256.optional(),
  show,
};

const readOptions = reader(options);
const explainer = slugOf('an explainer');
const readers = {
  explainer: reader({ explainer }),
  section: reader({ explainer, section: slugOf('a section') }),
  'side-effects': reader({ explainer }),
  condition: reader({ explainer, condition: slugOf('a condition') }),
};

/** What is to be embedded, and how. */
export interface EmbedQuery {
  explainer: string;
  place: Place;
  headingLevel: number;
  locale: string | null;
  theme: Theme;
  revision?: string | undefined;
  /** What is left out. */
  show: Droppable[];
}

/** The names in a page's path, and what kind of place they lead to. */
export interface EmbedAddress {
  kind: Place['kind'];
  names: Record<string, string>;
}

const readPlace = ({
  kind,
  names,
}: EmbedAddress): QueryVerdict<Pick<EmbedQuery, 'explainer' | 'place'>> => {
  switch (kind) {
    case 'explainer':
    case 'side-effects': {
      const read = readers[kind](names);
      return read.ok
        ? { ok: true, value: { explainer: read.value.explainer, place: { kind } } }
        : read;
    }
    case 'section': {
      const read = readers.section(names);
      if (!read.ok) return read;
      const { section } = read.value;
      return { ok: true, value: { explainer: read.value.explainer, place: { kind, section } } };
    }
    case 'condition': {
      const read = readers.condition(names);
      if (!read.ok) return read;
      const { condition } = read.value;
      return { ok: true, value: { explainer: read.value.explainer, place: { kind, condition } } };
    }
  }
};

/** Reads the address of a page for frames: the names in its path, and its query string. */
export const readEmbedQuery = (address: EmbedAddress, search: string): QueryVerdict<EmbedQuery> => {
  const place = readPlace(address);
  if (!place.ok) return place;
  const parameters = readSearch(search);
  if (!parameters.ok) return parameters;
  const read = readOptions(parameters.values);
  return read.ok ? { ok: true, value: { ...read.value, ...place.value } } : read;
};
