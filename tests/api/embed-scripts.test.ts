import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { cacheStatus } from '../support/cache-status';
import { onEveryDatabase } from '../support/running-app';
import { htmlProblems } from '../support/valid-html';

onEveryDatabase(
  'Scripts for other sites, and the page that writes the code for them',
  (app) => {
    const attribute = (page: string, name: string) =>
      new RegExp(`data-${name}="([^"]*)"`).exec(page)?.[1] ?? '';

    it('the script is given to every site, and asked for again after five minutes', async () => {
      const { status, headers } = await app().request.get('/embed/v1/loader.js');
      expect([status, headers['content-type'], headers['cache-control']]).toEqual([
        200,
        'text/javascript; charset=utf-8',
        'public, max-age=300',
      ]);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
      // On PostgreSQL a server that has just started has not heard yet that nothing was published meanwhile.
      let kept = '';
      for (let time = 0; time < 100 && kept !== 'hit'; time += 1) {
        kept = cacheStatus(await app().request.get('/embed/v1/loader.js'));
        if (kept !== 'hit') await pause(50);
      }
      expect(kept).toBe('hit');
    });

    it('under the address that the builder names it never changes, and is what its integrity says', async () => {
      const { text: page } = await app().request.get('/embed/builder');
      const { text, headers } = await app().request.get(attribute(page, 'loader')).buffer(true);
      expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
      const hash = createHash('sha384').update(text).digest('base64');
      expect(attribute(page, 'integrity')).toBe(`sha384-${hash}`);
      expect(text).toBe((await app().request.get('/embed/v1/loader.js').buffer(true)).text);
    });

    it('the builder names the address that it was asked at, and may do no more than it has to', async () => {
      const { text, headers } = await app().request.get('/embed/builder');
      expect(attribute(text, 'origin')).toBe(app().url);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'; connect-src 'self'; frame-src 'self'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
      );
    });

    it('the builder is a valid page', async () => {
      expect(await htmlProblems((await app().request.get('/embed/builder')).text)).toEqual([]);
    });

    it.each(['nothing.js', 'loader.0000000000000000.js', '..%2f..%2fpackage.json'])(
      'there is no script %s',
      async (name) => {
        const { status, headers } = await app().request.get(`/embed/v1/${name}`);
        expect([status, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
      },
    );
  },
  { content: 'tables' },
);
