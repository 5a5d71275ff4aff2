/** What a frame says, in a line. */
import { decodeMessages, type Message } from '@peersume/swarm';
import { decodeWord, type Word } from '../bittorrent/message.ts';

/** `isBittorrent`: the sender speaks the words of the BitTorrent-like peer. */
export function describeFrame(header: Uint8Array, isBittorrent: boolean): string {
  if (isBittorrent) {
    const word = decodeWord(header);
    return word === undefined ? strange(header) : describe(word);
  }
  const decoded = decodeMessages(header);
  return decoded.ok ? decoded.value.map(describe).join('; ') : `${strange(header)}, ${decoded.error.type}`;
}

function describe(message: Message | Word): string {
  const { type, ...fields } = message;
  const facts = Object.entries(fields).map(([name, value]) => `${name} ${valueText(value)}`);
  return [type, ...facts].join(' ');
}

function valueText(value: unknown): string {
  if (value instanceof Uint8Array) return value.length <= 40 ? hex(value.subarray(-4)) : `(${value.length} bytes)`;
  if (value instanceof Uint32Array) return `(${value.length} words)`;
  if (Array.isArray(value)) return `[${runs(value)}]`;
  return String(value);
}

/** `3-7 9`: neighbours in the list are joined; long lists end in their count. */
function runs(list: readonly unknown[]): string {
  const parts: string[] = [];
  const maxParts = 12; // what fits a line
  for (let at = 0; at < list.length;) {
    if (parts.length === maxParts) return `${parts.join(' ')} … ${list.length} in all`;
    const first = list[at];
    let end = at + 1;
    while (typeof first === 'number' && list[end] === first + end - at) end++;
    parts.push(end - at > 1 ? `${String(first)}-${String(list[end - 1])}` : String(first));
    at = end;
  }
  return parts.join(' ');
}

const strange = (header: Uint8Array): string =>
  `?? ${header.length} bytes ${hex(header.subarray(0, 16))}${header.length > 16 ? '…' : ''}`;

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
