import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { packText, unpackPieces, unpackText } from '../../../src/ledger/packed-text';

const json = JSON.stringify({
  title: 'Kétamine – 😀',
  lead: 'Ketamine is given as an infusion. '.repeat(1_000),
});

describe('A text as the ledger stores it', () => {
  it('is given back to the byte', () => {
    for (const text of [json, '{}', '']) expect(unpackText(packText([text]))).toBe(text);
  });

  it('is much shorter, and no JSON', () => {
    const packed = packText([json]);
    expect(packed.length).toBeLessThan(json.length / 10);
    expect(packed).toMatch(/^[A-Za-z0-9+/]+=*$/);
  });

  it('is the same whenever it is packed', () => {
    expect(packText([json])).toBe(packText([json]));
  });

  it('can be read with what every system has', () => {
    const shown = execFileSync('sh', ['-c', 'base64 -d | gunzip'], { input: packText([json]) });
    expect(shown.toString()).toBe(json);
  });

  it('is read as it is where it was stored before texts were packed', () => {
    expect(unpackText(json)).toBe(json);
  });

  it('is not read at all where it is neither', () => {
    expect(() => unpackText('Not packed')).toThrow();
  });

  describe('that is packed in pieces', () => {
    const texts = ['{"lead":"Kétamine ', '– 😀', '","title":"…"}'];

    it('is one text, and one file', () => {
      const packed = packText(texts);
      expect(unpackText(packed)).toBe(texts.join(''));
      const shown = execFileSync('sh', ['-c', 'base64 -d | gunzip'], { input: packed });
      expect(shown.toString()).toBe(texts.join(''));
    });

    it('is given back in these, which are not packed again', () => {
      const { pieces } = unpackPieces(packText(texts));
      expect(pieces.map(({ text }) => text.toString())).toEqual(texts);
      expect(packText(pieces)).toBe(packText(texts));
      // As nothing here would pack it.
      const member = gzipSync('known', { level: 9 });
      const packed = packText(['<', { text: Buffer.from('known'), member }, '>']);
      expect(unpackText(packed)).toBe('<known>');
      expect(Buffer.from(packed, 'base64').includes(member)).toBe(true);
    });

    it('is given back in one where it is one, and in none where they cannot be told', () => {
      expect(unpackPieces(packText([json])).pieces.map(({ text }) => text.toString())).toEqual([
        json,
      ]);
      expect(unpackPieces('{}')).toEqual({ text: '{}', pieces: [] });
      // Two members whose headers differ, as no single zlib writes them.
      const foreign = Buffer.concat([gzipSync('a', { level: 1 }), gzipSync('bc', { level: 9 })]);
      expect(unpackPieces(foreign.toString('base64'))).toEqual({ text: 'abc', pieces: [] });
    });
  });
});
