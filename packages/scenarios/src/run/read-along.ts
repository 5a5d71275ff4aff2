/**
 * Someone who watches: begins when the first pieces are there, goes on at the medium's rate, and stands still where the
 * next piece is missing.
 */
import { type World } from '@peersume/world';
import { type Scenario, type StreamReader } from '../scenario/scenario.ts';
import { membersOf } from './cast.ts';
import { type Actor, type Book } from './actor.ts';
import { type StreamOutcome } from './outcome.ts';

/** A player begins with the head of the medium and a little more. */
const piecesToBegin = 2;

export interface Reading {
  readonly actor: Actor;
  readonly book: Book;
  /** A piece became safe. */
  progressed(): void;
  /** The program runs; or runs again, and knows nothing of the reader. */
  started(): void;
  readonly isFinished: boolean;
  outcome(): StreamOutcome;
}

export function createReadings(world: World, scenario: Scenario, actors: readonly Actor[]): readonly Reading[] {
  const members = membersOf(scenario);
  return (scenario.readers ?? []).flatMap((reader) => {
    const machines = new Set(members(reader.machine));
    return actors
      .filter(({ name }) => machines.has(name))
      .flatMap((actor) => {
        const book = actor.books.find(({ content }) => content.name === reader.file);
        return book === undefined ? [] : [readAlong(world, reader, actor, book)];
      });
  });
}

function readAlong(world: World, reader: StreamReader, actor: Actor, book: Book): Reading {
  const { pieceCount } = book.content.manifest;
  const piecesPerSecond = reader.bytesPerSecond / book.content.manifest.pieceLength(0);
  let state: 'waiting' | 'beginning' | 'playing' | 'stalled' | 'finished' = 'waiting';
  let hasCome = false;
  let piece = 0;
  let startedMs: number | undefined;
  let stalledAtMs = 0;
  let stalls = 0;
  let stalledMs = 0;

  let wishedAtMs = 0;

  function begin(): void {
    state = 'beginning';
    wishedAtMs = world.clock.now();
    tell();
    progressed();
  }

  function tell(): void {
    if (piece < pieceCount) actor.running?.stream?.(book.content, piece, piecesPerSecond);
  }

  function progressed(): void {
    if (state === 'beginning') {
      for (let ahead = 0; ahead < Math.min(piecesToBegin, pieceCount); ahead++)
        if (!book.acknowledged.has(ahead)) return;
      startedMs = world.clock.now() - wishedAtMs;
      play();
    } else if (state === 'stalled' && book.acknowledged.has(piece)) {
      stalledMs += world.clock.now() - stalledAtMs;
      play();
    }
  }

  /** The piece is there; it is shown for as long as its bytes last. */
  function play(): void {
    state = 'playing';
    const lengthMs = (book.content.manifest.pieceLength(piece) / reader.bytesPerSecond) * 1000;
    world.clock.after(lengthMs, () => {
      piece++;
      if (piece >= pieceCount) {
        state = 'finished';
        return;
      }
      tell();
      if (book.acknowledged.has(piece)) play();
      else {
        state = 'stalled';
        stalls++;
        stalledAtMs = world.clock.now();
      }
    });
  }

  return {
    actor,
    book,
    progressed,
    started: () => {
      if (!hasCome) world.clock.after(reader.startMs, begin);
      else if (state !== 'waiting') tell();
      hasCome = true;
    },
    get isFinished() {
      return state === 'finished';
    },
    outcome: () => ({
      machine: actor.name,
      file: book.content.name,
      ...(startedMs === undefined ? {} : { startMs: startedMs }),
      stalls,
      stalledMs: stalledMs + (state === 'stalled' ? world.clock.now() - stalledAtMs : 0),
      isFinished: state === 'finished',
    }),
  };
}
