/**
 * A program that speaks the swarm's protocol and may lie at any word of it. What an adversary does not say itself is said
 * as a well-behaved seed would say it, so that each lie is a small file that changes one manner.
 *
 * Adversaries keep no limits: what they send is encoded by the same code as ours, or given as raw bytes.
 */
import { type Link, type LinkListener, type Payload } from '@peersume/base';
import { decodeMessages, type Message, PieceSet } from '@peersume/swarm';
import { type PeerProgram, type PeerSetup } from '../peers/peer.ts';
import { stayConnected } from '../peers/stay-connected.ts';
import { type Ports } from '@peersume/world';
import { Talk, type TalkFile } from './talk.ts';

/** What an adversary does otherwise than a seed. Every manner stands alone; what is absent is done as a seed does it. */
export interface Manners {
  /** The link is up; the default says hello and opens every file. */
  readonly begins?: (talk: Talk) => void;
  /** Both sides opened the file; the default tells the pieces that it claims, and wants nothing. */
  readonly opens?: (talk: Talk, file: TalkFile) => void;
  /** What it claims to have; all, by default. */
  readonly claims?: (talk: Talk, file: TalkFile) => PieceSet;
  /** The peer wants pieces; the default grants rights to ask. */
  readonly isAsked?: (talk: Talk, file: TalkFile) => void;
  /** The peer asks for a piece that it has a right to; the default sends it. */
  readonly serves?: (talk: Talk, file: TalkFile, piece: number) => void;
  readonly servesStructure?: (talk: Talk, file: TalkFile, first: number) => void;
  /** The peer granted rights to ask; the default does not use them. */
  readonly isGranted?: (talk: Talk, file: TalkFile, rights: { credits: number; only: readonly number[] }) => void;
  readonly gets?: (talk: Talk, file: TalkFile, piece: number, payload: Payload) => void;
  /** The peer told pieces that it has. */
  readonly hears?: (talk: Talk, file: TalkFile) => void;
  /** Every message, before anything else is done with it; true where nothing else should be. */
  readonly listens?: (talk: Talk, message: Message) => boolean;
  readonly answersPing?: (talk: Talk, nonce: number) => void;
  readonly ends?: (talk: Talk) => void;
}

export function adversary(manners: Manners): PeerProgram {
  return (ports, setup) => {
    const connections = stayConnected(
      ports,
      setup.neighbours,
      (link) => converse(manners, ports, setup, link),
      () => true,
    );
    return {
      held: () => undefined,
      get linkCount() {
        return connections.count;
      },
    };
  };
}

/** One link of an adversary. */
export function converse(manners: Manners, ports: Ports, setup: PeerSetup, link: Link): LinkListener {
  const talk = new Talk(ports, setup, link);
  // The other end is told of the link in the same moment; it listens once this call is over.
  ports.clock.after(0, () => {
    if (talk.isOpen) (manners.begins ?? beginAsSeed)(talk);
  });
  return {
    received: (frame) => {
      const decoded = decodeMessages(frame.header);
      if (!decoded.ok) return;
      for (const message of decoded.value) if (talk.isOpen) hear(manners, talk, message, frame.payload);
    },
    drained: () => {
      talk.goOn();
      for (const file of talk.files) if (file.theirs !== undefined) (manners.isAsked ?? grantAsSeed)(talk, file);
    },
    closed: () => {
      talk.isOpen = false;
      manners.ends?.(talk);
    },
  };
}

export function beginAsSeed(talk: Talk): void {
  talk.say({ type: 'hello', version: 1 });
  for (const file of talk.files) talk.open(file);
}

function hear(manners: Manners, talk: Talk, message: Message, payload: Payload | undefined): void {
  if (manners.listens?.(talk, message) === true) return;
  if (message.type === 'ping') {
    if (message.answer) return;
    if (manners.answersPing === undefined) talk.say({ type: 'ping', nonce: message.nonce, answer: true });
    else manners.answersPing(talk, message.nonce);
    return;
  }
  if (message.type === 'open') {
    const file = talk.fileOf(message.root);
    if (file === undefined) return;
    file.theirs = message.channel;
    if (file.ours === undefined) talk.open(file);
    (manners.opens ?? openAsSeed)(talk, file, manners);
    // Who opens a file wants it, until it says otherwise.
    file.isWanted = true;
    (manners.isAsked ?? grantAsSeed)(talk, file);
    return;
  }
  if (!('channel' in message)) return;
  const file = talk.files.find(({ theirs }) => theirs === message.channel);
  if (file === undefined) return;
  switch (message.type) {
    case 'haveMap':
    case 'have':
    case 'lost':
      file.note(message);
      return manners.hears?.(talk, file);
    case 'interest':
      file.isWanted = message.interested;
      if (message.interested) (manners.isAsked ?? grantAsSeed)(talk, file);
      return;
    case 'request':
      for (const piece of message.pieces) {
        file.used++;
        (manners.serves ?? serveAsSeed)(talk, file, piece);
      }
      return (manners.isAsked ?? grantAsSeed)(talk, file);
    case 'release':
      file.used = Math.max(file.used, message.credits);
      return;
    case 'cancel':
      return talk.cancel(file, message.pieces);
    case 'grant':
      file.credits = Math.max(file.credits, message.credits);
      return manners.isGranted?.(talk, file, message);
    case 'piece':
      if (payload !== undefined) manners.gets?.(talk, file, message.piece, payload);
      return;
    case 'structureRequest':
      return (manners.servesStructure ?? serveStructureAsSeed)(talk, file, message.first);
  }
}

function openAsSeed(talk: Talk, file: TalkFile, manners?: Manners): void {
  talk.claim(file, manners?.claims?.(talk, file) ?? PieceSet.full(file.pieceCount));
  talk.say({ type: 'interest', channel: file.channel, interested: false });
}

/** Rights that a peer holds unused, at most. */
const rightsAhead = 4;

export function grantAsSeed(talk: Talk, file: TalkFile): void {
  if (file.isWanted) talk.grant(file, file.used - talk.waitingFor(file) + rightsAhead);
}

export function serveAsSeed(talk: Talk, file: TalkFile, piece: number): void {
  talk.send(file, piece, file.content.piece(piece));
}

export function serveStructureAsSeed(talk: Talk, file: TalkFile, first: number): void {
  const { structure } = file.content.manifest;
  const leaf = file.content.piece(0);
  const nodes = structure.length === 0 && leaf instanceof Uint8Array ? [leaf] : structure;
  talk.sendStructure(file, first, nodes.slice(first, first + 64));
}
