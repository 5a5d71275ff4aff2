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
  reckon(core, link);
  link.wrongs += count;
  if (link.wrongs > core.settings.maxWrongs) blame(core, link.peer, link.number, why, detail);
}

/** False when the peer has asked for more than it may for now. */
export function spendFavours(core: Core, link: LinkState, cost: number): boolean {
  reckon(core, link);
  if (link.favours < cost) return false;
  link.favours -= cost;
  return true;
}

/** Wrongs are forgotten and favours come back as time goes by. */
function reckon(core: Core, link: LinkState): void {
  const { favoursPerSecond, maxFavours } = core.settings;
  const seconds = (core.now - link.reckonedAt) / 1000;
  link.reckonedAt = core.now;
  link.wrongs = Math.max(0, link.wrongs - seconds);
  link.favours = Math.min(maxFavours, link.favours + seconds * favoursPerSecond);
}

export function isBanned(core: Core, peer: PeerId): boolean {
  const until = core.bans.get(peer);
  if (until === undefined) return false;
  if (until > core.now) return true;
  core.bans.delete(peer);
  return false;
}
