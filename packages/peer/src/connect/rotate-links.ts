/** In a large topic, peers that give nothing make room for others, one at a time, so that no crowd closes upon itself. */
import type { LinkSlot } from './live-link.ts';

/** The exchange's own words in a turn are fewer. */
const idleBytes = 32_768;

/** Only links that this peer dialled: who came has its own reasons. */
export function chooseForRotation(links: readonly LinkSlot[], now: number, turnMs: number): LinkSlot | undefined {
  return links
    .filter((slot) => slot.dialled !== undefined && now - slot.live.since >= turnMs && carried(slot) < idleBytes)
    .sort((one, other) => carried(one) - carried(other))[0];
}

const carried = (slot: LinkSlot): number => slot.live.sentBytes + slot.live.receivedBytes - slot.countedBytes;
