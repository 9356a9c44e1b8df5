export const themes = ['light', 'dark', 'auto'] as const;

export type Theme = (typeof themes)[number];

/** The colours, each pair of text and ground with a contrast of 4.5 to 1 at least (WCAG 2.2, 1.4.3), lines 3 to 1 (1.4.11). */
const light =
  '--_text:#1b1f24;--_ground:#fff;--_quiet:#4d5661;--_link:#0b57a4;--_line:#79828d;--_note:#fff6e0;--_note-line:#8a6100;--_grave:#fdecea;--_grave-line:#b3261e';
const dark =
  '--_text:#e8eaed;--_ground:#16191d;--_quiet:#b4bcc6;--_link:#8fc1ff;--_line:#7d8792;--_note:#2e2710;--_note-line:#d8a737;--_grave:#3a1a18;--_grave-line:#ff8a80';

/**
 * The colours of a root, `:root` of a page or `:host` of a shadow tree. What a host page sets by `--explainer-…` goes before; a
 * theme that is named goes before what the reader's system prefers.
 */
export const colours = (root: (condition: string) => string): string =>
  [
    `${root('')}{color-scheme:light dark;${light}}`,
    `${root('[data-theme="light"]')}{color-scheme:light}`,
    `${root('[data-theme="dark"]')}{color-scheme:dark;${dark}}`,
    `@media (prefers-color-scheme:dark){${root('[data-theme="auto"]')}{${dark}}}`,
    // Dark ground is ink.
    `@media print{${root('')},${root('[data-theme]')}{color-scheme:light;${light}}}`,
  ].join('\n');

/** Rules of the fragment, wherever it stands. */
export const content = `
.explainer{color:var(--explainer-text,var(--_text));background:var(--explainer-ground,var(--_ground));font:var(--_size,1rem)/1.6 var(--explainer-font,system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif);overflow-wrap:break-word;max-width:70ch;margin-inline:auto}
.explainer *{box-sizing:border-box}
h1,h2,h3,h4,h5,h6,[role="heading"]{font-weight:700;line-height:1.25;margin:1.5em 0 .5em;text-wrap:balance}
h1{font-size:1.6em}h2{font-size:1.35em}h3{font-size:1.2em}h4{font-size:1.08em}h5,h6,[role="heading"]{font-size:1em}
.explainer>:first-child,.explainer>section:first-child>:first-child{margin-top:0}
p,ul,ol,dl,pre,blockquote,.table{margin:0 0 .9em}
ul,ol{padding-inline-start:1.5em}
li{margin:0 0 .3em}
a{color:var(--explainer-link,var(--_link));text-underline-offset:.15em}
a:focus-visible{outline:3px solid currentcolor;outline-offset:2px;border-radius:2px}
.lead{font-size:1.08em}
.notice,.warning{background:var(--_note);border-inline-start:.3em solid var(--_note-line);padding:.7em .9em;margin:0 0 .9em;border-radius:.2em}
.notice>:last-child{margin-bottom:0}
.notice-title{margin-bottom:.2em}
.notice[data-kind="emergency"],.notice[data-kind="crisis"],.warning[data-kind="retracted"],.warning[data-kind="withheld"]{background:var(--_grave);border-color:var(--_grave-line)}
dt{font-weight:600;color:var(--_quiet);font-size:.92em}
dd{margin:0 0 .6em}
blockquote{border-inline-start:.2em solid var(--_line);padding-inline-start:.9em;margin-inline:0}
code,pre{font-family:ui-monospace,"Cascadia Mono",Menlo,monospace;font-size:.92em}
pre{overflow-x:auto;white-space:pre-wrap}
table{border-collapse:collapse}
.table{overflow-x:auto}
.table:focus-visible{outline:3px solid currentcolor;outline-offset:2px}
th,td{border:1px solid var(--_line);padding:.35em .6em;text-align:start;vertical-align:top}
time{white-space:nowrap}
hr{border:0;border-top:1px solid var(--_line)}
.references{font-size:.92em}
.references [role="heading"],.references h1,.references h2,.references h3,.references h4,.references h5,.references h6{font-size:1.08em}
footer{border-top:1px solid var(--_line);margin-top:1.5em;padding-top:.8em;color:var(--_quiet);font-size:.88em}
footer p{margin:0 0 .4em}
@media (prefers-reduced-motion:reduce){*{scroll-behavior:auto!important}}
@media (forced-colors:active){.notice,.warning{border:1px solid}}
@media print{.explainer{max-width:none;font-size:11pt}.notice,.warning,section>:first-child{break-inside:avoid}h1,h2,h3,h4,h5,h6,[role="heading"]{break-after:avoid}.references a[href^="http"],footer a[href^="http"]{word-break:break-all}}`;
