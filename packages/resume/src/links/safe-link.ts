/**
 * Decides which text may become a link, and how it is shown. Only http, https, mailto and tel pass; a bare domain or
 * e-mail address gets its scheme. Refused: every other scheme, control and direction-changing characters, user names
 * in a web address ("https://bank.com@evil.example"), and what has no host.
 */

export interface SafeLink {
  /** ASCII-safe to put in an attribute or a PDF action: no spaces, quotes, angle brackets or controls. */
  readonly href: string;
  /** Short: no scheme, no "www.", no lone slash at the end. */
  readonly display: string;
}

export function safeLink(text: string): SafeLink | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > maxLinkLength || forbidden.test(trimmed)) return undefined;
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(trimmed)?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return webLink(trimmed);
  if (scheme === 'mailto') return mailLink(trimmed.slice('mailto:'.length));
  if (scheme === 'tel') return phoneLink(trimmed.slice('tel:'.length));
  // "example.com:8080/path" looks like a scheme but is a host with a port.
  if (scheme !== undefined && !/^[^:]+\.[^:]+:\d{1,5}([/?#]|$)/.test(trimmed)) return undefined;
  if (emailPattern.test(trimmed)) return mailLink(trimmed);
  if (trimmed.startsWith('//')) return webLink(`https:${trimmed}`);
  return bareDomain.test(trimmed) ? webLink(`https://${trimmed}`) : undefined;
}

const maxLinkLength = 2_048; // beyond it browsers and PDF readers begin to cut addresses

/** Controls, spaces inside, direction changers and zero-width characters, quotes, angle brackets, backslashes. */
// oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for
const forbidden =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u115f\u1160\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\ufffb"<>\\^`{|}]/;

const emailPattern = /^[^\s@:/?#[\],;]+@[^\s@:/?#[\],;]+\.[^\s@:/?#[\],;.]{2,}$/;

/** A dotted name whose last label has letters, then perhaps a port, path, query or fragment. */
const bareDomain = /^([\p{L}\p{N}_-]+\.)+\p{L}[\p{L}\p{N}-]+(:\d{1,5})?([/?#].*)?$/u;

function webLink(text: string): SafeLink | undefined {
  const parts = /^(https?):\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i.exec(text);
  if (parts === null) return undefined;
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = parts;
  if (!hostPattern.test(authority)) return undefined;
  const href = `${scheme.toLowerCase()}://${encodeHost(authority)}${encode(path)}${encode(query)}${encode(fragment)}`;
  const shown = `${authority.toLowerCase().replace(/^www\./, '')}${path}${query}${fragment}`;
  return { href, display: shown.endsWith('/') && !query && !fragment ? shown.slice(0, -1) : shown };
}

function encodeHost(authority: string): string {
  return encode(authority.toLowerCase()).replaceAll(/%[\da-f]{2}/g, (octet) => octet.toUpperCase());
}

/** A name (what is not ASCII may be percent-encoded) or an address of IPv4 or IPv6, and perhaps a port; no user name. */
const hostPattern =
  /^(\[[\da-f:.]+\]|(?:[\p{L}\p{N}_-]|%[89a-f][\da-f])+(\.(?:[\p{L}\p{N}_-]|%[89a-f][\da-f])+)*\.?)(:\d{1,5})?$/iu;

function mailLink(text: string): SafeLink | undefined {
  const [address = '', query] = splitOnce(text, '?');
  if (!emailPattern.test(address)) return undefined;
  return { href: `mailto:${encode(address)}${query === undefined ? '' : `?${encode(query)}`}`, display: address };
}

function phoneLink(text: string): SafeLink | undefined {
  return /^\+?[\d().\-/;=a-z]{2,40}$/i.test(text) && /\d/.test(text)
    ? { href: `tel:${text}`, display: text }
    : undefined;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + separator.length)];
}

/** Percent-encodes what is not ASCII, and quotes and parentheses' like; leaves what is encoded already. */
function encode(text: string): string {
  return text.replaceAll(/[^\u0021-\u007e]+|'/gu, (part) => (part === "'" ? '%27' : encodeURIComponent(part)));
}
