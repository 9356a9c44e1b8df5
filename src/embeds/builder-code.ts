import { escapeHtml } from '../explainer/forms/escape-html';
import { canonicalPath, pagePath, type Place } from '../explainer/addresses';
import { renderFrame } from './oembed';
import { widestFrame } from './reserved-height';
import type { Theme } from './style';

export const embedForms = ['frame', 'element', 'fragment', 'shadow'] as const;

export type EmbedForm = (typeof embedForms)[number];

/** What somebody wants to show on a page of theirs. */
export interface Chosen {
  form: EmbedForm;
  explainer: string;
  place: Place;
  /** What the text is called, for the name of the frame. */
  title: string;
  headingLevel: number;
  theme: Theme;
  locale: string | null;
}

/** Where our server is, the script that it has now, and what allows the style of a shadow root there (CSP 3, section 8.3). */
export interface Publisher {
  origin: string;
  loader: { path: string; integrity: string };
  styleHash: string;
}

/** The line to copy, and what a page's Content-Security-Policy has to allow for it; nothing for what the page's server does. */
export interface EmbedCode {
  html: string;
  policy: string[];
}

const search = (values: Record<string, string | null>): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) given.set(name, value);
  const written = given.toString();
  return written === '' ? '' : `?${written}`;
};

const attributes = (values: Record<string, string | null>): string =>
  Object.entries(values)
    .flatMap(([name, value]) => (value === null ? [] : [` ${name}="${escapeHtml(value)}"`]))
    .join('');

const unless = <Value>(value: Value, usual: Value): Value | null =>
  value === usual ? null : value;

/** The address of the page for a frame. */
export const frameAddress = ({ explainer, place, headingLevel, theme, locale }: Chosen): string => {
  const level = unless(headingLevel, 1);
  return `${pagePath(explainer, place)}${search({
    headingLevel: level === null ? null : String(level),
    theme: unless(theme, 'auto'),
    locale,
  })}`;
};

/** The address that a page's server asks, and of which it prints what it gets. */
const fragmentAddress = (
  { explainer, place, headingLevel, locale }: Chosen,
  look: Record<string, string | null> = {},
): string =>
  `${canonicalPath(explainer, place)}${search({
    format: 'html',
    headingLevel: String(headingLevel),
    ...look,
    refusal: 'html',
    locale,
  })}`;

/** The attributes of the element. */
export const elementAttributes = ({
  explainer,
  place,
  headingLevel,
  theme,
  locale,
}: Chosen): Record<string, string | null> => ({
  explainer,
  section: place.kind === 'section' ? place.section : null,
  condition: place.kind === 'condition' ? place.condition : null,
  'side-effects': place.kind === 'side-effects' ? '' : null,
  'heading-level': String(headingLevel),
  theme: unless(theme, 'auto'),
  locale,
});

/** The size of the text, which is the reader's and not that of a page with a small `rem`. */
const textSize = 'font-size: max(1rem, 16px)';

/** By whose width `cqi` goes; it is as broad as it can be also where its page puts its boxes side by side. */
const inColumn = (html: string): string =>
  `<div style="container-type: inline-size; width: 100%">\n  ${html}\n</div>`;

const renderFittingFrame = (address: { src: string; title: string }, height: string): string =>
  inColumn(
    renderFrame({
      ...address,
      style: `border: 0; width: 100%; max-width: ${widestFrame}em; ${textSize}; height: ${height}`,
    }),
  );

/**
 * Writes the code that shows a text on another site.
 *
 * @param height the room that the text takes where it is known (`reservedHeight`): what is below an element does not move if its
 * place is as high before, and what is in a frame need not be scrolled
 */
export const embedCode = (
  chosen: Chosen,
  { origin, loader, styleHash }: Publisher,
  height: string | null = null,
): EmbedCode => {
  const { form, explainer, place, title, locale } = chosen;
  switch (form) {
    case 'frame': {
      const address = { src: `${origin}${frameAddress(chosen)}`, title };
      return {
        html: height === null ? renderFrame(address) : renderFittingFrame(address, height),
        policy: [`frame-src ${origin};`],
      };
    }
    case 'element': {
      const script = attributes({
        src: `${origin}${loader.path}`,
        integrity: loader.integrity,
        crossorigin: 'anonymous',
      });
      const page = `${origin}${pagePath(explainer, place)}${search({ locale })}`;
      const inside = `<a href="${escapeHtml(page)}">${escapeHtml(title)}</a>`;
      const own = attributes({
        ...elementAttributes(chosen),
        style: height === null ? null : `display: block; ${textSize}; min-height: ${height}`,
      });
      const element = `<explainer-section${own}>${inside}</explainer-section>`;
      return {
        html: `<script${script} async></script>\n${height === null ? element : inColumn(element)}`,
        policy: [`script-src ${origin};`, `connect-src ${origin};`],
      };
    }
    case 'fragment':
      return { html: `${origin}${fragmentAddress(chosen)}`, policy: [] };
    case 'shadow': {
      const look = { shadow: 'open', theme: unless(chosen.theme, 'auto') };
      return {
        html: `${origin}${fragmentAddress(chosen, look)}`,
        policy: [`style-src ${styleHash};`],
      };
    }
  }
};
