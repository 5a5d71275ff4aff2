/**
 * A peer that behaves as BitTorrent's specification (BEP 3) says, to stand beside ours in the same world: four unchoked
 * peers chosen by what they gave (every 10 s) and one of them by chance (every 30 s), requests of 16 KiB blocks in a
 * queue, rarest first after a few random pieces, an endgame, and a word to everyone about each new piece. Uploads share
 * the uplink as the world's cards share it.
 *
 * What BEP 3 leaves open is as in libtorrent, whose times on a loopback it is held against (SPEC.md, SC63): its queue, its
 * whole pieces from one peer, and that peers of the same host or network are always unchoked.
 */
import { assert, type Frame, type Link, type LinkListener } from '@peersume/base';
import { PieceSet } from '@peersume/swarm';
import { SymbolicPayload } from '../content/symbolic-payload.ts';
import { type PeerFile, type PeerProgram, type PeerSetup } from '../peers/peer.ts';
import { stayConnected } from '../peers/stay-connected.ts';
import { type Ports } from '@peersume/world';
import { chooseOptimistic, chooseUnchoked } from './choose-unchoked.ts';
import { decodeWord, encodeWord, type Word } from './message.ts';
import { createPicker } from './picker.ts';

const blockLength = 16 * 1024;
const unchokedPeers = 4;
const rechokeMs = 10_000;
const rechokesPerOptimistic = 3;
const randomFirst = 4;
/** Blocks asked for ahead of each peer: libtorrent's most, which it reaches from 2.7 MB/s on. */
const queueBlocks = 500;

export const bittorrentPeer: PeerProgram = (ports, setup) => {
  const [file, ...others] = setup.files;
  assert(file !== undefined && others.length === 0 && file.content.isSymbolic, 'this peer shares one symbolic file');
  return shareFile(ports, setup, file);
};

interface Connection {
  readonly link: Link;
  theirs: PieceSet;
  /** Pieces of theirs that are missing here. */
  useful: number;
  amInterested: boolean;
  isInterested: boolean;
  /** They choke us; we choke them. */
  chokesUs: boolean;
  isChoked: boolean;
  /** Blocks asked of them, blocks that they asked for. */
  readonly asked: Set<number>;
  readonly wanted: Set<number>;
  canSend: boolean;
  /** Bytes that came in this rechoke period, and in this and the last one together. */
  fresh: number;
  given: number;
  turnMs: number;
}

function shareFile(ports: Ports, setup: PeerSetup, file: PeerFile): ReturnType<PeerProgram> {
  const { content } = file;
  const { manifest } = content;
  const slots = setup.group.options?.['alwaysUnchokes'] === true ? Infinity : unchokedPeers;
  const blocksPerPiece = Math.ceil(manifest.pieceLength(0) / blockLength);
  const held = rememberedPieces(setup, file);
  const picker = createPicker({
    pieceCount: manifest.pieceCount,
    blocksPerPiece,
    blocksOf: (piece) => Math.ceil(manifest.pieceLength(piece) / blockLength),
    held,
    random: ports.random,
    randomFirst,
  });
  const connections = new Set<Connection>();
  let optimistic: Connection | undefined;
  let rechokes = 0;
  const gives = setup.role !== 'freeRider';

  const attached = stayConnected(ports, setup.neighbours, attach, () => true);
  // Not all at the same moment.
  ports.clock.after(rechokeMs * (0.5 + ports.random.uint32() / 2 ** 33), rechoke);

  return {
    held: () => held,
    get linkCount() {
      return attached.count;
    },
  };

  function attach(link: Link): LinkListener {
    const connection: Connection = {
      link,
      theirs: new PieceSet(manifest.pieceCount),
      useful: 0,
      amInterested: false,
      isInterested: false,
      chokesUs: true,
      isChoked: true,
      asked: new Set(),
      wanted: new Set(),
      canSend: true,
      fresh: 0,
      given: 0,
      turnMs: -Infinity,
    };
    connections.add(connection);
    const waitMs = file.addedAtMs - ports.clock.now();
    if (waitMs > 0) ports.clock.after(waitMs, () => connections.has(connection) && greet(connection));
    else greet(connection);
    return {
      received: (frame) => received(connection, frame),
      drained: () => {
        connection.canSend = true;
        upload(connection);
      },
      closed: () => {
        connections.delete(connection);
        for (const piece of connection.theirs) picker.availability[piece] = (picker.availability[piece] ?? 1) - 1;
        giveUpAll(connection);
        if (optimistic === connection) optimistic = undefined;
      },
    };
  }

  function greet(connection: Connection): void {
    say(connection, { type: 'bitfield', words: held.words });
  }

  function say(connection: Connection, word: Word): void {
    connection.link.send({ header: encodeWord(word) });
  }

  function received(connection: Connection, frame: Frame): void {
    const word = decodeWord(frame.header);
    assert(word !== undefined, 'only its like speaks to a BitTorrent-like peer');
    switch (word.type) {
      case 'bitfield':
        for (let piece = 0; piece < manifest.pieceCount; piece++)
          if ((((word.words[piece >>> 5] ?? 0) >>> (piece & 31)) & 1) === 1) learn(connection, piece);
        return beInterested(connection);
      case 'have':
        learn(connection, word.piece);
        return beInterested(connection);
      case 'interested':
        connection.isInterested = true;
        return unchokeIfRoom(connection);
      case 'notInterested':
        connection.isInterested = false;
        return;
      case 'unchoke':
        connection.chokesUs = false;
        return ask(connection);
      case 'choke':
        connection.chokesUs = true;
        return giveUpAll(connection);
      case 'request':
        if (connection.isChoked) return;
        for (const block of word.blocks) connection.wanted.add(block);
        return upload(connection);
      case 'cancel':
        for (const block of word.blocks) connection.wanted.delete(block);
        return;
      case 'block':
        return arrived(connection, word.block, frame.payload?.byteLength ?? 0);
    }
  }

  function learn(connection: Connection, piece: number): void {
    if (!connection.theirs.add(piece)) return;
    picker.availability[piece] = (picker.availability[piece] ?? 0) + 1;
    if (!held.has(piece)) connection.useful++;
  }

  function beInterested(connection: Connection): void {
    const amInterested = file.isWanted && connection.useful > 0;
    if (amInterested !== connection.amInterested) {
      connection.amInterested = amInterested;
      say(connection, { type: amInterested ? 'interested' : 'notInterested' });
    }
    if (amInterested) ask(connection);
  }

  /** Fills the queue of requests; refilled only when a quarter is free, as real peers write several into one packet. */
  function ask(connection: Connection): void {
    if (connection.chokesUs || connection.asked.size > queueBlocks * 0.75) return;
    const blocks: number[] = [];
    while (connection.asked.size < queueBlocks) {
      const block = picker.pick(connection, connection.theirs, (block) => connection.asked.has(block));
      if (block === -1) break;
      connection.asked.add(block);
      blocks.push(block);
    }
    if (blocks.length > 0) say(connection, { type: 'request', blocks });
  }

  function arrived(connection: Connection, block: number, bytes: number): void {
    setup.journal.got(bytes);
    connection.asked.delete(block);
    connection.fresh += bytes;
    connection.given += bytes;
    const state = picker.arrived(block);
    if (state !== 'again') cancelElsewhere(connection, block);
    if (state === 'piece') complete(Math.floor(block / blocksPerPiece));
    ask(connection);
  }

  function cancelElsewhere(from: Connection, block: number): void {
    for (const other of connections) {
      if (other === from || !other.asked.delete(block)) continue;
      say(other, { type: 'cancel', blocks: [block] });
    }
  }

  function complete(piece: number): void {
    held.add(piece);
    setup.journal.accepted(content, piece, content.piece(piece));
    setup.journal.acknowledged(content, piece);
    for (const connection of connections) {
      say(connection, { type: 'have', piece });
      if (!connection.theirs.has(piece)) continue;
      connection.useful--;
      if (connection.useful === 0) beInterested(connection);
    }
  }

  function giveUpAll(connection: Connection): void {
    for (const block of connection.asked) picker.giveUp(block);
    connection.asked.clear();
  }

  function upload(connection: Connection): void {
    if (!gives) return;
    for (const block of connection.wanted) {
      if (!connection.canSend) return;
      connection.wanted.delete(block);
      const piece = Math.floor(block / blocksPerPiece);
      const offset = (block % blocksPerPiece) * blockLength;
      const byteLength = Math.min(blockLength, manifest.pieceLength(piece) - offset);
      const payload = new SymbolicPayload(content.name, piece, byteLength, true);
      connection.canSend = connection.link.send({ header: encodeWord({ type: 'block', block }), payload });
    }
  }

  function unchokeIfRoom(connection: Connection): void {
    const unchoked = [...connections].filter((one) => !one.isChoked && one.isInterested).length;
    if (connection.isChoked && unchoked < slots) unchoke(connection);
  }

  function unchoke(connection: Connection): void {
    connection.isChoked = false;
    connection.turnMs = ports.clock.now();
    say(connection, { type: 'unchoke' });
  }

  function rechoke(): void {
    ports.clock.after(rechokeMs, rechoke);
    const all = [...connections];
    if (rechokes++ % rechokesPerOptimistic === 0)
      optimistic = chooseOptimistic(all, (one) => !one.isChoked, ports.random);
    const chosen = chooseUnchoked(all, optimistic, { slots, isSeed: held.isFull }, ports.random);
    for (const connection of all) {
      if (chosen.has(connection) && connection.isChoked) unchoke(connection);
      else if (!chosen.has(connection) && !connection.isChoked) {
        connection.isChoked = true;
        connection.wanted.clear();
        say(connection, { type: 'choke' });
      }
      connection.given = connection.fresh;
      connection.fresh = 0;
    }
  }
}

function rememberedPieces(setup: PeerSetup, file: PeerFile): PieceSet {
  const known = setup.memory.get(file.content.name);
  if (known instanceof PieceSet) return known;
  const held = file.initial.copy();
  setup.memory.set(file.content.name, held);
  return held;
}
