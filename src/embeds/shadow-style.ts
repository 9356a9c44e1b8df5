import { colours, content } from './style';

/**
 * What a page hands down into a shadow tree, such as spacing and alignment, ends at the text. Sites that make `rem` small, as
 * `html { font-size: 62.5% }` does, mean their own sizes by it.
 */
const apart = `
:host{display:block;--_size:max(1rem,16px)}
.explainer{all:initial;display:block}`;
/** It begins where the page's own lines do. */
const aligned = `
.explainer{margin-inline:0}`;

/** Of the text alone: what stands inside the element is on the page's own ground, whatever scheme the text is in. */
const ofText = (condition: string): string =>
  `${condition === '' ? ':host' : `:host(${condition})`} .explainer`;

/** The style of a fragment in a shadow tree, which the style of the page around it does not reach. */
export const shadowStyle = `${colours(ofText)}${apart}${content}${aligned}`;
