import { describe, expect, test } from 'vitest';
import { describeLink } from '../../testing/index.ts';
import { createFastPair } from './testing/fast-pair.ts';
import { createTimedPair } from './testing/timed-pair.ts';

describe('fast links over IPv4', () =>
  describeLink({ test, expect, create: () => createFastPair(), createTimed: createTimedPair }));
