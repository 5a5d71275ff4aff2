import { type Manifest, PieceSet } from '@peersume/swarm';
import { expect, test } from 'vitest';
import { emptyField, fieldOf, maxStretches, stretchOf } from './piece-field.ts';

const of = (pieceCount: number): Manifest => ({ pieceCount }) as Manifest;

test('each piece of a small file has a stretch of its own, with who sent it', () => {
  const held = new PieceSet(4);
  held.add(1);
  const field = fieldOf(of(4), held, new Map([[1, 3]]));
  expect([...field.stretches]).toEqual([0, 255, 0, 0]);
  expect([...field.senders]).toEqual([0, 3, 0, 0]);
  expect([field.count, field.held]).toEqual([4, 1]);
});

test('a large file has no more stretches than are drawn, none of them full before it is', () => {
  const count = maxStretches * 3 + 5;
  const held = new PieceSet(count);
  held.add(0);
  held.add(1);
  const { stretches } = fieldOf(of(count), held, new Map());
  expect(stretches.length).toBe(maxStretches);
  expect(stretches[0]).toBeGreaterThan(0);
  expect(stretches[0]).toBeLessThan(255);
  expect(stretchOf(count - 1, count)).toBe(maxStretches - 1);
});

test('all of it is all of every stretch', () => {
  const count = maxStretches + 700;
  expect(fieldOf(of(count), PieceSet.full(count), new Map()).stretches.every((share) => share === 255)).toBe(true);
});

test('of a file that is not known yet there is nothing to draw', () => {
  expect(fieldOf(undefined, undefined, new Map())).toBe(emptyField);
});
