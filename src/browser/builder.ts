import type { Explainer, ExplainerSection } from '../explainer/explainer';
import { reasonToWithhold, withholdSections } from '../explainer/withhold-sections';
import {
  embedCode,
  embedForms,
  type Chosen,
  type EmbedForm,
  type Publisher,
} from '../embeds/builder-code';
import { themes } from '../embeds/style';
import { copiedCode } from './copied-code';
import { showPreview } from './preview';
import { readPlace } from './read-place';

const { dataset } = document.body;
const publisher: Publisher = {
  origin: dataset.origin ?? '',
  loader: { path: dataset.loader ?? '', integrity: dataset.integrity ?? '' },
  styleHash: dataset.styleHash ?? '',
};

/** What a list's answer says of itself, beside its data. */
type Answer<Data> = { data: Data; meta: { hasMore?: boolean; cursor?: string | null } };
type Listed = { slug: string; title: string };

const element = <Type extends HTMLElement>(id: string, type: new () => Type): Type => {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
};

const choices = element('choices', HTMLFormElement);
const languages = document.getElementById('locale');
const explainers = element('explainer', HTMLSelectElement);
const places = element('place', HTMLSelectElement);
const colours = element('themes', HTMLFieldSetElement);
const code = element('code', HTMLElement);
const policy = element('policy', HTMLElement);
const preview = element('preview', HTMLElement);
const status = element('status', HTMLElement);
const copied = copiedCode({ code, status });

const read = async <Data>(address: string, signal: AbortSignal): Promise<Answer<Data>> => {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  // What our own API answers.
  const answer: Answer<Data> = await response.json();
  return answer;
};

const readExplainers = async (signal: AbortSignal): Promise<Listed[]> => {
  const all: Listed[] = [];
  for (let next = ''; ; ) {
    const address = `/api/explainers?limit=100${next}${inLanguage('&')}`;
    const { data, meta } = await read<Listed[]>(address, signal);
    all.push(...data);
    if (!meta.hasMore) return all;
    next = `&cursor=${encodeURIComponent(meta.cursor ?? '')}`;
  }
};

const offer = (select: HTMLElement, value: string, words: string): void => {
  select.append(new Option(words, value));
};

/** One option for each place, whose value says which it is. */
const offerSections = (sections: readonly ExplainerSection[], depth: number): void => {
  for (const section of sections) {
    if (reasonToWithhold(section) === null) {
      offer(places, `section ${section.slug}`, `${'\u2003'.repeat(depth)}${section.heading}`);
    }
    offerSections(section.sections, depth + 1);
  }
};

/** Null for the default language, and where there is one only. */
const language = (): string | null =>
  languages instanceof HTMLSelectElement && languages.value !== '' ? languages.value : null;

const inLanguage = (separator: '?' | '&'): string => {
  const code = language();
  return code === null ? '' : `${separator}locale=${encodeURIComponent(code)}`;
};

const chosenForm = (): EmbedForm => {
  const form = new FormData(choices).get('form');
  return embedForms.find((one) => one === form) ?? 'frame';
};

const chosen = (): Chosen => {
  const form = chosenForm();
  // It looks as the page around it does.
  colours.disabled = form === 'fragment';
  const values = new FormData(choices);
  const place = places.selectedOptions[0]?.text.trim() ?? '';
  return {
    form,
    theme: themes.find((one) => one === values.get('theme')) ?? 'auto',
    explainer: explainers.value,
    place: readPlace(places.value),
    title: places.value === '' ? (explainers.selectedOptions[0]?.text ?? '') : place,
    headingLevel: Number(values.get('headingLevel')),
    locale: language(),
  };
};

const write = (what: Chosen, height: string | null): void => {
  const { html, policy: lines } = embedCode(what, publisher, height);
  code.textContent = html;
  policy.textContent = lines.length === 0 ? 'Nothing has to be allowed.' : lines.join('\n');
};

const show = (): void => {
  const what = chosen();
  // What a server puts into its page stands there from the beginning, as high as it is.
  const needsHeight = what.form === 'frame' || what.form === 'element';
  write(what, null);
  copied.await();
  showPreview(preview, what, (height) => {
    write(what, height);
    copied.finish(!needsHeight || height !== null);
  });
  if (!needsHeight) copied.finish(true);
};

const offerPlaces = async (signal: AbortSignal): Promise<void> => {
  places.replaceChildren();
  offer(places, '', 'The whole explainer');
  show();
  const address = `/api/explainers/${explainers.value}${inLanguage('?')}`;
  const { data } = await read<Explainer>(address, signal);
  // What is offered is what is passed on.
  const explainer = withholdSections(data);
  if (explainer.sideEffects.length > 0) offer(places, 'side-effects', 'The list of side effects');
  offerSections(explainer.sections, 0);
  for (const { slug, name } of explainer.conditions) {
    offer(places, `condition ${slug}`, `Condition: ${name}`);
  }
};

const offerExplainers = async (signal: AbortSignal): Promise<void> => {
  // Nothing can be copied that is of another language than the one that is chosen.
  copied.withdraw();
  for (const emptied of [explainers, places, preview, code, policy]) emptied.replaceChildren();
  const all = await readExplainers(signal);
  for (const { slug, title } of all) offer(explainers, slug, title);
  if (all.length === 0) status.textContent = 'Nothing is published yet.';
  else await offerPlaces(signal);
};

/** What is being read for the latest choice. An earlier one's answer that comes late would offer the parts of another explainer. */
let latest = new AbortController();
const start = (work: (signal: AbortSignal) => Promise<void>): void => {
  latest.abort();
  const { signal } = (latest = new AbortController());
  work(signal).catch((error: unknown) => {
    if (!signal.aborted) status.textContent = `The explainers could not be read: ${String(error)}`;
  });
};

choices.addEventListener('change', ({ target }) => {
  if (target === languages) start(offerExplainers);
  else if (target === explainers) start(offerPlaces);
  else if (explainers.value !== '') show();
});
choices.addEventListener('submit', (event) => {
  event.preventDefault();
  copied.copy();
});

start(offerExplainers);
