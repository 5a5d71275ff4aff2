/** Who did wrong, and what follows: small wrongs are counted, great ones end the link and keep the peer away (EX50…). */
import { type PeerId } from '@peersume/base';
import { type ExchangeNews } from './exchange.ts';
import { tell } from './say.ts';
import { type Core, type LinkState } from './state.ts';

type Why = Extract<ExchangeNews, { type: 'peerBlamed' }>['why'];

export function closeLink(core: Core, link: LinkState, reason: string, banned = false): void {
  if (link.isClosed) return;
  link.isClosed = true;
  core.closing.push(link);
  core.actions.push({ type: 'close', link: link.number, reason, banned });
}

/** The peer proved to be harmful: all its links end, and it is not welcome for a while. */
export function blame(core: Core, peer: PeerId, linkNumber: number, why: Why, detail: string): void {
  core.bans.delete(peer);
  core.bans.set(peer, core.now + core.settings.banMs);
  for (const oldest of core.bans.keys()) {
    if (core.bans.size <= core.settings.maxBans) break;
    core.bans.delete(oldest);
  }
  tell(core, { type: 'peerBlamed', peer, link: linkNumber, why });
  for (const link of core.links.values()) if (link.peer === peer) closeLink(core, link, detail, true);
}

/** Something that a late message can look like; in number it is harm. */
export function noteWrong(core: Core, link: LinkState, why: Why, detail: string, count = 1): void {
  link.wrongs += count;
  if (link.wrongs > core.settings.maxWrongs) blame(core, link.peer, link.number, why, detail);
}

export function isBanned(core: Core, peer: PeerId): boolean {
  const until = core.bans.get(peer);
  if (until === undefined) return false;
  if (until > core.now) return true;
  core.bans.delete(peer);
  return false;
}
