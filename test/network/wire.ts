/**
 * A long way between two routers: whatever one sends arrives at the other after a delay. The kernel may not know how to
 * delay (netem is often missing), so packets go through a program: each router has a TUN device whose packets travel to
 * it as datagrams over a cable of their own.
 */
import { type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Host } from './host.ts';

export interface WireEnd {
  readonly host: Host;
  /** The cable's addresses: at the router and at the program. */
  readonly outer: string;
  readonly inner: string;
  /** The TUN device's own. */
  readonly device: string;
  readonly address: string;
}

/** A packet and the datagram around it fit into a frame of 1,500 bytes. */
const mtu = 1_440;
const port = 9_000;

export async function startWire(between: Host, ends: readonly [WireEnd, WireEnd], delayMs: number): Promise<void> {
  const program = fileURLToPath(new URL('wire-program.ts', import.meta.url));
  const addresses = ends.flatMap(({ inner, outer }) => [inner, outer]);
  await saying('ready', between.start(process.execPath, [program, String(delayMs), String(port), ...addresses]));
  for (const { host, outer, inner, device, address } of ends) {
    const tun = `TUN:${address}/30,tun-name=${device},tun-type=tun,iff-no-pi,iff-up`;
    const cable = `UDP:${inner}:${port},bind=${outer}:${port}`;
    await saying('starting data transfer', host.start('socat', ['-d', '-d', '-b', '65536', tun, cable]));
    host.setMtu(device, mtu);
  }
}

/** Until the program has said so; what it says later is let go. */
function saying(words: string, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer): void => {
      said += said.length < 10_000 ? text.toString() : '';
      if (said.includes(words)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`a part of the wire ended: ${said}`)));
  });
}
