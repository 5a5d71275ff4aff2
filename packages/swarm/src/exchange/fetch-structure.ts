/** Fetches the inner nodes of a file whose pieces are not known yet, and gives them to others (EX5). */
import { lookBy } from './look-again.ts';
import { type Payload } from '@peersume/base';
import { blame, noteWrong } from './blame.ts';
import { say } from './say.ts';
import { type Channel, type Core, type FileState } from './state.ts';

/** Before those who all failed are asked again, in milliseconds. */
const allFailedMs = 1000;

/** Asks one of those who spoke of the file, unless one is being asked. */
export function askForStructure(core: Core, file: FileState): void {
  if (file.phase !== 'structureMissing' || file.structureAsked !== undefined) return;
  if (core.now < file.structureNotBefore) {
    lookBy(core, file.structureNotBefore);
    return;
  }
  const able = file.channels.filter((channel) => channel.ours >= 0 && channel.theirs >= 0 && !channel.failedStructure);
  // Who sent a have-map knows the structure; others may have begun just like us.
  const knowing = able.filter((channel) => channel.early !== undefined);
  const candidates = knowing.length > 0 ? knowing : [];
  if (candidates.length === 0) return;
  const channel = candidates[core.random.uint32() % candidates.length] as Channel;
  file.structureAsked = channel;
  file.structureAskedAt = core.now;
  lookBy(core, core.now + core.settings.structureTimeoutMs);
  say(core, channel.link, { type: 'structureRequest', channel: channel.ours, first: file.structureNext });
}

export function checkStructure(core: Core, file: FileState): void {
  if (file.phase !== 'structureMissing') return;
  const asked = file.structureAsked;
  if (asked === undefined) {
    askForStructure(core, file);
    return;
  }
  const due = file.structureAskedAt + core.settings.structureTimeoutMs;
  if (due > core.now) {
    lookBy(core, due);
    return;
  }
  skip(core, file, asked);
}

/** Goes on with another; when all have failed, everyone gets another chance. */
function skip(core: Core, file: FileState, channel: Channel): void {
  channel.failedStructure = true;
  file.structureAsked = undefined;
  if (file.channels.every((other) => other.failedStructure || other.early === undefined)) {
    for (const other of file.channels) other.failedStructure = false;
    file.structureNotBefore = core.now + allFailedMs;
  }
  askForStructure(core, file);
}

export function takeStructure(
  core: Core,
  channel: Channel,
  first: number,
  lengths: readonly number[],
  payload: Payload | undefined,
): void {
  const { file, link } = channel;
  if (file.structureAsked !== channel || payload === undefined) {
    if (payload !== undefined && file.phase !== 'structureMissing') return;
    noteWrong(core, link, 'unrequested', 'sent structure without being asked');
    return;
  }
  if (lengths.length === 0) {
    skip(core, file, channel);
    return;
  }
  core.actions.push({ type: 'acceptStructure', file: file.number, link: link.number, first, lengths, payload });
}

export function takeStructureVerified(
  core: Core,
  file: FileState,
  linkNumber: number,
  next: number | 'complete' | 'wrong',
): void {
  if (file.structureAsked?.link.number === linkNumber) file.structureAsked = undefined;
  if (next === 'complete') {
    // The file is known now; its store may take a while to open, or be in trouble.
    file.phase = 'loading';
    return;
  }
  if (next === 'wrong') {
    const link = core.links.get(linkNumber);
    if (link !== undefined) blame(core, link.peer, linkNumber, 'wrongStructure', 'the structure is not of this file');
  } else if (next > file.structureNext) file.structureNext = next;
  else return noteUseless(core, file, linkNumber);
  askForStructure(core, file);
}

/** True nodes that were not those that we need, or came twice: in number a wrong, and another is asked. */
function noteUseless(core: Core, file: FileState, linkNumber: number): void {
  const link = core.links.get(linkNumber);
  const channel = file.channels.find((other) => other.link.number === linkNumber);
  if (link !== undefined) noteWrong(core, link, 'wrongStructure', 'sent structure that was not asked for');
  if (channel === undefined || file.structureAsked !== undefined) askForStructure(core, file);
  else skip(core, file, channel);
}

/** Somebody asks us. */
export function takeStructureRequest(core: Core, channel: Channel, first: number): void {
  const { file, link } = channel;
  if (file.body === undefined) {
    // We have begun just like the peer: it will ask another.
    return;
  }
  if (first >= file.body.structureCount && file.body.structureCount > 0) {
    noteWrong(core, link, 'malformed', `asked for node ${first} of ${file.body.structureCount}`);
    return;
  }
  core.actions.push({ type: 'readStructure', file: file.number, link: link.number, first });
}

export function takeStructureRead(
  core: Core,
  read: {
    readonly file: number;
    readonly link: number;
    readonly first: number;
    readonly lengths: readonly number[];
    readonly payload: Payload | undefined;
  },
): void {
  const file = core.files.get(read.file);
  const channel = file?.channels.find(({ link }) => link.number === read.link);
  if (channel === undefined || channel.ours < 0 || read.payload === undefined) return;
  const { first, lengths } = read;
  say(core, channel.link, { type: 'structure', channel: channel.ours, first, lengths }, read.payload);
}
