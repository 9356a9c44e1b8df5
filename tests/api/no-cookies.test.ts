import { createEmbeddable } from '../support/embeds';
import { createPartner } from '../support/partners';
import { onEveryDatabase } from '../support/running-app';

onEveryDatabase('Who is shown a text in a partner’s page is given no cookie', (app) => {
  it('by no form, script or page, with and without what names the partner, and none is read', async () => {
    const { frames, fragments } = await createEmbeddable(app());
    const { origin } = await createPartner(app());
    const oembed = `/oembed?url=${encodeURIComponent(app().url + frames.section)}`;
    const paths = [
      ...Object.values(frames),
      ...Object.values(fragments).flatMap((path) => [
        `${path}?format=html`,
        `${path}?format=html&shadow=open`,
        path,
      ]),
      ...['/embed/v1/loader.js', '/embed/builder', oembed, `${oembed}&format=xml`],
    ];
    const refused = ['/embed/nothing-here', `${frames.whole}/advert`, `${frames.whole}?theme=blue`];
    const asked: Record<string, string>[] = [
      {},
      { Origin: origin },
      { Referer: `${origin}/page`, 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Site': 'cross-site' },
      // Past memory.
      { Origin: origin, Cookie: 'koa.sess=x' },
    ];
    for (const path of [...paths, ...refused]) {
      for (const headers of asked) {
        const answer = await app().request.get(path).set(headers).buffer(true);
        expect([path, answer.status < 400]).toEqual([path, paths.includes(path)]);
        expect([path, headers, answer.headers['set-cookie']]).toEqual([path, headers, undefined]);
        // What is kept for one reader would be another name for it.
        expect([path, answer.headers['access-control-allow-credentials']]).toEqual([
          path,
          undefined,
        ]);
      }
    }
  });
});
