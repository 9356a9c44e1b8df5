import { colours, content } from './style';

const frame = `
html{background:var(--_ground)}
body{margin:0;padding:1rem;color:var(--_text)}
@media (max-width:22rem){body{padding:.75rem}}
@media print{body{padding:0}}`;

/** The style of a page: the whole of it, in the page itself. */
export const pageStyle = `${colours((condition) => `:root${condition}`)}${frame}${content}`;
