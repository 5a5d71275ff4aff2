/** The network of a world: cards, the paths between them, partitions. */
import { assert, type Link, type LinkListener } from '@peersume/base';
import { Task } from '../events/task.ts';
import { type ProgramRun } from '../machine/program-run.ts';
import { type Network } from '../world.ts';
import { createCard, type Card } from './card.ts';
import { Connection } from './connection.ts';
import { dialTimeoutMs } from './limits.ts';
import { LinkEnd } from './link-end.ts';
import { createPaths } from './paths.ts';
import { tell, type NetworkState } from './state.ts';

export interface DialOutcome {
  readonly connected: (link: Link) => LinkListener;
  readonly failed: (reason: string) => void;
}

/** What machines need of it, beside what tests see. */
export interface WorldNetwork extends Network {
  card(options: { readonly name: string; readonly uplink: number; readonly downlink: number }): Card;
  dial(run: ProgramRun, card: Card, to: string, outcome: DialOutcome): void;
}

export function createNetwork(state: NetworkState): WorldNetwork {
  const { queue } = state;
  const cards = new Map<string, Card>();
  const paths = createPaths(state.seed);

  function dial(run: ProgramRun, card: Card, to: string, outcome: DialOutcome): void {
    const there = paths.pair(card.name, to);
    const back = paths.pair(to, card.name);
    const target = cards.get(to);
    const begunAt = queue.now;
    const roundTrip = there.latencyMs + back.latencyMs;
    const answers = (): boolean => target !== undefined && target.hasPower && target.group === card.group;
    const failAt = (time: number, reason: string): void => {
      const fail = (): void => {
        if (!run.alive) return;
        if (state.observer !== undefined) tell(state, 'refused', card.name, to, { reason });
        outcome.failed(reason);
      };
      queue.add(time > queue.now ? time : queue.now, new Task(fail));
    };

    if (target === undefined || target === card || !there.dialable) {
      failAt(begunAt + roundTrip, 'unreachable');
      return;
    }
    const delay = there.drawDialDelay() + back.drawDialDelay() + roundTrip / 2;
    if (!answers() || delay > dialTimeoutMs) {
      failAt(begunAt + dialTimeoutMs, 'timeout');
      return;
    }
    const open = (): void => {
      if (!run.alive) return;
      if (!answers()) {
        failAt(begunAt + dialTimeoutMs, 'timeout');
        return;
      }
      const { listening } = target;
      if (listening === undefined) {
        failAt(queue.now, 'refused');
        return;
      }
      if (state.observer !== undefined) tell(state, 'opened', card.name, to);
      const connection = new Connection(queue);
      const dialer = new LinkEnd(state, connection, run, card, there, to);
      const acceptor = new LinkEnd(state, connection, listening.run, target, back, card.name);
      dialer.join(acceptor);
      acceptor.join(dialer);
      connection.join(dialer, acceptor);
      acceptor.listen(listening.accept(acceptor));
      if (run.alive) dialer.listen(outcome.connected(dialer));
    };
    queue.add(begunAt + delay, new Task(open));
  }

  function regroup(groupOf: (name: string) => number): void {
    for (const card of cards.values()) card.group = groupOf(card.name);
    // A link is reviewed from both its ends; the second finds nothing to change.
    for (const card of cards.values()) for (const end of [...card.ends]) end.reviewPartition();
  }

  return {
    card(options) {
      assert(options.uplink > 0 && options.downlink > 0, 'a rate is above zero');
      assert(!cards.has(options.name), `there is one machine called ${options.name}`);
      const card = createCard(queue, options);
      cards.set(options.name, card);
      return card;
    },
    dial,
    // Open links follow their paths (WO53).
    setPath(from, to, path) {
      paths.set(from, to, path);
      for (const end of cards.get(from)?.ends ?? []) if (end.peer === to) end.way = paths.pair(from, to);
    },
    setDefaultPath(path) {
      paths.setDefault(path);
      for (const card of cards.values()) for (const end of card.ends) end.way = paths.pair(card.name, end.peer);
    },
    partition(groups) {
      const groupOf = new Map<string, number>();
      for (const [index, names] of groups.entries()) {
        for (const name of names) {
          assert(cards.has(name), `there is a machine called ${name}`);
          assert(!groupOf.has(name), `${name} is in one group`);
          groupOf.set(name, index + 1);
        }
      }
      regroup((name) => groupOf.get(name) ?? 0);
    },
    heal() {
      regroup(() => 0);
    },
    observe(observer) {
      state.observer = observer;
    },
    traffic(machine) {
      const card = cards.get(machine);
      assert(card !== undefined, `there is a machine called ${machine}`);
      return { sent: card.sent, received: card.received, payloadSent: card.payloadSent };
    },
  };
}
