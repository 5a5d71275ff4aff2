/** A crowd that talks: the load on which the world's speed is measured. */
import { below, type Link, type LinkListener } from '@peersume/base';
import { createWorld, type Ports, type World } from '@peersume/world';

export interface Crowd {
  readonly machines: number;
  /** Links that each machine dials; it is dialled about as often. */
  readonly dials: number;
  readonly payloadBytes: number;
}

/**
 * Every machine sends payloads on all its links, as fast as they take them; for each that it gets, it tells three of its
 * neighbours with a small frame. Payloads are symbols.
 */
export function createGossip(seed: string, { machines, dials, payloadBytes }: Crowd): World {
  const world = createWorld({ seed });
  const random = world.random('crowd');
  const names = Array.from({ length: machines }, (_, index) => `m${index}`);
  const header = new Uint8Array(12);
  const payload = { byteLength: payloadBytes };

  const gossip =
    (neighbours: readonly string[]) =>
    ({ listen, dial, random }: Ports): void => {
      const links: Link[] = [];
      const talk = (link: Link): LinkListener => {
        links.push(link);
        const send = (): void => {
          while (link.send({ header, payload })) continue;
        };
        send();
        return {
          received(frame) {
            if (frame.payload === undefined) return;
            for (let word = 0; word < 3; word++) links[below(random, links.length)]?.send({ header });
          },
          drained: send,
          closed: () => undefined,
        };
      };
      listen(talk);
      for (const neighbour of neighbours) dial(neighbour, { connected: talk, failed: () => undefined });
    };

  for (const [index, name] of names.entries()) {
    const neighbours = Array.from(
      { length: dials },
      () => names[(index + 1 + below(random, machines - 1)) % machines] ?? name,
    );
    const uplink = 1_000_000 + below(random, 8_000_000);
    world.machine({ name, uplink, downlink: 4 * uplink }).start(gossip(neighbours));
  }
  return world;
}
