/** One link of an adversary, with the small change of the protocol: numbers of files, rights given, payloads waiting. */
import { type Link, type Payload } from '@peersume/base';
import { decodePieceSet, encodeMessage, encodePieceSet, type Message, PieceSet } from '@peersume/swarm';
import { type Ports } from '@peersume/world';
import { type Content } from '../content/content.ts';
import { type PeerFile, type PeerSetup } from '../peers/peer.ts';

/** One file as it is spoken of on one link. */
export class TalkFile {
  readonly content: Content;
  readonly pieceCount: number;
  ours: number | undefined;
  theirs: number | undefined;
  /** What the peer said it has. */
  has: PieceSet;
  isWanted = false;
  /** Rights that we gave and that they used; rights that they gave to us and that we used. */
  granted = 0;
  used = 0;
  credits = 0;
  spent = 0;

  constructor({ content }: PeerFile) {
    this.content = content;
    this.pieceCount = content.manifest.pieceCount;
    this.has = new PieceSet(this.pieceCount);
  }

  /** Our number for it; used before it was opened, it is a lie of its own. */
  get channel(): number {
    return this.ours ?? 0;
  }

  note(message: Extract<Message, { type: 'haveMap' | 'have' | 'lost' }>): void {
    if (message.type === 'haveMap') {
      const set = decodePieceSet(message.pieces, this.pieceCount);
      if (set.ok) this.has = set.value;
      return;
    }
    for (const piece of message.pieces) {
      if (message.type === 'have') this.has.add(piece);
      else this.has.delete(piece);
    }
  }
}

/** Said at once, whatever the uplink. */
const firstBytes = 8192;
/** What a word takes beside itself on a real wire. */
const packetBytes = 60;

export class Talk {
  readonly ports: Ports;
  readonly setup: PeerSetup;
  readonly link: Link;
  readonly files: readonly TalkFile[];
  isOpen = true;
  /** For manners that do something once for each file. */
  readonly begun = new Set<TalkFile>();
  /** For manners that count. */
  count = 0;
  #isBackedUp = false;
  readonly #beganMs: number;
  #saidBytes = 0;
  /** Pieces that wait until the link wants more. */
  #waiting: { file: TalkFile; piece: number; payload: Payload }[] = [];

  constructor(ports: Ports, setup: PeerSetup, link: Link) {
    this.ports = ports;
    this.setup = setup;
    this.link = link;
    this.#beganMs = ports.clock.now();
    this.files = setup.files.map((file) => new TalkFile(file));
  }

  say(message: Message, payload?: Payload): void {
    this.sayRaw(encodeMessage(message), payload);
  }

  /** Words beyond what its uplink carries are left out: they would be under way long after the link has ended. */
  sayRaw(header: Uint8Array, payload?: Payload): void {
    if (!this.isOpen || (payload === undefined && !this.#mayCarry(header.length))) return;
    if (!this.link.send({ header, payload })) this.#isBackedUp = true;
  }

  #mayCarry(bytes: number): boolean {
    const { group, neighbours } = this.setup;
    if (group.uplink === undefined) return true;
    const share = group.uplink / Math.max(1, neighbours.length) / 1000;
    const carried = firstBytes + (this.ports.clock.now() - this.#beganMs) * share;
    const taken = this.#saidBytes + bytes + packetBytes;
    if (taken > carried) return false;
    this.#saidBytes = taken;
    return true;
  }

  open(file: TalkFile): void {
    file.ours = this.files.indexOf(file);
    this.say({ type: 'open', channel: file.ours, root: file.content.manifest.root });
  }

  fileOf(root: Uint8Array): TalkFile | undefined {
    const name = root.join();
    return this.files.find(({ content }) => content.manifest.root.join() === name);
  }

  claim(file: TalkFile, pieces: PieceSet): void {
    this.say({
      type: 'haveMap',
      channel: file.channel,
      pieceCount: file.pieceCount,
      pieces: encodePieceSet(pieces),
    });
  }

  /** The peer may ask for so many pieces in all; some of `only`, where it names any. */
  grant(file: TalkFile, total: number, only: readonly number[] = []): void {
    const credits = Math.min(total, Number.MAX_SAFE_INTEGER);
    if (credits <= file.granted) return;
    file.granted = credits;
    this.say({ type: 'grant', channel: file.channel, credits, only });
  }

  /** Sends the piece when the link takes it. */
  send(file: TalkFile, piece: number, payload: Payload): void {
    if (this.#isBackedUp) this.#waiting.push({ file, piece, payload });
    else this.say({ type: 'piece', channel: file.channel, piece }, payload);
  }

  goOn(): void {
    this.#isBackedUp = false;
    while (!this.#isBackedUp) {
      const next = this.#waiting.shift();
      if (next === undefined) return;
      this.send(next.file, next.piece, next.payload);
    }
  }

  /** Pieces of the file that are still to be sent. */
  waitingFor(file: TalkFile): number {
    return this.#waiting.reduce((count, entry) => (entry.file === file ? count + 1 : count), 0);
  }

  cancel(file: TalkFile, pieces: readonly number[]): void {
    this.#waiting = this.#waiting.filter((entry) => entry.file !== file || !pieces.includes(entry.piece));
  }

  sendStructure(file: TalkFile, first: number, nodes: readonly Uint8Array[]): void {
    const payload = new Uint8Array(nodes.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const node of nodes) {
      payload.set(node, offset);
      offset += node.length;
    }
    this.say({ type: 'structure', channel: file.channel, first, lengths: nodes.map(({ length }) => length) }, payload);
  }

  /** Again and again while the link is open, until `task` gives false. */
  every(intervalMs: number, task: () => boolean | void): void {
    const turn = (): void => {
      if (this.isOpen && task() !== false) this.ports.clock.after(intervalMs, turn);
    };
    turn();
  }
}

/** One of the last eighth of the pieces, or the last one. */
export const isAmongTheLast = ({ pieceCount }: TalkFile, piece: number): boolean =>
  piece >= Math.min(pieceCount - 1, Math.floor((pieceCount * 7) / 8));
