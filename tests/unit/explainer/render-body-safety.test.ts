import { renderBody } from '../../../src/explainer/render-body';
import { isSafeLink } from '../../../src/explainer/safe-link';
import { readPublishedHtml } from './published-html';

const read = (markdown: string) => readPublishedHtml(renderBody(markdown).html);

describe('Raw HTML is shown as text', () => {
  it.each([
    '<script>alert(1)</script>',
    'Hello <script src=//evil.example></script>',
    '<SCRIPT\n>alert(1)</SCRIPT\n>',
    '<scr<script>ipt>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<img src="x" onerror="alert(1)"',
    '<svg/onload=alert(1)>',
    '<svg><script>alert&#40;1)</script>',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<a href="javascript:alert(1)">x</a>',
    '<body onload=alert(1)>',
    '<style>@import "//evil.example";</style>',
    '<base href="//evil.example">',
    '<meta http-equiv="refresh" content="0;url=//evil.example">',
    '<form action="//evil.example"><input name=a></form>',
    '<!-- --><script>alert(1)</script>',
    '<!--><img src=x onerror=alert(1)>-->',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<?php echo 1 ?><script>alert(1)</script>',
    '</p><script>alert(1)</script><p>',
    '- <b onclick=alert(1)>x\n- </ul>',
    '| <td onclick=alert(1)> | b |\n|---|---|\n| </table><script> | d |',
    '# <script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '&#60;script&#62;alert(1)&#x3c;/script&#x3e;',
    '<\u0000script>alert(1)</script>',
    '`<script>alert(1)</script>`',
    '```html\n</code></pre><script>alert(1)</script>\n```',
    '    </code></pre><script>alert(1)</script>',
    '``` "><script>alert(1)</script>\nx\n```',
    '~~~ x" onmouseover="alert(1)\nx\n~~~',
    '``` theirs-modal-open\nx\n```',
    '\\<script>alert(1)\\</script>',
    '**<img src=x onerror=alert(1)>**',
  ])('%j', (markdown) => {
    const { tags, links } = read(markdown);
    expect(tags).not.toHaveLength(0);
    expect(links).toEqual([]);
  });
});

describe('What is not a safe link is not a link', () => {
  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](<javascript:alert(1)>)',
    '[x](< javascript:alert(1)>)',
    '[x](<\u0001javascript:alert(1)>)',
    '[x](java\u0000script:alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](java&Tab;script:alert(1))',
    '[x](java&NewLine;script:alert(1))',
    '[x](java&#10;script:alert(1))',
    '[x](java&#x0D;script:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](&#x6A;&#x61;vascript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](javascript&#58;alert(1))',
    '[x](javascript\\:alert(1))',
    '[x](javascript%3Aalert(1))',
    '[x](%6Aavascript:alert(1))',
    '[x](java\u200bscript:alert(1))',
    '[x](\ufeffjavascript:alert(1))',
    '[x](java\u017fcript:alert(1))',
    '[x](&nbsp;javascript:alert(1))',
    '[x](javascript://example.org/%0aalert(1))',
    '[x](vbscript:msgbox(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](data:image/png;base64,AAAA)',
    '[x](file:///etc/passwd)',
    '[x](ftp://example.org/)',
    '[x](//evil.example)',
    '[x](/\\evil.example)',
    '[x](\\\\\\\\evil.example)',
    '[x](</\t/evil.example>)',
    '[x](&#47;&#47;evil.example)',
    '[x](https:evil.example)',
    '[x](https:///evil.example)',
    '<javascript:alert(1)>',
    '<JAVASCRIPT:alert(1)>',
    '<data:text/html,x>',
    '<vbscript:x>',
    '<file:///etc/passwd>',
    '<ftp://example.org>',
    '<x:y>',
    '[x]\n\n[x]: javascript:alert(1)',
    '[x][y]\n\n[y]: <javascript:alert(1)> "title"',
    '[x][]\n\n[x]: //evil.example',
    '[x]\n\n[x]: java&Tab;script:alert(1)',
    '[![x](a.png)](javascript:alert(1))',
    'https://example.org and www.example.org and a@example.org are not linked by themselves',
  ])('%j', (markdown) => {
    const { tags, links, words } = read(markdown);
    expect(tags).not.toContain('a');
    expect(links).toEqual([]);
    expect(words).toMatch(/x|html|evil|passwd|alert/);
  });
});

describe('A link cannot break out of its attributes', () => {
  it.each([
    '[x](https://example.org/"onmouseover="alert(1))',
    "[x](https://example.org/'onmouseover='alert(1))",
    '[x](<https://example.org/" onmouseover="alert(1)>)',
    '[x](https://example.org/&quot;onmouseover=&quot;alert(1))',
    '[x](https://example.org/&#34;&#62;&#60;script&#62;)',
    "[x](https://example.org '\"><script>alert(1)</script>')",
    '[x](https://example.org "&quot; onmouseover=&quot;alert(1)")',
    '[x](https://example.org (" onmouseover="alert\\(1\\)"))',
    '<https://example.org/"onmouseover="alert(1)>',
    '[x](#"><script>)',
    '[x](?a="onclick=alert(1))',
    '["><img src=x onerror=alert(1)>](https://example.org)',
    '[x][y]\n\n[y]: https://example.org/"onmouseover="alert(1) "\\"><b>"',
  ])('%j', (markdown) => {
    const { links } = read(markdown);
    expect(links).toHaveLength(1);
    expect(links.every(isSafeLink)).toBe(true);
  });
});

describe('An image is its description, so that no host learns who reads about which illness', () => {
  it.each([
    ['![A drip](https://example.org/drip.png "Drip")', 'A drip'],
    ['![A *slow* drip](/uploads/drip.png)', 'A slow drip'],
    ['![A drip][1]\n\n[1]: https://example.org/drip.png', 'A drip'],
    ['![<b onclick=alert(1)>](a.png)', '<b onclick=alert(1)>'],
    ['![" onerror="alert(1)](a.png)', '" onerror="alert(1)'],
    ['![outer ![inner](b.png)](a.png)', 'outer inner'],
    ['![a [link](https://example.org) inside](a.png)', 'a link inside'],
    ['![](a.png)', ''],
    ['![x](javascript:alert(1))', '![x](javascript:alert(1))'],
    [
      '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
      '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
    ],
  ])('%j reads %j', (markdown, words) => {
    expect(read(markdown)).toEqual({ tags: ['p'], links: [], words });
    expect(renderBody(markdown).text).toBe(words);
  });
});

describe('Nesting without end costs neither the stack nor the hour', () => {
  const times = 10_000;
  it.each([
    ['quotes', '>'.repeat(times)],
    ['spaced quotes with words', `${'> '.repeat(times)}words`],
    ['lists', '- '.repeat(times)],
    ['numbered lists', '1. '.repeat(times)],
    ['brackets', '['.repeat(times)],
    ['image brackets', '!['.repeat(times)],
    ['closed links', `${'['.repeat(times)}a${'](b)'.repeat(times)}`],
    ['closed images', `${'!['.repeat(times)}a${'](b)'.repeat(times)}`],
    ['link openings', '[a]('.repeat(times)],
    ['open titles', '[a](b "'.repeat(times)],
    ['open references', '[a]: x "\n'.repeat(times)],
    ['stars', '*'.repeat(times)],
    ['open emphasis', '*a _b '.repeat(times)],
    ['balanced emphasis', `${'*'.repeat(times)}a${'*'.repeat(times)}`],
    ['tildes', '~~a '.repeat(times)],
    ['backticks', Array.from({ length: 200 }, (_, length) => `${'`'.repeat(length)}a`).join('')],
    ['angle brackets', '<'.repeat(times)],
    ['autolink openings', '<https://a'.repeat(times)],
    ['comments', '<!--'.repeat(times)],
    ['entities', '&#x'.repeat(times)],
    ['table cells', `${'|a'.repeat(times)}\n${'|-'.repeat(times)}\n${'|b\n'.repeat(times)}`],
  ])(
    '%s',
    (_, markdown) => {
      const { html, text } = renderBody(markdown);
      readPublishedHtml(html);
      expect(text.length).toBeLessThanOrEqual(markdown.length * 10);
    },
    5_000,
  );
});
