import { elementAttributes, frameAddress, type Chosen } from '../embeds/builder-code';
import {
  measuredWidths,
  reservedHeight,
  widestElement,
  widestFrame,
} from '../embeds/reserved-height';

/** After so long a preview that says nothing counts as one that does not come. */
const patienceMilliseconds = 10_000;
/** More than any text: a frame whose content fits has no scroll bar, which would make its lines shorter. */
const unscrolledHeight = '1000000px';

/** Is told the room that a text takes, or null where there is none to be had: the text was refused, or does not come. */
type Tell = (height: string | null) => void;

const rootSize = (): number => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Measures at all widths at once, before the browser paints any of them. */
const measure = (
  shown: HTMLElement,
  { em, widest }: { em: number; widest: number },
  heightNow: () => number,
): string => {
  const measured = measuredWidths(widest).map((width) => {
    shown.style.width = `${width * em}px`;
    return { width, height: heightNow() / em };
  });
  shown.style.width = '';
  return reservedHeight(measured);
};

const measureFrame = (frame: HTMLIFrameElement): string | null => {
  const page = frame.contentDocument;
  // What a refusal says is no text.
  if (!page?.querySelector('[data-revision]')) return null;
  frame.style.height = unscrolledHeight;
  const height = measure(
    frame,
    { em: rootSize(), widest: widestFrame },
    () => page.documentElement.getBoundingClientRect().height,
  );
  frame.style.height = '';
  return height;
};

const renderFrame = (what: Chosen, tell: Tell): HTMLElement => {
  const frame = document.createElement('iframe');
  frame.src = frameAddress(what);
  frame.title = what.title;
  frame.addEventListener('load', () => tell(measureFrame(frame)));
  return frame;
};

const renderElement = (what: Chosen, tell: Tell): HTMLElement => {
  const element = document.createElement('explainer-section');
  for (const [name, value] of Object.entries(elementAttributes(what))) {
    if (value !== null) element.setAttribute(name, value);
  }
  const size = { em: Math.max(rootSize(), 16), widest: widestElement };
  const heightNow = (): number => element.getBoundingClientRect().height;
  element.addEventListener('explainer-load', () => tell(measure(element, size, heightNow)));
  for (const failure of ['explainer-refuse', 'explainer-error']) {
    element.addEventListener(failure, () => tell(null));
  }
  return element;
};

/** Shows what the code will show. A text that comes after all, or again, is told again; an earlier choice's is not. */
export const showPreview = (place: HTMLElement, what: Chosen, tell: Tell): void => {
  let isMeasured = false;
  const tellOfShown: Tell = (height) => {
    // An open preview asks again, and may hear nothing then.
    if (!shown.isConnected || (isMeasured && height === null)) return;
    isMeasured = height !== null;
    tell(height);
  };
  const shown =
    what.form === 'frame' ? renderFrame(what, tellOfShown) : renderElement(what, tellOfShown);
  place.replaceChildren(shown);
  const patience = setTimeout(() => tellOfShown(null), patienceMilliseconds);
  for (const heard of ['load', 'explainer-load']) {
    shown.addEventListener(heard, () => clearTimeout(patience));
  }
};
