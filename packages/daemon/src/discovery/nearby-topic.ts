/** Where devices of one place meet that share nothing yet. Its secret is known to all: it is for the local network alone. */
import { createTopic, type Topic } from '@peersume/peer';
import { platformCrypto } from '../store/private-origin.ts';

const secret = new TextEncoder().encode('peersume devices of one place 1 ');

export const nearbyTopic = (nowMs: number): Promise<Topic> =>
  createTopic({ crypto: platformCrypto, secret, label: 'nearby devices', nowMs });
