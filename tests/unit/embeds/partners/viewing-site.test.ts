import { viewingSite } from '../../../../src/embeds/partners/viewing-site';

const read = (headers: Record<string, string>) => viewingSite(Object.entries(headers).flat());
const site = 'https://clinic.example.org';

describe('Where a text is shown', () => {
  it.each([
    ['by a script of a page', { Origin: site }, site],
    ['in a frame', { Referer: `${site}/`, 'Sec-Fetch-Dest': 'iframe' }, site],
    ['in a page that tells its address', { referer: `${site}/a?b=c#d` }, site],
    ['in a page that writes its host large', { Referer: 'https://Clinic.example.org/' }, site],
    ['in a frame of nobody knows where', { 'Sec-Fetch-Dest': 'iframe' }, ''],
    ['in a page of no origin', { Origin: 'null' }, 'null'],
    ['by what is no browser', { 'User-Agent': 'curl' }, null],
    ['by a script of nobody knows where', { 'Sec-Fetch-Dest': 'empty' }, null],
    ['by itself', { Referer: `${site}/`, 'Sec-Fetch-Dest': 'document' }, null],
    ['in our own page', { Referer: 'http://us.example/x', Host: 'us.example' }, null],
    ['in our own page, as browsers say', { Origin: site, 'Sec-Fetch-Site': 'same-origin' }, null],
    ['before somebody looks', { Origin: site, 'Sec-Purpose': 'prefetch;anonymous' }, null],
    ['to somebody who is not to be counted', { Origin: site, 'Sec-GPC': '1' }, null],
    ['to somebody who said so before', { Origin: site, DNT: '1' }, null],
    ['to somebody who does not mind', { Origin: site, DNT: '0' }, site],
    ['again, in an open page', { Origin: site, 'Cache-Control': 'max-age=0' }, null],
    ['again, in a frame', { Referer: `${site}/`, 'Cache-Control': 'max-age=0' }, site],
  ])('%s', (_, headers, expected) => {
    expect(read(headers)).toBe(expected);
  });
});
