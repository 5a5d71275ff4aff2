import { expect, test } from 'vitest';
import { addressOf } from './find-origin-peer.ts';

test.each([
  ['http://127.0.0.1:4600/', '/ip4/127.0.0.1/tcp/4600/ws/p2p/ID'],
  ['http://localhost/', '/dns/localhost/tcp/80/ws/p2p/ID'],
  ['https://meet.example/app/', '/dns/meet.example/tcp/443/tls/ws/p2p/ID'],
  ['https://[2001:db8::7]:8443/', '/ip6/2001:db8::7/tcp/8443/tls/ws/p2p/ID'],
])('the peer that served %s is reached at the same place', (page, address) => {
  expect(addressOf(new URL(page), 'ID')).toBe(address);
});
