import { embedPolicy } from '../../../src/embeds/content-policy';
import { presentRich, renderXml } from '../../../src/embeds/oembed';
import { leaveFrame } from '../../../src/embeds/page';
import { renderJsonScript } from '../../../src/explainer/forms/escape-html';
import { pageStyle } from '../../../src/embeds/page-style';
import { shadowStyle } from '../../../src/embeds/shadow-style';
import { styleHash } from '../../../src/embeds/style-hash';

describe('A page holds what it holds, whatever the texts', () => {
  it.each(['</script>', '<!--<script>', '</SCRIPT x>', '\u2028', '<![CDATA['])(
    'data: %j ends no script, and is read back',
    (text) => {
      const html = renderJsonScript({ name: text });
      const [, json = ''] = /^<script type="application\/ld\+json">([^<]*)<\/script>$/.exec(html)!;
      expect(JSON.parse(json)).toEqual({ name: text });
    },
  );

  it('links leave the frame, but not those to a place in the page or to a mailbox', () => {
    expect(
      leaveFrame(
        '<a href="https://a.example">a</a><a href="#b">b</a><a href="mailto:c@d.example">',
      ),
    ).toBe(
      '<a target="_top" href="https://a.example">a</a><a href="#b">b</a><a href="mailto:c@d.example">',
    );
  });

  it('its style ends no element, names no other host and is what its policy allows', () => {
    for (const style of [pageStyle, shadowStyle]) expect(style).not.toMatch(/<|url\(|@import/);
    expect(embedPolicy(['*'])).toContain(`style-src ${styleHash(pageStyle)};`);
    expect(embedPolicy(['https://a.example'])).toMatch(/frame-ancestors https:\/\/a\.example$/);
    expect(embedPolicy([])).toMatch(/frame-ancestors 'none'$/);
  });
});

describe('Colours', () => {
  const luminance = (colour: string): number => {
    const [, digits = ''] = /^#(.*)$/.exec(colour)!;
    const pairs = digits.length === 3 ? [...digits].map((one) => one + one) : digits.match(/../g)!;
    const [red, green, blue] = pairs.map((pair) => {
      const part = parseInt(pair, 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (one: string, other: string): number => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high! + 0.05) / (low! + 0.05);
  };
  const palettes = [
    ...pageStyle.matchAll(/\{color-scheme:[a-z ]+;((?:--_[\w-]+:[^;}]+;?)+)\}/g),
  ].map(([, declared]) =>
    Object.fromEntries(declared!.split(';').map((one) => one.split(':') as [string, string])),
  );

  it('can be told from their ground, in both themes', () => {
    expect(palettes.length).toBeGreaterThan(1);
    for (const colours of palettes) {
      for (const ground of ['--_ground', '--_note', '--_grave']) {
        for (const text of ['--_text', '--_link']) {
          expect(contrast(colours[text]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5);
        }
      }
      expect(contrast(colours['--_quiet']!, colours['--_ground']!)).toBeGreaterThanOrEqual(4.5);
      for (const [line, ground] of [
        ['--_line', '--_ground'],
        ['--_note-line', '--_note'],
        ['--_grave-line', '--_grave'],
      ] as const) {
        expect(contrast(colours[line]!, colours[ground]!)).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

describe('oEmbed', () => {
  const origin = 'https://health.example';
  it('in XML holds no character that XML has no way to write', () => {
    const title = 'A\u0000\u0008\ufffe\ud800 <b>&"\'';
    const rich = presentRich({
      title,
      src: `${origin}/embed/a`,
      origin,
      maxwidth: 1,
      maxheight: 1,
    });
    expect(rich).toMatchObject({ width: 1, height: 1, provider_name: 'health.example' });
    expect(renderXml(rich)).toContain('<title>A &lt;b&gt;&amp;&quot;&#39;</title>');
  });
});
