import { type Random } from '@peersume/base';
import { PieceSet } from '@peersume/swarm';
import { createWorld } from '@peersume/world';
import { describe, expect, test } from 'vitest';
import { crowdScenario, type CrowdOptions } from '../figures/crowd-scenario.ts';
import { judgeCrowd } from '../figures/judge-crowd.ts';
import { runScenario } from '../run/run-scenario.ts';
import { chooseOptimistic, chooseUnchoked } from './choose-unchoked.ts';
import { decodeWord, encodeWord, type Word } from './message.ts';
import { createPicker, type Picker } from './picker.ts';

const random: Random = createWorld({ seed: 'bittorrent' }).random('tests');

test.each<Word>([
  { type: 'choke' },
  { type: 'unchoke' },
  { type: 'interested' },
  { type: 'notInterested' },
  { type: 'have', piece: 70_000 },
  { type: 'bitfield', words: Uint32Array.of(1, 0xffff_ffff) },
  { type: 'request', blocks: [5, 6, 4_000_000_000] },
  { type: 'cancel', blocks: [7] },
  { type: 'block', block: 9 },
])('a word is read as it was written: %j', (word) => {
  expect(decodeWord(encodeWord(word))).toEqual(word);
});

describe('[SC60] who is unchoked', () => {
  const one = (given: number, isInterested = true, turnMs = 0) => ({ given, isInterested, turnMs });

  test('are those who gave most, and the optimistic one', () => {
    const peers = [one(5), one(1), one(9), one(7), one(100, false), one(3), one(0)];
    const chosen = chooseUnchoked(peers, peers[6], { slots: 4, isSeed: false }, random);
    expect(new Set(chosen)).toEqual(new Set([peers[6], peers[2], peers[3], peers[0]]));
  });

  test('are, at a seed, those whose turn is longest ago', () => {
    const peers = [one(5, true, 30), one(1, true, 10), one(9, true, 20), one(9, true, 40)];
    const chosen = chooseUnchoked(peers, undefined, { slots: 2, isSeed: true }, random);
    expect(new Set(chosen)).toEqual(new Set([peers[1], peers[2]]));
  });

  test('optimistically is someone who waits', () => {
    const peers = [one(1), one(2), one(3, false)];
    expect(chooseOptimistic(peers, (peer) => peer === peers[0], random)).toBe(peers[1]);
    expect(chooseOptimistic(peers, () => true, random)).toBeUndefined();
  });
});

describe('[SC61] which block is asked for', () => {
  const full = PieceSet.full(4);
  const picker = (held = new PieceSet(4), randomFirst = 0): Picker => {
    const made = createPicker({ pieceCount: 4, blocksPerPiece: 2, blocksOf: () => 2, held, random, randomFirst });
    made.availability.set([3, 1, 2, 3]);
    return made;
  };
  const never = (): boolean => false;

  test('the rarest piece, its blocks in order, then the next rare one', () => {
    const picks = picker();
    expect([1, 2, 3, 4].map(() => picks.pick('a', full, never))).toEqual([2, 3, 4, 5]);
  });

  test('a piece of its own for each peer, while there are any', () => {
    const picks = picker();
    expect(picks.pick('a', full, never)).toBe(2);
    expect(picks.pick('b', full, never)).toBe(4);
    expect(picks.pick('a', full, never)).toBe(3);
  });

  test('only what the peer has', () => {
    const theirs = new PieceSet(4);
    theirs.add(3);
    const picks = picker();
    expect([1, 2, 3].map(() => picks.pick('a', theirs, never))).toEqual([6, 7, -1]);
  });

  test('in the end of everyone, and nothing that is here', () => {
    const held = PieceSet.full(4);
    held.delete(1);
    const picks = picker(held);
    const asked = new Set([picks.pick('a', full, never), picks.pick('a', full, never)]);
    expect(asked).toEqual(new Set([2, 3]));
    expect(picks.pick('a', full, (block) => asked.has(block))).toBe(-1);
    expect(picks.pick('b', full, never)).toBe(2);
    expect(picks.arrived(2)).toBe('block');
    expect(picks.arrived(2)).toBe('again');
    expect(picks.pick('b', full, never)).toBe(3);
    expect(picks.arrived(3)).toBe('piece');
    held.add(1);
    expect(picks.pick('b', full, never)).toBe(-1);
  });

  test('again what a peer that choked did not send', () => {
    const picks = picker();
    expect(picks.pick('a', full, never)).toBe(2);
    picks.giveUp(2);
    expect(picks.pick('b', full, never)).toBe(2);
  });
});

describe('[SC63] beside libtorrent in its default settings on a loopback', () => {
  const known = new Map<string, number>();
  const median = (leechers: number, program: NonNullable<CrowdOptions['program']>): number => {
    const key = `${leechers} ${program}`;
    const value = known.get(key) ?? run(leechers, program);
    known.set(key, value);
    return value;
  };
  const run = (leechers: number, program: NonNullable<CrowdOptions['program']>): number => {
    const times = ['1', '2', '3'].map((seed) => {
      const fileBytes = 64 * 1024 * 1024;
      const scenario = crowdScenario({ seed, leechers, fileBytes, uplinks: 'equal', latencyMs: 0.1, program });
      const outcome = runScenario(scenario);
      expect(outcome.end).toBe('complete');
      return judgeCrowd(scenario, outcome).lastOverFluid;
    });
    return times.sort((one, other) => one - other)[1] ?? Infinity;
  };

  test.each([
    [8, 2.23],
    [16, 2.54],
  ])('with %d leechers it takes %d of the fluid bound, within 15%', (leechers, measured) => {
    const ours = median(leechers, 'libtorrentLike');
    expect(ours / measured).toBeGreaterThan(0.85);
    expect(ours / measured).toBeLessThan(1.15);
  });

  test('[SC64] four slots are kinder to it', () => {
    expect(median(16, 'bittorrentLike')).toBeLessThan(median(16, 'libtorrentLike'));
  });
});
