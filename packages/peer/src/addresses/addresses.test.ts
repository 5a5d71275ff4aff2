import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AddressParts } from './address.ts';
import { formatAddress } from './format-address.ts';
import { formatIp, parseIp, parseIp4, parseIp6 } from './ip.ts';
import { judgeAddress, judgeIp } from './judge-address.ts';
import { parseAddress } from './parse-address.ts';

const id = '12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ksv';
const relay = '12D3KooWLfChFxVatDEJocxtMgdT8yqRAePZJyudA4ZDpZbwgFH9';

const ip4 = fc
  .uint8Array({ minLength: 4, maxLength: 4 })
  .map((bytes) => ({ type: 'ip4' as const, name: formatIp(bytes) }));
const ip6 = fc
  .array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 })
  .map((groups) => Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 255])))
  .map((bytes) => ({ type: 'ip6' as const, name: formatIp(bytes) }));
const dns = fc.record({
  type: fc.constantFrom('dns4' as const, 'dns6' as const, 'dns' as const),
  name: fc.domain().map((name) => name.toLowerCase()),
});
const parts: fc.Arbitrary<AddressParts> = fc
  .record({
    host: fc.oneof(ip4, ip6, dns),
    port: fc.integer({ min: 1, max: 65_535 }),
    way: fc.constantFrom('fast' as const, 'tcp' as const, 'ws' as const, 'wss' as const),
    behind: fc.option(fc.record({ peer: fc.constant(id), by: fc.constantFrom('stream' as const, 'webrtc' as const) }), {
      nil: undefined,
    }),
  })
  .map(({ host, port, way, behind }) =>
    behind === undefined || way === 'fast' ? { host, port, way, at: id } : { host, port, way, at: relay, behind },
  );

describe('text and parts', () => {
  test('[AD1] what is formatted is read back as it was', () => {
    fc.assert(
      fc.property(parts, (given) => {
        expect(parseAddress(formatAddress(given))).toEqual({ ok: true, value: given });
      }),
    );
  });

  test('[AD1] every form that transport.ts lists is read', () => {
    const read = (text: string) => {
      const parsed = parseAddress(text);
      return parsed.ok ? parsed.value : parsed.error.detail;
    };
    expect(read(`/ip4/192.0.2.7/tcp/4601/tls/p2p/${id}`)).toMatchObject({ way: 'fast', at: id, port: 4601 });
    expect(read(`/ip4/192.0.2.7/tcp/4602/p2p/${id}`)).toMatchObject({ way: 'tcp', at: id });
    expect(read(`/dns4/meet.example/tcp/443/tls/ws/p2p/${id}`)).toMatchObject({
      way: 'wss',
      host: { name: 'meet.example' },
    });
    expect(read(`/dns4/meet.example/tcp/443/wss/p2p/${id}`)).toMatchObject({ way: 'wss' });
    expect(read(`/ip4/192.0.2.7/tcp/4602/p2p/${relay}/p2p-circuit/p2p/${id}`)).toMatchObject({
      at: relay,
      behind: { peer: id, by: 'stream' },
    });
    expect(read(`/ip4/192.0.2.7/tcp/4602/p2p/${relay}/p2p-circuit/webrtc/p2p/${id}`)).toMatchObject({
      behind: { peer: id, by: 'webrtc' },
    });
  });

  test.each([
    ['', 'nothing'],
    ['ip4/192.0.2.7', 'no slash'],
    [`/ip4/192.0.2.7/udp/4601/p2p/${id}`, 'UDP'],
    [`/ip4/192.0.2.07/tcp/4601/p2p/${id}`, 'octal'],
    [`/ip4/3221225991/tcp/4601/p2p/${id}`, 'a number'],
    [`/dns4/127.1/tcp/4601/p2p/${id}`, 'a name that resolvers read as a number'],
    [`/dns4/0x7f000001/tcp/4601/p2p/${id}`, 'the same in hexadecimal'],
    [`/dns4/a b/tcp/4601/p2p/${id}`, 'a space'],
    [`/dns4/-a.example/tcp/4601/p2p/${id}`, 'a label with a hyphen before it'],
    [`/ip6/fe80::1%eth0/tcp/4601/p2p/${id}`, 'a zone'],
    [`/ip4/192.0.2.7/tcp/0/p2p/${id}`, 'port 0'],
    [`/ip4/192.0.2.7/tcp/65536/p2p/${id}`, 'a port too large'],
    [`/ip4/192.0.2.7/tcp/04601/p2p/${id}`, 'a port with a zero before it'],
    ['/ip4/192.0.2.7/tcp/4601/tls', 'nobody expected'],
    [`/ip4/192.0.2.7/tcp/4601/tls/p2p/${id}/p2p-circuit/p2p/${id}`, 'a relay over a fast link'],
    [`/ip4/192.0.2.7/tcp/4601/p2p/${id}/p2p-circuit`, 'nobody behind the relay'],
    [`/ip4/192.0.2.7/tcp/4601/p2p/${id}/`, 'a slash at the end'],
    [`/ip4/192.0.2.7/tcp/4601/p2p/${id.slice(0, -9)}`, 'a peer cut off'],
    [`/ip4/192.0.2.7/tcp/4601/p2p/${'1'.repeat(600)}`, 'too long'],
  ])('[AD1] %s is refused: %s', (text) => {
    expect(parseAddress(text)).toMatchObject({ ok: false, error: { type: 'AddressUnusable' } });
  });

  test('[AD1] no text makes the parser throw, and what it reads has one text', () => {
    const words = fc.constantFrom(
      'ip4',
      'ip6',
      'dns4',
      'tcp',
      '80',
      '1.2.3.4',
      '::1',
      'tls',
      'ws',
      'p2p',
      id,
      'p2p-circuit',
      'webrtc',
      '',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words, { maxLength: 14 }).map((list) => `/${list.join('/')}`),
        ),
        (text) => {
          const parsed = parseAddress(text);
          if (parsed.ok) expect(parseAddress(formatAddress(parsed.value))).toEqual(parsed);
        },
      ),
    );
  });
});

describe('IP addresses', () => {
  test('[AD2] bytes, text and bytes again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(4, 16).chain((length) => fc.uint8Array({ minLength: length, maxLength: length })),
        (bytes) => {
          expect(parseIp(formatIp(bytes))).toEqual(bytes);
        },
      ),
    );
  });

  test('[AD2] version 6 is written as RFC 5952 says', () => {
    const written = (text: string) => formatIp(parseIp6(text) ?? new Uint8Array(4));
    expect(written('2001:DB8:0:0:8:800:200C:417A')).toBe('2001:db8::8:800:200c:417a');
    expect(written('0:0:0:0:0:0:0:1')).toBe('::1');
    expect(written('::')).toBe('::');
    expect(written('2001:db8:0:1:1:1:1:1')).toBe('2001:db8:0:1:1:1:1:1');
    expect(written('2001:0:0:1:0:0:0:1')).toBe('2001:0:0:1::1');
    expect(written('::ffff:192.0.2.1')).toBe('::ffff:c000:201');
  });

  test('[AD2] what only looks like an address is none', () => {
    for (const text of ['1.2.3', '1.2.3.4.5', '256.0.0.1', '1.2.3.-4', '1.2.3.0x4', ''])
      expect(parseIp4(text)).toBeUndefined();
    for (const text of [
      ':::',
      '1::2::3',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '12345::',
      '::1.2.3',
      '1.2.3.4::',
      ':1',
      '1:',
      '',
    ])
      expect(parseIp6(text), text).toBeUndefined();
  });
});

describe('addresses of strangers', () => {
  const stranger = { from: 'stranger', ownNetworks: [] } as const;
  const person = { from: 'person', ownNetworks: [] } as const;
  const judge = (text: string, policy: Parameters<typeof judgeAddress>[1]) => {
    const parsed = parseAddress(text);
    return parsed.ok ? judgeAddress(parsed.value, policy) : 'not read';
  };

  test('[AD3] private, loopback and link-local ones are refused, whatever form they take', () => {
    const list = [
      ...['127.0.0.1', '127.255.255.254', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
      ...['100.64.0.1', '198.18.0.1', '::1', 'fe80::1', 'febf::1', 'fc00::1', 'fd12:3456::1', 'fec0::1'],
      ...['::ffff:127.0.0.1', '::ffff:10.0.0.1', '::127.0.0.1', '64:ff9b::a00:1', '2002:7f00:1::', '2002:c0a8:101::1'],
    ];
    for (const ip of list) {
      expect(judgeIp(ip, stranger), ip).toBeTypeOf('string');
      expect(judgeIp(ip, person), ip).toBeUndefined();
    }
  });

  test('[AD3] public ones are dialled', () => {
    for (const ip of [
      '192.0.2.7',
      '172.15.0.1',
      '172.32.0.1',
      '11.0.0.1',
      '2a00:1450::1',
      '64:ff9b::c000:207',
      '2002:c000:207::',
    ])
      expect(judgeIp(ip, stranger), ip).toBeUndefined();
  });

  test('[AD3] nobody is looked for where nobody can be', () => {
    for (const policy of [stranger, person])
      for (const ip of [
        '0.0.0.0',
        '0.1.2.3',
        '224.0.0.1',
        '239.255.255.255',
        '255.255.255.255',
        '::',
        'ff02::1',
        '::ffff:0.0.0.0',
        '::ffff:224.0.0.1',
      ])
        expect(judgeIp(ip, policy), ip).toBeTypeOf('string');
  });

  test('[AD3] a private address in one of our own networks is dialled', () => {
    const home = { from: 'stranger', ownNetworks: ['192.168.1.0/24', 'fe80::/64', '127.0.0.0/8'] } as const;
    for (const ip of ['192.168.1.77', '127.0.0.1', 'fe80::5', '::ffff:192.168.1.2'])
      expect(judgeIp(ip, home), ip).toBeUndefined();
    for (const ip of ['192.168.2.77', '10.0.0.1', '::1', 'fe80:1::5', '0.0.0.0'])
      expect(judgeIp(ip, home), ip).toBeTypeOf('string');
  });

  test('[AD4] ports of other services are refused', () => {
    for (const port of [
      1, 22, 25, 53, 79, 81, 139, 445, 587, 1023, 2375, 3306, 5432, 6000, 6063, 6379, 6667, 9200, 11_211, 27_017,
    ])
      expect(judge(`/ip4/192.0.2.7/tcp/${port}/tls/p2p/${id}`, stranger), String(port)).toContain('service');
    for (const port of [80, 443, 1024, 4601, 8080, 65_535])
      expect(judge(`/ip4/192.0.2.7/tcp/${port}/tls/p2p/${id}`, stranger), String(port)).toBeUndefined();
    expect(judge(`/ip4/192.0.2.7/tcp/853/tls/p2p/${id}`, person)).toBeUndefined();
  });

  test('[AD3] names of private networks are refused', () => {
    for (const name of ['localhost', 'printer', 'router.local', 'metadata.internal', 'a.localhost', 'nas.home.arpa'])
      expect(judge(`/dns4/${name}/tcp/4601/tls/p2p/${id}`, stranger), name).toContain('private');
    expect(judge(`/dns4/meet.example/tcp/4601/tls/p2p/${id}`, stranger)).toBeUndefined();
    expect(judge(`/dns4/localhost/tcp/4601/tls/p2p/${id}`, person)).toBeUndefined();
  });

  test('[AD3] a bit more or less of a network is another one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), fc.integer({ min: 1, max: 32 }), (bytes, bits) => {
        bytes[0] = 10;
        const own = { from: 'stranger', ownNetworks: [`${formatIp(bytes)}/${bits}`] } as const;
        expect(judgeIp(formatIp(bytes), own)).toBeUndefined();
        const other = Uint8Array.from(bytes);
        other[(bits - 1) >> 3]! ^= 0x80 >> ((bits - 1) & 7);
        if (other[0] === 10) expect(judgeIp(formatIp(other), own)).toBeTypeOf('string');
      }),
    );
  });
});
