/**
 * Peer exchange (EX72): those who want a file are told where others are who speak of it, a few at a time and not often.
 * What we are told goes to the link layer, bounded in number; nothing is kept here.
 */
import { maxAddresses } from '../wire/limits.ts';
import { noteWrong } from './blame.ts';
import { say, tell } from './say.ts';
import { type Channel, type Core } from './state.ts';

/** Time between two such messages on a channel, in milliseconds; ours, and the least that we accept. */
const tellEveryMs = 60_000;
const acceptEveryMs = 20_000;
/** Addresses in one message of ours. */
const toldAddresses = 8;

export function learnAddress(core: Core, linkNumber: number, address: string): void {
  const link = core.links.get(linkNumber);
  if (link !== undefined) link.address = address;
}

export function tellAddresses(core: Core, channel: Channel): void {
  if (!channel.isInterested || core.now < channel.addressesAt) return;
  const { channels } = channel.file;
  if (channels.length < 2) return;
  channel.addressesAt = core.now + tellEveryMs;
  const addresses: string[] = [];
  const start = core.random.uint32() % channels.length;
  for (let step = 0; step < channels.length && addresses.length < toldAddresses; step++) {
    const { link } = channels[(start + step) % channels.length] as Channel;
    if (link !== channel.link && link.address !== undefined && !addresses.includes(link.address)) {
      addresses.push(link.address);
    }
  }
  if (addresses.length > 0) say(core, channel.link, { type: 'peers', channel: channel.ours, addresses });
}

export function takeAddresses(core: Core, channel: Channel, addresses: readonly string[]): void {
  const { file } = channel;
  if (core.now < channel.toldAddressesAt + acceptEveryMs || addresses.length > maxAddresses) {
    noteWrong(core, channel.link, 'flooding', 'sent addresses too often');
    return;
  }
  channel.toldAddressesAt = core.now;
  if (file.isDownload && addresses.length > 0) tell(core, { type: 'addressesFound', file: file.number, addresses });
}
