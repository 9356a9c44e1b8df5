import { addressKey } from '../../../../src/security/throttle/address-key';
import { countedAddress } from '../../../../src/security/throttle/counted-address';

describe('What a request is counted under', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8::5:6:7:8:9', '2001:db8:0:5::/64'],
    ['2001:db8:1:2::203.0.113.7', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['203.0.113.7:50123', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['[::ffff:203.0.113.7]:50123', '203.0.113.7'],
    ['[2001:db8:1:2::1]:50123', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]', '2001:db8:1:2::/64'],
    ['', ''],
    ['unknown', 'unknown'],
  ])('of %s is %s', (address, key) => expect(addressKey(address)).toBe(key));

  it('is the same for all of a /64, and for no other', () => {
    const written = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::', '2001:0db8:1:2:0:0:0:9'];
    expect(new Set(written.map(addressKey)).size).toBe(1);
    expect(addressKey('2001:db8:1:3::1')).not.toBe(addressKey('2001:db8:1:2::1'));
  });

  it('takes no more room, whatever a proxy sends', () => {
    expect(addressKey('x'.repeat(10_000)).length).toBeLessThanOrEqual(64);
  });
});

describe('The address of a request', () => {
  const from = (forwarded: string | undefined, isBehindProxy: boolean) =>
    countedAddress(
      {
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
        socket: { remoteAddress: '198.51.100.1' },
      },
      { isBehindProxy },
    );

  it('is the last of X-Forwarded-For behind a proxy, which is the one that the proxy saw', () => {
    expect(from('192.0.2.1, 192.0.2.2 ,  192.0.2.3', true)).toBe('192.0.2.3');
    expect(from('192.0.2.3', true)).toBe('192.0.2.3');
  });

  it('is that of the connection where nothing is forwarded, or without a proxy', () => {
    expect([from(undefined, true), from('', true), from('192.0.2.1', false)]).toEqual([
      ...['198.51.100.1', '198.51.100.1', '198.51.100.1'],
    ]);
  });

  it('is what is behind the last comma, and that of the connection where nothing is', () => {
    expect(from(' 192.0.2.3\t', true)).toBe('192.0.2.3');
    expect([from('192.0.2.1,', true), from('192.0.2.1, ', true)]).toEqual([
      ...['198.51.100.1', '198.51.100.1'],
    ]);
  });

  it('is found in however long a header, without looking for it again from each place', () => {
    expect(from(`a${' '.repeat(200_000)}b`, true)).toMatch(/^a +b?/);
  });
});
