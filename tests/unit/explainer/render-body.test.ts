import { renderBody } from '../../../src/explainer/render-body';

const html = (markdown: string) => renderBody(markdown).html;
const text = (markdown: string) => renderBody(markdown).text;

describe('The text of a section is the words a reader hears', () => {
  it.each([
    ['paragraphs stand apart by one blank line', 'One.\n\n\n\nTwo.\n', 'One.\n\nTwo.'],
    ['a heading stands apart as well', '## Risks\nText', 'Risks\n\nText'],
    ['Windows line ends are line ends', 'One.\r\n\r\nTwo\r\nthree.', 'One.\n\nTwo\nthree.'],
    ['emphasis is not heard', 'a **b** *c* ~~d~~ __e__', 'a b c d e'],
    ['a link is its words', '[FDA](https://www.fda.gov "Agency") says', 'FDA says'],
    ['an autolink is its address', '<https://www.fda.gov/a_b>', 'https://www.fda.gov/a_b'],
    ['a mail autolink is its address', '<clinic@example.org>', 'clinic@example.org'],
    ['an unsafe link stays as it was written', '[x](javascript:a)', '[x](javascript:a)'],
    ['an image is its description', 'See ![a drip](drip.png).', 'See a drip.'],
    ['entities are decoded', 'R&amp;D &lt;5&nbsp;mg &copy; &#x2265;2', 'R&D <5\u00a0mg © ≥2'],
    ['raw HTML stays as it was written', 'a <b>c</b> <br>', 'a <b>c</b> <br>'],
    ['code stays as it was written', 'a `*b*  &amp;` c', 'a *b*  &amp; c'],
    [
      'a code block keeps its lines',
      'a\n\n```js\nx  *y*\n\n  z\n```\n\nb',
      'a\n\nx  *y*\n\n  z\n\nb',
    ],
    ['an indented code block keeps its lines', '    x\n      y\n\nb', 'x\n  y\n\nb'],
    ['a quotation is its words', '> a\n> b\n>\n> c', 'a\nb\n\nc'],
    ['a rule is a pause', 'a\n\n---\n\nb', 'a\n\nb'],
    ['a soft line break is a line break', 'a\nb', 'a\nb'],
    ['a hard line break is a line break', 'a  \nb\\\nc', 'a\nb\nc'],
    ['list items have a dash', 'Intro\n\n* a\n* b\n\nEnd', 'Intro\n\n- a\n- b\n\nEnd'],
    ['numbered items count on from the first', '3. a\n3. b\n9. c', '3. a\n4. b\n5. c'],
    ['items with blank lines between them are still lines', '- a\n\n- b', '- a\n- b'],
    ['paragraphs of an item stay under it', '1. a\n\n   b\n2. c', '1. a\n\n   b\n2. c'],
    [
      'a list in a list is indented',
      '- a\n  - b\n    c\n  - d\n- e',
      '- a\n  - b\n    c\n  - d\n- e',
    ],
    ['a list in a numbered list is indented', '1. a\n   - b\n2. c', '1. a\n   - b\n2. c'],
    ['an empty item keeps its place', '1. a\n2.\n3. c', '1. a\n2.\n3. c'],
    [
      'table cells have a tab, rows a line',
      '| a | b |\n|:-|-:|\n| c \\| d | **e** |\n| | f |',
      'a\tb\nc | d\te\n\tf',
    ],
    ['nothing is nothing', ' \n\n', ''],
  ])('%s', (_, markdown, words) => {
    expect(text(markdown)).toBe(words);
  });

  it('keeps words that were escaped as they were before the escaping', () => {
    const words =
      '1. # Not a list! *Not* _this_ [nor](this) <b> `code` ~~s~~ | a \\ & &amp; - + > " \' { } = : ; $ % ^ @ , / ? ( )';
    const escaped = words.replace(/[!-/:-@[-`{-~]/g, '\\$&');
    expect(text(escaped)).toBe(words);
  });

  it('holds no NUL character', () => {
    expect(renderBody('keta\u0000mine `\u0000a` &#0;')).toEqual({
      html: '<p>ketamine <code>a</code> \ufffd</p>',
      text: 'ketamine a \ufffd',
    });
  });

  it('counts a character of any plane once, as it was written', () => {
    expect(text('𝒌etamine — “naïve” 💉')).toBe('𝒌etamine — “naïve” 💉');
  });
});

describe('The HTML of a section is plain HTML', () => {
  it('keeps headings at the level at which they were written', () => {
    expect(html('#### Dose\n\nText')).toBe('<h4>Dose</h4>\n<p>Text</p>');
  });

  it('keeps the first number of a list', () => {
    expect(html('3. a\n4. b')).toBe('<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>');
  });

  it('writes tables without style attributes, which a Content-Security-Policy would refuse', () => {
    expect(html('| a |\n|:-:|\n| b |')).toBe(
      '<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>',
    );
  });

  it('writes code without a class, which the page around it might style', () => {
    expect(html('```js\na < b\n```')).toBe('<pre><code>a &lt; b\n</code></pre>');
  });

  it.each([
    [
      '[a](https://example.org/?b=1&c=2)',
      '<a href="https://example.org/?b=1&amp;c=2" rel="noopener">a</a>',
    ],
    [
      '[a](https://example.org "A \\"b\\"")',
      '<a href="https://example.org" title="A &quot;b&quot;" rel="noopener">a</a>',
    ],
    ['[a](/side-effects#b)', '<a href="/side-effects#b">a</a>'],
    ['[a](side-effects)', '<a href="side-effects">a</a>'],
    ['<clinic@example.org>', '<a href="mailto:clinic@example.org">clinic@example.org</a>'],
    ['[a][1]\n\n[1]: http://example.org', '<a href="http://example.org" rel="noopener">a</a>'],
  ])('writes the link %s', (markdown, link) => {
    expect(html(markdown)).toBe(`<p>${link}</p>`);
  });

  it('is the same every time', () => {
    const markdown = '[a]\n\n[a]: https://example.org\n\n![b](c.png)';
    expect(renderBody(markdown)).toEqual(renderBody(markdown));
    expect(text('[a]')).toBe('[a]');
  });
});
