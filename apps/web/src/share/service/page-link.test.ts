import { cidFromText } from '@peersume/swarm';
import { expect, test } from 'vitest';
import { isLinkHash, isShareHash } from '../route.ts';
import { linkOfHash, pageLinkOf, programLinkOf } from './page-link.ts';

const cid = cidFromText('bafkreifzjut3te7nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e');
if (!cid.ok) throw new Error(cid.error.type);
const link = {
  root: cid.value,
  name: 'a film.mp4',
  byteLength: 1000,
  key: new Uint8Array(32).fill(7),
  addresses: ['/ip4/192.0.2.7/tcp/4601/tls/p2p/12D3KooWJhoqm8kijteo5nNfUitic3UxNy26Wfpv35fuHpHPUn76'],
  sources: [],
};

test('a link that a page gives is read from its fragment, and names no address', () => {
  const text = pageLinkOf(link, { origin: 'http://localhost:4600', pathname: '/' });
  const { hash, origin, pathname } = new URL(text);
  expect([origin, pathname]).toEqual(['http://localhost:4600', '/']);
  expect(isLinkHash(hash)).toBe(true);
  expect(linkOfHash(hash)).toEqual({ ok: true, value: { ...link, addresses: [] } });
});

test('the program’s link says where to look', () => {
  expect(programLinkOf(link)).toContain('&a=/ip4/192.0.2.7/tcp/4601');
});

test('a link that was cut is no link', () => {
  const { hash } = new URL(pageLinkOf(link, { origin: 'https://a.example', pathname: '/' }));
  expect(linkOfHash(hash.slice(0, -6)).ok).toBe(false);
});

test.each([
  ['#share', true],
  ['#write/abc', false],
  ['#', false],
  ['', false],
  ['#1/', false],
])('%j is of sharing: %s', (hash, expected) => {
  expect(isShareHash(hash)).toBe(expected);
});
