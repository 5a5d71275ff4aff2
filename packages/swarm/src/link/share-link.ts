/**
 * The text by which a file is passed on: its root, and what helps to get and to open it. `peersume:1/ROOT#…` for programs,
 * `https://…#1/ROOT&…` for people without one. Everything but the root of the first form stands behind a `#`: no server is
 * ever sent it. One link has one text (spec/files.md has the grammar), and a checksum tells a link that was cut or changed
 * on its way.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result } from '@peersume/base';
import { cidFromText, cidToText, readCid } from '../manifest/cid.ts';
import { isEmptyDigest } from '../manifest/digest.ts';
import { nameFault } from '../manifest/safe-names.ts';
import { structureLimits } from '../manifest/structure-limits.ts';
import { privateKeyBytes } from '../private/private-cipher.ts';
import { base32FromBytes, base32ToBytes } from './base32.ts';
import { type LinkError, type LinkParameter } from './link-error.ts';
import {
  maxAddresses,
  maxAddressLength,
  maxLinkLength,
  maxNameBytes,
  maxPageLength,
  maxSources,
  maxSourceLength,
} from './limits.ts';
import { percentDecode, percentEncode } from './percent.ts';

export interface ShareLink {
  /** The CID of the file or folder; of the encrypted share where there is a key. */
  readonly root: Uint8Array;
  /** A proposal for the name of what is saved. */
  readonly name?: string | undefined;
  /** Of everything, in bytes: to be shown before anything is fetched, and not to be relied on. */
  readonly byteLength?: number | undefined;
  /** The secret of a private share, 32 bytes. */
  readonly key?: Uint8Array | undefined;
  /** Where peers may be found: multiaddresses, not looked into here. */
  readonly addresses: readonly string[];
  /** Where the file may be found without peers: https addresses of gateways. */
  readonly sources: readonly string[];
  /** The page that opens the link, `https://host/path`; absent in the form for programs. */
  readonly page?: string | undefined;
}

/** Fails where the link would not be read again: a name, size, address that cannot be. */
export function formatShareLink(link: ShareLink): Result<string, LinkError> {
  const parameters: [LinkParameter, string][] = [];
  if (link.key !== undefined) parameters.push(['k', base32FromBytes(link.key)]);
  if (link.name !== undefined) parameters.push(['n', percentEncode(link.name, '')]);
  if (link.byteLength !== undefined) parameters.push(['s', String(link.byteLength)]);
  for (const address of link.addresses) parameters.push(['a', percentEncode(address, addressCharacters)]);
  for (const source of link.sources) parameters.push(['x', percentEncode(source, addressCharacters)]);
  const root = `${version}/${cidToText(link.root)}`;
  const start = link.page === undefined ? `${scheme}${root}` : `${link.page}#${root}`;
  const tail = parameters.map(([name, value]) => `${name}=${value}`);
  tail.push(`c=${checksum([root, ...tail].join('&'))}`);
  const text = `${start}${link.page === undefined ? '#' : '&'}${tail.join('&')}`;
  const read = parseShareLink(text);
  return read.ok ? ok(text) : read;
}

/** Exactly one text for each link; for what people paste there is `extractShareLink`. */
export function parseShareLink(text: string): Result<ShareLink, LinkError> {
  if (text.length > maxLinkLength) return err({ type: 'LinkTooLong', length: text.length, max: maxLinkLength });
  const parts = splitLink(text);
  if (!parts.ok) return parts;
  const { page, rootText, tail } = parts.value;
  const root = cidFromText(rootText);
  if (!root.ok) return err({ type: 'LinkRootWrong', cause: root.error });
  const values = readParameters(rootText, tail);
  if (!values.ok) return values;
  return readValues(root.value, page, values.value);
}

const scheme = 'peersume:';
const version = '1';
/** Beside letters, digits and `-._~`, which stand for themselves everywhere. */
const addressCharacters = '/:';
const order: readonly LinkParameter[] = ['k', 'n', 's', 'a', 'x'];
const most: Readonly<Record<LinkParameter, number>> = { k: 1, n: 1, s: 1, a: maxAddresses, x: maxSources };

interface LinkParts {
  readonly page: string | undefined;
  readonly rootText: string;
  /** `name=value` texts. */
  readonly tail: readonly string[];
}

function splitLink(text: string): Result<LinkParts, LinkError> {
  const isForPrograms = text.startsWith(scheme);
  const hash = text.indexOf('#');
  const page = isForPrograms ? undefined : text.slice(0, Math.max(0, hash));
  const rest = isForPrograms ? text.slice(scheme.length) : text.slice(hash + 1);
  if (page !== undefined && (hash < 0 || !pagePattern.test(page))) return err({ type: 'NotALink' });
  if (page !== undefined && page.length > maxPageLength)
    return err({ type: 'LinkPartTooLong', part: 'page', length: page.length, max: maxPageLength });
  const [head = '', ...tail] = (isForPrograms ? rest.replace('#', '&') : rest).split('&');
  const slash = head.indexOf('/');
  const named = head.slice(0, Math.max(0, slash));
  if (!/^[1-9][0-9]{0,3}$/u.test(named)) return err({ type: 'NotALink' });
  if (named !== version) return err({ type: 'LinkVersionUnknown', version: Number(named) });
  // The first separator of the form for programs is `#`, and only that one.
  if (isForPrograms && tail.length > 0 && rest[head.length] !== '#')
    return err({ type: 'LinkSeparatorWrong', at: scheme.length + head.length });
  return ok({ page, rootText: head.slice(slash + 1), tail });
}

/** No user, no query: both would be sent to the server, or could pretend to be another host. */
const pagePattern =
  /^https:\/\/(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[1-9][0-9]{0,4})?\/(?:[A-Za-z0-9._~-]+\/)*[A-Za-z0-9._~-]*$/u;

type Values = Readonly<Partial<Record<LinkParameter, readonly string[]>>>;

/** Parameters in their order, each as often as allowed, and the checksum over all of them at the end. */
function readParameters(rootText: string, tail: readonly string[]): Result<Values, LinkError> {
  const values: Partial<Record<LinkParameter, string[]>> = {};
  const last = tail.at(-1) ?? '';
  if (!last.startsWith('c=')) return err({ type: 'LinkChecksumMissing' });
  const expected = checksum([`${version}/${rootText}`, ...tail.slice(0, -1)].join('&'));
  if (last !== `c=${expected}`) return err({ type: 'LinkChecksumWrong', found: last.slice(2, 10) });
  let reached = 0;
  for (const parameter of tail.slice(0, -1)) {
    const equals = parameter.indexOf('=');
    const name = equals < 0 ? parameter : parameter.slice(0, equals);
    if (equals < 0 || !isParameter(name)) return err({ type: 'LinkParameterUnknown', name: name.slice(0, 20) });
    const place = order.indexOf(name);
    if (place < reached) return err({ type: 'LinkParameterOrder', name, after: order[reached] ?? name });
    reached = place;
    const list = (values[name] ??= []);
    list.push(parameter.slice(equals + 1));
    if (list.length > most[name]) return err({ type: 'LinkParameterTooOften', name, max: most[name] });
  }
  return ok(values);
}

const isParameter = (name: string): name is LinkParameter => (order as readonly string[]).includes(name);

function readValues(root: Uint8Array, page: string | undefined, values: Values): Result<ShareLink, LinkError> {
  const key = readKey(values.k?.[0]);
  if (!key.ok) return key;
  const name = readName(values.n?.[0]);
  if (!name.ok) return name;
  const byteLength = readSize(root, values.s?.[0]);
  if (!byteLength.ok) return byteLength;
  const addresses = readAddresses('a', values.a ?? [], maxAddressLength, /^[!-~]+$/u);
  if (!addresses.ok) return addresses;
  const sources = readAddresses('x', values.x ?? [], maxSourceLength, /^https:\/\/[!-~]+$/u);
  if (!sources.ok) return sources;
  return ok({
    root,
    ...(name.value !== undefined && { name: name.value }),
    ...(byteLength.value !== undefined && { byteLength: byteLength.value }),
    ...(key.value !== undefined && { key: key.value }),
    addresses: addresses.value,
    sources: sources.value,
    ...(page !== undefined && { page }),
  });
}

function readKey(text: string | undefined): Result<Uint8Array | undefined, LinkError> {
  if (text === undefined) return ok(undefined);
  const key = base32ToBytes(text);
  if (key === undefined) return err({ type: 'LinkKeyWrong', length: text.length });
  return key.byteLength === privateKeyBytes ? ok(key) : err({ type: 'LinkKeyWrong', length: text.length });
}

function readName(text: string | undefined): Result<string | undefined, LinkError> {
  if (text === undefined) return ok(undefined);
  const name = percentDecode(text, '');
  if (name === undefined) return err({ type: 'LinkEncodingWrong', name: 'n' });
  const rule = nameFault(name, maxNameBytes);
  return rule === undefined ? ok(name) : err({ type: 'LinkNameRefused', rule });
}

function readSize(root: Uint8Array, text: string | undefined): Result<number | undefined, LinkError> {
  if (text === undefined) return ok(undefined);
  const size = Number(text);
  if (!/^(?:0|[1-9][0-9]{0,15})$/u.test(text) || !Number.isSafeInteger(size))
    return err({ type: 'LinkSizeWrong', text: text.slice(0, 20) });
  const name = readCid(root);
  // One piece has at most a piece's bytes, and only the empty one has none.
  const impossible =
    name.ok &&
    name.value.codec === 'raw' &&
    (size > structureLimits.pieceBytes || (size === 0) !== isEmptyDigest(name.value.digest));
  return impossible ? err({ type: 'LinkSizeWrong', text }) : ok(size);
}

function readAddresses(
  parameter: 'a' | 'x',
  texts: readonly string[],
  max: number,
  pattern: RegExp,
): Result<readonly string[], LinkError> {
  const addresses: string[] = [];
  for (const text of texts) {
    const address = percentDecode(text, addressCharacters);
    if (address === undefined) return err({ type: 'LinkEncodingWrong', name: parameter });
    if (address.length > max) return err({ type: 'LinkPartTooLong', part: parameter, length: address.length, max });
    if (!pattern.test(address)) return err({ type: 'LinkAddressWrong', name: parameter, text: address.slice(0, 80) });
    if (addresses.includes(address))
      return err({ type: 'LinkAddressTwice', name: parameter, text: address.slice(0, 80) });
    addresses.push(address);
  }
  return ok(addresses);
}

/** The first 20 bits of the SHA-256 of everything but the page: one in a million changes goes unseen. */
function checksum(content: string): string {
  const [first = 0, second = 0, third = 0] = sha256(new TextEncoder().encode(content));
  return base32FromBytes(Uint8Array.of(first, second, third)).slice(0, 4);
}
