/** One link of a swarm: messages become frames, frames become messages, and what is neither is named. */
import { type Clock, type Frame, type Link, type Payload } from '@peersume/base';
import { type ExchangeAction, type LinkNumber } from '../exchange/exchange.ts';
import { decodeMessages } from '../wire/decode-message.ts';
import { encodeMessage, encodeMessages } from '../wire/encode-message.ts';
import { maxPayloadBytes } from '../wire/limits.ts';
import { type Message } from '../wire/message.ts';
import { hasPayload } from '../wire/schema.ts';
import { describeWireError } from '../wire/wire-error.ts';
import { type EngineSettings } from './settings.ts';

export interface LinkSlot {
  readonly number: LinkNumber;
  readonly link: Link;
  isClosed: boolean;
  /** The link asked to wait. */
  isBackedUp: boolean;
  /** Bytes of headers sent since it asked to wait; how many payloads follow is up to the exchange. */
  unreadBytes: number;
  /** Structure that the peer asked for meanwhile: the newest question alone, as no honest peer has two. */
  structureAsked: Extract<ExchangeAction, { type: 'readStructure' }> | undefined;
  /** How many unknown messages the peer may still send, and since when. */
  unknownLeft: number;
  unknownAtMs: number;
}

/** False when the link asks to wait with payloads. */
export function sendMessage(slot: LinkSlot, message: Message, payload: Payload | undefined): boolean {
  return sendHeader(slot, encodeMessage(message), payload);
}

/** Several words in one frame (WI9). */
export function sendMessages(slot: LinkSlot, messages: readonly Message[]): boolean {
  return sendHeader(slot, encodeMessages(messages), undefined);
}

function sendHeader(slot: LinkSlot, header: Uint8Array, payload: Payload | undefined): boolean {
  if (slot.isBackedUp) slot.unreadBytes += header.length;
  return slot.link.send({ header, payload });
}

/** What a frame says: messages, nothing (`undefined`) where it is a newer peer's word, or a text on what is wrong. */
export function readFrame(
  slot: LinkSlot,
  frame: Frame,
  clock: Clock,
  settings: EngineSettings,
): readonly Message[] | string | undefined {
  const { header, payload } = frame;
  if (payload !== undefined && payload.byteLength > maxPayloadBytes) {
    return `a payload of ${payload.byteLength} bytes, the limit is ${maxPayloadBytes}`;
  }
  const decoded = decodeMessages(header);
  if (!decoded.ok) {
    if (decoded.error.type !== 'UnknownMessage') return describeWireError(decoded.error);
    return mayPassOver(slot, clock.now(), settings) ? undefined : 'too many unknown messages';
  }
  const messages = decoded.value;
  // Those that are joined to others have no payload.
  const message = messages[0] as Message;
  if (hasPayload(message.type) !== (payload !== undefined)) {
    return payload === undefined ? `${message.type} without its payload` : `${message.type} with a payload`;
  }
  if (message.type === 'structure') return wrongStructureFrame(message.lengths, payload) ?? messages;
  return messages;
}

function mayPassOver(slot: LinkSlot, now: number, settings: EngineSettings): boolean {
  const regained = ((now - slot.unknownAtMs) / 1000) * settings.unknownMessagesPerSecond;
  slot.unknownLeft = Math.min(settings.unknownMessages, slot.unknownLeft + regained) - 1;
  slot.unknownAtMs = now;
  return slot.unknownLeft >= 0;
}

function wrongStructureFrame(lengths: readonly number[], payload: Payload | undefined): string | undefined {
  if (!(payload instanceof Uint8Array)) return 'structure whose payload has no bytes';
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return total === payload.byteLength ? undefined : `structure of ${total} bytes in a payload of ${payload.byteLength}`;
}
