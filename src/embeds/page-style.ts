import { colours, content } from './style';

/**
 * A whole explainer is long, and little of it is seen at first: what is out of sight is laid out when it comes into sight. It is read
 * aloud, found and printed all the same. A section so set apart shares no margin with what is around it, and would cut off the ring of a
 * link that is focused at its edge.
 */
const outOfSight = `
@media screen{.explainer section{content-visibility:auto;contain-intrinsic-size:auto 20rem;overflow-clip-margin:.5rem;margin-top:1.1em}.explainer section>:first-child,.explainer>section:first-child{margin-top:0}}`;

const frame = `
html{background:var(--_ground)}
body{margin:0;padding:1rem;color:var(--_text)}
@media (max-width:22rem){body{padding:.75rem}}
@media print{body{padding:0}}`;

/** The style of a page: the whole of it, in the page itself. */
export const pageStyle = `${colours((condition) => `:root${condition}`)}${frame}${content}${outOfSight}`;
