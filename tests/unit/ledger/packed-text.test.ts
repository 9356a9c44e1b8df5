import { execFileSync } from 'node:child_process';
import { packText, unpackText } from '../../../src/ledger/packed-text';

const json = JSON.stringify({
  title: 'Kétamine – 😀',
  lead: 'Ketamine is given as an infusion. '.repeat(1_000),
});

describe('A text as the ledger stores it', () => {
  it('is given back to the byte', () => {
    for (const text of [json, '{}', '']) expect(unpackText(packText(text))).toBe(text);
  });

  it('is much shorter, and no JSON', () => {
    const packed = packText(json);
    expect(packed.length).toBeLessThan(json.length / 10);
    expect(packed).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  it('is the same whenever it is packed', () => {
    expect(packText(json)).toBe(packText(json));
  });

  it('can be read with what every system has', () => {
    const shown = execFileSync('sh', ['-c', 'base64 -d | gunzip'], { input: packText(json) });
    expect(shown.toString()).toBe(json);
  });

  it('is read as it is where it was stored before texts were packed', () => {
    expect(unpackText(json)).toBe(json);
  });

  it('is not read at all where it is neither', () => {
    expect(() => unpackText('Not packed')).toThrow();
  });
});
