import { cacheControl, usableOnErrorSeconds } from '../../../src/delivery/policy/cache-control';
import { readCursor, writeCursor, type Cursor } from '../../../src/delivery/policy/cursors';
import { readInstant } from '../../../src/delivery/policy/read-instant';

const feedCursor = (sequence: number): Cursor => ({ of: 'changes', locale: null, sequence });

describe('Cursors', () => {
  it.each<Cursor>([
    ...[0, 1, 41, 2_147_483_647].map(feedCursor),
    { of: 'changes', locale: 'de-AT', sequence: 7 },
    { of: 'explainers', locale: null, slug: 'a-b-1' },
    { of: 'explainers', locale: 'de', slug: 'a-b-1' },
    { of: 'revisions', locale: null, slug: 'a', sequence: 12 },
    { of: 'revisions', locale: 'de', slug: 'a', sequence: 12 },
  ])('give back what they hold: %j', (cursor) => {
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  });

  it.each([
    ...['', 'r1', 'cjE=', 'cjE ', ' cjE', 'cjAx', 'ci0x'],
    writeCursor(feedCursor(2_147_483_648)),
    writeCursor({ of: 'revisions', locale: null, slug: 'a', sequence: 2_147_483_648 }),
  ])('refuse %j', (cursor) => {
    expect(readCursor(cursor)).toBeUndefined();
  });
});

describe('Instants', () => {
  it.each([
    ['2026-03-01T12:00:00Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T12:00Z', '2026-03-01T12:00:00.000Z'],
    ['2026-03-01T12:00:00.1234Z', '2026-03-01T12:00:00.123Z'],
    ['2026-03-01T12:00:00+02:00', '2026-03-01T10:00:00.000Z'],
    ['2026-03-01T12:00:00 02:00', '2026-03-01T10:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (written, instant) => {
    expect(readInstant(written)).toBe(instant);
  });

  it.each([
    '',
    '2026',
    '2026-3-1',
    '2026-02-29',
    '2026-13-01',
    '2026-01-01T24:00:00Z',
    '2026-01-01T12:00:00',
    '+275760-09-13',
    'now',
  ])('%j is none', (written) => {
    expect(readInstant(written)).toBeUndefined();
  });
});

describe('Cache-Control', () => {
  // A minute in memory and a minute in somebody's cache must both be over when the review is due.
  it.each([
    [null, '2026-03-01T23:59:30Z', 'public, max-age=60'],
    ['2026-03-03', '2026-03-01T23:59:30Z', 'public, max-age=60'],
    ['2026-03-02', '2026-03-01T23:58:00Z', 'public, max-age=60'],
    ['2026-03-02', '2026-03-01T23:58:01Z', 'public, max-age=0, must-revalidate'],
    ['2026-03-02', '2026-03-01T23:59:30Z', 'public, max-age=0, must-revalidate'],
    ['2026-03-01', '2026-03-01T23:59:30Z', 'public, max-age=0, must-revalidate'],
    ['2020-01-01', '2026-03-01T23:59:30Z', 'public, max-age=0, must-revalidate'],
  ])('review due %s, read %s: %s', (due, read, header) => {
    expect(cacheControl(due, Date.parse(read), 0)).toBe(header);
  });

  // Where asking fails, longer, and the review date is the end of that too.
  it.each([
    [null, ', stale-if-error=3600', 3_660],
    ['2026-03-03', ', stale-if-error=3600', 3_660],
    ['2026-03-02', ', stale-if-error=480', 540],
  ])('review due %s, read ten minutes before 2026-03-02: %s', (due, added, seconds) => {
    const header = cacheControl(due, Date.parse('2026-03-01T23:50:00Z'), 3_600);
    expect(header).toBe(`public, max-age=60${added}`);
    expect(usableOnErrorSeconds(header)).toBe(seconds);
  });

  it('that says nothing of errors permits nothing where asking fails', () => {
    expect(usableOnErrorSeconds('public, max-age=60')).toBe(0);
    expect(usableOnErrorSeconds('public, max-age=0, must-revalidate')).toBe(0);
    expect(cacheControl('2026-03-02', Date.parse('2026-03-01T23:58:00Z'), 3_600)).toBe(
      'public, max-age=60',
    );
  });
});
