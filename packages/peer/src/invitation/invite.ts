/**
 * A link between two peers who have nothing but each other: one shows an invitation, the other reads it and shows an
 * answer, the first reads that. No server, no network but the one between them.
 */
import { type Clock, err, ok, type PeerId, type Result } from '@peersume/base';
import { type Identity } from '../identity/index.ts';
import { type OpenedLink } from '../link-info.ts';
import { type DialError } from '../transport.ts';
import { openWebrtcLink } from '../webrtc/open-webrtc-link.ts';
import { type IceServer, type Rtc } from '../webrtc/rtc.ts';
import { type Carried, formatCarried, parseCarried } from './carried.ts';
import { carrySignals } from './carry-signals.ts';
import { type InvitationError } from './invitation-error.ts';
import { lifeMsDefault, maxLifeMs } from './limits.ts';

export interface CarryOptions {
  readonly rtc: Rtc;
  readonly identity: Identity;
  readonly clock: Clock;
  /** Unix time in milliseconds: what both people's clocks roughly say. */
  readonly utcNow: () => number;
  readonly iceServers?: readonly IceServer[] | undefined;
  readonly stripes?: number | undefined;
  /** Ends the invitation or the answer; a link that is there stays. */
  readonly signal: AbortSignal;
}

export interface OpenInvitation {
  /** For a QR code (alphanumeric mode) or to be sent as it is. */
  readonly text: string;
  /** Unix time in milliseconds. */
  readonly goodUntil: number;
  /**
   * The answer that the other person's program gave. What is wrong with the text leaves the invitation open: another one
   * can be tried. The first that is right is the only one.
   */
  accept(answer: string): Promise<Result<OpenedLink, InvitationError | DialError>>;
}

export async function createInvitation(
  options: CarryOptions & { readonly lifeMs?: number | undefined },
): Promise<Result<OpenInvitation, DialError>> {
  const { identity, clock, utcNow } = options;
  const lifeMs = Math.min(options.lifeMs ?? lifeMsDefault, maxLifeMs);
  const carried = carrySignals(clock);
  const opening = openWebrtcLink({
    ...linkOptions(options, lifeMs),
    signalling: carried.signalling,
    direction: 'dialled',
  });
  const gathered = await carried.gathered;
  if (gathered === undefined) return notOpened(opening);
  const goodUntil = Math.ceil((utcNow() + lifeMs) / 1000);
  const text = await formatCarried(identity, { kind: 'invitation', goodUntil, ...gathered });
  const own = await parseCarried(text, 'invitation');
  let isUsed = false;
  return ok({
    text,
    goodUntil: goodUntil * 1000,
    async accept(answer) {
      const parsed = await readCarried(answer, 'answer', identity.id, utcNow());
      if (!parsed.ok) return parsed;
      const isOurs = own.ok && own.value.name.every((byte, at) => parsed.value.answers?.[at] === byte);
      if (!isOurs) return err({ type: 'AnswersAnother', peer: parsed.value.peer });
      if (isUsed) return err({ type: 'InvitationUsed' });
      isUsed = true;
      carried.hear('answer', parsed.value);
      return provenAs(parsed.value.peer, await opening);
    },
  });
}

export interface AnsweredInvitation {
  /** For the one who invited. */
  readonly text: string;
  /** Who made the invitation, by its signature. */
  readonly inviter: PeerId;
  readonly goodUntil: number;
  /** When the other person's program has read the answer. */
  readonly linked: Promise<Result<OpenedLink, DialError>>;
}

/** Who invites, and until when: to be shown before anything is answered. */
export async function readInvitation(
  text: string,
  { identity, utcNow }: Pick<CarryOptions, 'identity' | 'utcNow'>,
): Promise<Result<{ readonly inviter: PeerId; readonly goodUntil: number }, InvitationError>> {
  const read = await readCarried(text, 'invitation', identity.id, utcNow());
  return read.ok ? ok({ inviter: read.value.peer, goodUntil: read.value.goodUntil * 1000 }) : read;
}

export async function answerInvitation(
  invitation: string,
  options: CarryOptions,
): Promise<Result<AnsweredInvitation, InvitationError | DialError>> {
  const { identity, clock, utcNow } = options;
  const read = await readCarried(invitation, 'invitation', identity.id, utcNow());
  if (!read.ok) return read;
  const { peer: inviter, goodUntil, name } = read.value;
  const carried = carrySignals(clock);
  const opening = openWebrtcLink({
    ...linkOptions(options, Math.min(goodUntil * 1000 - utcNow(), maxLifeMs)),
    signalling: carried.signalling,
    direction: 'accepted',
    expected: inviter,
  });
  carried.hear('offer', read.value);
  const gathered = await carried.gathered;
  if (gathered === undefined) return notOpened(opening);
  const text = await formatCarried(identity, { kind: 'answer', goodUntil, answers: name, ...gathered });
  return ok({ text, inviter, goodUntil: goodUntil * 1000, linked: opening });
}

function linkOptions({ rtc, identity, clock, iceServers, stripes, signal }: CarryOptions, lifeMs: number) {
  return { rtc, identity, clock, iceServers, stripes, signal, address: '', answerMs: lifeMs, patienceMs: lifeMs };
}

async function readCarried(
  text: string,
  kind: Carried['kind'],
  own: PeerId,
  utcNow: number,
): Promise<Result<Carried, InvitationError>> {
  const parsed = await parseCarried(text, kind);
  if (!parsed.ok) return parsed;
  if (parsed.value.peer === own) return err({ type: 'OwnInvitation' });
  const forMs = utcNow - parsed.value.goodUntil * 1000;
  return forMs > 0 ? err({ type: 'InvitationExpired', forMs }) : parsed;
}

/** The answer's signature said who will be there. */
function provenAs(expected: PeerId, opened: Result<OpenedLink, DialError>): Result<OpenedLink, DialError> {
  if (!opened.ok || opened.value.info.peer === expected) return opened;
  opened.value.link.close('somebody else than who answered');
  return err({ type: 'WrongPeer', address: '', expected, actual: opened.value.info.peer });
}

/** The session ended before anything could be carried. */
async function notOpened(opening: Promise<Result<OpenedLink, DialError>>): Promise<Result<never, DialError>> {
  const opened = await opening;
  if (!opened.ok) return opened;
  opened.value.link.close('not asked for');
  return err({ type: 'Aborted', address: '' });
}
