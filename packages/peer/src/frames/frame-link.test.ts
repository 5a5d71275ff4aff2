import { describe, expect, test } from 'vitest';
import { describeLink } from '../testing/describe-link.ts';
import { createBytePipe, type BytePipeOptions } from './testing/byte-pipe.ts';

const ids = { dialler: 'dialler', acceptor: 'acceptor' };
const pair = (options: BytePipeOptions = {}) => {
  const pipe = createBytePipe({ ids, ...options });
  return Promise.resolve({ ...pipe, ids, close: () => Promise.resolve() });
};
const longBytes = 8 * 1024 * 1024;

describe('streams that come as they were written', () =>
  describeLink({ test, expect, create: () => pair(), createTimed: () => pair(), longBytes }));

describe('streams cut anywhere', () => {
  let state = 1;
  const cutAt = (most: number) => (state = (state * 48_271) % 0x7fff_ffff) % Math.min(most + 1, 5000);
  describeLink({ test, expect, create: () => pair({ cutAt }), longBytes });
});

describe('streams read to where payloads stay', () =>
  describeLink({ test, expect, create: () => pair({ usesRegions: true }), longBytes }));
