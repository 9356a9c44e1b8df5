import { escapeHtml } from '../explainer/forms/escape-html';
import type { Publisher } from './builder-code';
import { shadowStyle } from './shadow-style';
import { themes } from './style';
import { styleHash } from './style-hash';

const style = `:root{color-scheme:light dark;--text:#1b1f24;--ground:#fff;--panel:#f2f5f6;--quiet:#4d5661;--line:#79828d;--accent:#0b57a4}
@media (prefers-color-scheme:dark){:root{--text:#e8eaed;--ground:#16191d;--panel:#20262b;--quiet:#b4bcc6;--line:#7d8792;--accent:#8fc1ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:76rem;margin-inline:auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem}
h2{font-size:1.15rem;margin:0 0 .5rem}
p{margin:0 0 .8rem;color:var(--quiet)}
.columns{display:grid;gap:1.5rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:60rem){.columns{grid-template-columns:minmax(0,22rem) minmax(0,1fr)}}
form{background:var(--panel);border-radius:.5rem;padding:1rem;display:grid;gap:.9rem;align-self:start}
fieldset{border:0;margin:0;padding:0}
legend,label{font-weight:600}
legend{padding:0}
fieldset label{font-weight:400;display:flex;gap:.5rem;align-items:baseline;padding:.15rem 0}
fieldset:disabled label{color:var(--quiet);text-decoration:line-through}
select{font:inherit;width:100%;min-height:2.75rem;padding:.4rem;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:.3rem;margin-top:.2rem;padding-inline-end:1.6rem;text-overflow:ellipsis}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.4rem 1rem;border:1px solid var(--accent);border-radius:.3rem;background:var(--accent);color:var(--ground);cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
pre{background:var(--panel);border-radius:.5rem;padding:.8rem;margin:0 0 .8rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.88rem/1.5 ui-monospace,Menlo,monospace}
#code[inert]{opacity:.5}
section{margin-bottom:1.5rem}
#preview{border:1px solid var(--line);border-radius:.5rem;padding:.8rem;min-height:20rem;max-height:40rem;overflow:auto}
#preview iframe{border:0;width:100%;height:32rem;display:block}
[role=status]{min-height:1.5em;display:inline-block;margin-inline-start:.8rem}`;

const choice = (name: string, value: string, words: string, isChecked: boolean): string =>
  `<label><input type="radio" name="${name}" value="${value}"${isChecked ? ' checked' : ''}> ${words}</label>`;

const formWords = {
  frame: 'A frame: no script in your page',
  element: 'An element: part of your page, as high as its text',
  fragment: 'HTML that your server puts into the page',
  shadow: 'The same with a style of its own, in a shadow root',
} as const;

const themeWords = { light: 'Light', dark: 'Dark', auto: 'As the reader has it' } as const;

/** A language that explainers may be in. */
export interface Language {
  /** BCP 47. */
  code: string;
  name: string;
}

/** The first is the default one, which no address has to name. */
const renderLanguages = (languages: readonly Language[]): string[] =>
  languages.length < 2
    ? []
    : [
        '<div><label for="locale">Language</label><select id="locale" name="locale">',
        ...languages.map(
          ({ code, name }, index) =>
            `<option value="${index === 0 ? '' : escapeHtml(code)}">${escapeHtml(name)}</option>`,
        ),
        '</select></div>',
      ];

/** The page that writes the code for embedding; its script reads the rest from the API. */
export const renderBuilder = (
  { origin, loader }: Omit<Publisher, 'styleHash'>,
  languages: readonly Language[],
): string =>
  [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<title>Show an explainer on your site</title>',
    `<style>${style}</style>`,
    '</head>',
    `<body data-origin="${escapeHtml(origin)}" data-loader="${escapeHtml(loader.path)}" data-integrity="${escapeHtml(loader.integrity)}" data-style-hash="${escapeHtml(styleHash(shadowStyle))}">`,
    '<main>',
    '<h1>Show an explainer on your site</h1>',
    '<p>Choose a text and how it is to look, and copy the code. What your readers see is always what is published.</p>',
    '<noscript><p>This page needs scripts; what it writes does not. The address of a frame is <code>/embed/EXPLAINER/SECTION</code>.</p></noscript>',
    '<div class="columns">',
    '<form id="choices" aria-label="What to show, and how">',
    ...renderLanguages(languages),
    '<div><label for="explainer">Explainer</label><select id="explainer" name="explainer"></select></div>',
    '<div><label for="place">Part</label><select id="place" name="place"></select></div>',
    `<fieldset><legend>Form</legend>${Object.entries(formWords)
      .map(([value, words]) => choice('form', value, words, value === 'frame'))
      .join('')}</fieldset>`,
    `<fieldset id="themes"><legend>Colours</legend>${themes
      .map((value) => choice('theme', value, themeWords[value], value === 'auto'))
      .join('')}</fieldset>`,
    '<div><label for="headingLevel">Level of the first heading</label><select id="headingLevel" name="headingLevel">',
    ...[1, 2, 3, 4, 5, 6].map(
      (level) => `<option value="${level}"${level === 2 ? ' selected' : ''}>h${level}</option>`,
    ),
    '</select></div>',
    '</form>',
    '<div>',
    '<section aria-labelledby="code-heading"><h2 id="code-heading">Code</h2>',
    '<pre id="code" tabindex="0" role="group" aria-labelledby="code-heading"></pre>',
    '<button type="submit" form="choices" id="copy">Copy the code</button><span role="status" id="status"></span></section>',
    '<section aria-labelledby="policy-heading"><h2 id="policy-heading">If your site has a Content-Security-Policy</h2>',
    '<pre id="policy" tabindex="0" role="group" aria-labelledby="policy-heading"></pre></section>',
    '<section aria-labelledby="preview-heading"><h2 id="preview-heading">Preview</h2><div id="preview" tabindex="0" role="group" aria-labelledby="preview-heading"></div></section>',
    '</div>',
    '</div>',
    '</main>',
    `<script src="${escapeHtml(loader.path)}"></script>`,
    '<script src="/embed/v1/builder.js"></script>',
    '</body>',
    '</html>',
    '',
  ].join('\n');

/** What the page may do: run our scripts, read our API, and frame our pages. */
export const builderPolicy = [
  "default-src 'none'",
  ...["script-src 'self'", "connect-src 'self'", "frame-src 'self'"],
  `style-src ${styleHash(style)}`,
  ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
].join('; ');
