import { logLine } from '../../../src/operations/access-log/log-line';
import { maskAddress } from '../../../src/operations/access-log/mask-address';
import { readRequestId } from '../../../src/operations/access-log/read-request-id';

const secret = 's3cr3t-of-a-reader';

describe('An address in the log', () => {
  it.each([
    '/api/articles?populate=sections&sort=title:asc&pagination[page]=2&filters[slug][$eq]=x',
    '/api/explainers/x/sections/y?format=html&headingLevel=3',
    `/api/explainers/x/revisions/${'a'.repeat(64)}...${'b'.repeat(64)}`,
    '/api/changes?since=5&wait=30',
  ])('stands as it was sent where it only says what was read: %s', (address) => {
    const { path, query } = maskAddress(address);
    expect([path, query].filter(Boolean).join('?')).toBe(address);
  });

  it.each([
    ...['token', 'access_token', 'jwt', 'code', 'password', 'registrationToken', '_q', 'query'],
    ...[
      'variables',
      'extensions',
      'anything',
      'access%5Ftoken',
      'filters[resetPasswordToken][$eq]',
    ],
    ...['filters%5Bpassword%5D', 'filters[confirmationToken]', '%E0%A4%A', 'fields[token]', ''],
  ])('has no value of ?%s=', (name) => {
    expect(maskAddress(`/x?sort=a&${name}=${secret}&sort=b`).query).toMatch(/^sort=a&.*&sort=b$/);
    expect(JSON.stringify(maskAddress(`/x?${name}=${secret}`))).not.toContain(secret);
  });

  it.each([
    `/api/previews/${secret}`,
    `/api/previews/${secret}/sections`,
    `/preview/${secret}?locale=de`,
    `/API/Previews/${secret}`,
    `/x?${secret}`,
    `/x?${secret}==`,
    `/x?a&${secret}&b=c`,
    `http://reader:${secret}@other.example/x`,
    `/api/articles/eyJhbGciOiJIUzI1NiJ9.${secret}.x`,
    `/${secret.repeat(10)}`,
  ])('has no secret that stands in another place: %s', (address) => {
    expect(JSON.stringify(maskAddress(address))).not.toContain(secret);
  });

  it('is short, whatever was sent', () => {
    const { path, query } = maskAddress(`/${'a/'.repeat(5_000)}?${'sort=a&'.repeat(5_000)}`);
    expect([path.length, query.length]).toEqual([301, 301]);
  });
});

describe('A line of the log', () => {
  it('is one line of printable ASCII, and says the same', () => {
    const path = '/a\r\n{"status":200}\u0000\u001b[2J\u009b\u2028\u007fä😀"\\';
    const line = logLine({ path });
    expect(line).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(line)).toEqual({ path });
  });
});

describe("A request's id", () => {
  it.each(['a', 'c0ffee-1:2', '6f1e2c0a-7d0b-4c6e-9f6a-0b1d2e3f4a5b', 'x'.repeat(64)])(
    'is the one that came with it: %s',
    (id) => expect(readRequestId(id)).toBe(id),
  );
  it.each(['', 'a b', 'a, b', 'ä', 'a"b', 'a\nb', '<a>', 'x'.repeat(65)])(
    'is not one that has to be quoted, or is long: %j',
    (id) => expect(readRequestId(id)).toBeUndefined(),
  );
});
