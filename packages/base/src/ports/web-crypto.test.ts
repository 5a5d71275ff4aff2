import { describe, expect, test } from 'vitest';
import { describeCrypto } from './describe-crypto.ts';
import { webCrypto } from './web-crypto.ts';

describe('WebCrypto', () => describeCrypto({ test, expect, create: () => webCrypto(globalThis.crypto) }));
