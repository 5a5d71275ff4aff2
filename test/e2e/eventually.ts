import { expect } from 'vitest';

/** Busy machines are slow; a promise that is kept at all is kept within this. */
const patienceMs = 15_000;

/** `await eventually(() => page.title()).toBe('…')`: asks again until it holds. */
export const eventually = <T>(read: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> =>
  expect.poll(read, { timeout: patienceMs, interval: 60 });
