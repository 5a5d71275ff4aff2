/**
 * Fairness between files (EX71): each has a share by its weight. What we send is shared by `served`, what we ask for by
 * `drawn`: bytes divided by the weight; whoever has least goes first.
 */
import { lookAt } from './look-again.ts';
import { type Channel, type Core, type FileState } from './state.ts';

/** A download is ahead of another when it is by so many pieces. */
const aheadPieces = 4;
/** Rights that wait for another file are looked at after so many milliseconds. */
const lookAgainMs = 50;

/** The same peer could serve another of our files, of another weight, that has had less than its share. */
export function mustWaitForOthers(core: Core, channel: Channel, file: FileState): boolean {
  const { ourChannels } = channel.link;
  if (ourChannels.size < 2) return false;
  const ahead = file.drawn - (aheadPieces * (file.body?.pieceLength ?? 0)) / file.weight;
  for (const other of ourChannels.values()) {
    const rival = other.file;
    if (rival === file || rival.weight === file.weight || rival.drawn >= ahead) continue;
    if (other.offers === 0 || rival.isPaused || rival.trouble !== undefined || !rival.isDownload) continue;
    if ((rival.body?.picker.openCount ?? 0) === 0) continue;
    lookAt(core, core.now + lookAgainMs);
    return true;
  }
  return false;
}

/** A file that comes into play begins where the others are, so that it does not take all to catch up. */
export function joinShares(core: Core, file: FileState): void {
  let served = Infinity;
  let drawn = Infinity;
  for (const other of core.files.values()) {
    if (other === file || other.body === undefined || other.channels.length === 0) continue;
    served = Math.min(served, other.served);
    drawn = Math.min(drawn, other.drawn);
  }
  if (served !== Infinity) file.served = Math.max(file.served, served);
  if (drawn !== Infinity) file.drawn = Math.max(file.drawn, drawn);
}
