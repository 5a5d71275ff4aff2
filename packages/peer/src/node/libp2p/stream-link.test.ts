import { describe, expect, test } from 'vitest';
import { describeLink } from '../../testing/index.ts';
import { createStreamPair } from './testing/hosts.ts';

const mebibyte = 1024 * 1024;

describe('links over libp2p streams over TCP', () =>
  describeLink({ test, expect, create: () => createStreamPair('tcp') }));

describe('links over libp2p streams over WebSocket', () =>
  describeLink({ test, expect, create: () => createStreamPair('ws'), longBytes: 32 * mebibyte }));

describe('links over libp2p streams through a relay', () =>
  describeLink({ test, expect, create: () => createStreamPair('relay'), longBytes: 16 * mebibyte }));
