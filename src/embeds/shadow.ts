import { shadowStyle } from './shadow-style';
import type { Theme } from './style';

/**
 * A fragment inside a shadow root that the HTML itself declares (HTML, `shadowrootmode`): the style of the page around it does not
 * reach the text, nor the text's style the page. It takes no script.
 *
 * @param fragment safe HTML
 */
export const renderShadow = (fragment: string, theme: Theme): string =>
  [
    `<div class="explainer-embed" data-theme="${theme}">`,
    '<template shadowrootmode="open">',
    `<style>${shadowStyle}</style>`,
    fragment,
    '</template>',
    '</div>',
  ].join('\n');
