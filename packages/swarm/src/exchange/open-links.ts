/** Links come and go; each begins with a hello from both ends (EX1). */
import { closeLink, isBanned } from './blame.ts';
import { dropChannel, openOn } from './open-channels.ts';
import { say } from './say.ts';
import { LinkState, type Core } from './state.ts';

export const protocolVersion = 1;

export function openLink(core: Core, number: number, peer: string): void {
  const link = new LinkState(number, peer, core.now);
  link.favours = core.settings.maxFavours;
  core.links.set(number, link);
  if (isBanned(core, peer)) {
    closeLink(core, link, 'banned for a while', true);
    return;
  }
  say(core, link, { type: 'hello', version: protocolVersion });
  for (const file of core.files.values()) {
    if (file.isDownload && file.body?.isComplete !== true && !file.isPaused) openOn(core, link, file);
  }
}

export function takeHello(core: Core, link: LinkState, version: number): void {
  link.hasHello = true;
  if (version !== protocolVersion) {
    closeLink(core, link, `speaks version ${version} of the exchange, we speak ${protocolVersion}`);
  }
}

export function dropLink(core: Core, link: LinkState): void {
  if (core.links.get(link.number) !== link) return;
  link.isClosed = true;
  core.links.delete(link.number);
  core.uplink.busy.delete(link);
  link.isBackedUp = false;
  for (const channel of [...link.theirChannels.values(), ...link.ourChannels.values()])
    dropChannel(core, channel, false);
  core.isUploadDue = true;
}
