import { colours, content } from './style';

/**
 * What a page hands down into a shadow tree, such as spacing and alignment, ends at the text. Sites that make `rem` small, as
 * `html { font-size: 62.5% }` does, mean their own sizes by it.
 */
const apart = `
:host{display:block;--_size:max(1rem,16px)}
.explainer{all:initial;display:block;color-scheme:inherit}`;
/** It begins where the page's own lines do. */
const aligned = `
.explainer{margin-inline:0}`;

/** The style of a fragment in a shadow tree, which the style of the page around it does not reach. */
export const shadowStyle = `${colours((condition) => (condition === '' ? ':host' : `:host(${condition})`))}${apart}${content}${aligned}`;
