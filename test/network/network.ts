/**
 * Several hosts on one machine: network namespaces joined by switches, routers, NATs and wires with a delay, as a test
 * wants them. Everything that happens stays inside; nothing leads out. Needs root on Linux, `ip`, `tc` and `nft`, and
 * `socat` for wires; `networkReason()` says what is missing.
 */
import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { type Host, type Switch } from './host.ts';
import { startWire, type WireEnd } from './wire.ts';

export interface Network {
  /** One broadcast domain; hosts on it hear each other's multicast. */
  readonly switch: () => Switch;
  readonly host: (name: string) => Host;
  /** Joins two routers over a way that takes `delayMs` in each direction. */
  readonly wire: (one: Host, other: Host, delayMs: number) => Promise<Wire>;
  [Symbol.asyncDispose]: () => Promise<void>;
}

/** The addresses of both ends, and the device at each. */
export interface Wire {
  readonly one: string;
  readonly other: string;
  readonly device: string;
}

/** Undefined where a network can be made. */
export function networkReason(): string | undefined {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root for network namespaces';
  for (const program of ['ip', 'tc', 'nft', 'socat']) {
    if (spawnSync(program, ['-V'], { stdio: 'ignore' }).error !== undefined) return `needs ${program}`;
  }
  if (!existsSync('/dev/net/tun')) return 'needs /dev/net/tun';
  const name = `${prefix}${process.pid}-probe`;
  if (spawnSync('ip', ['netns', 'add', name], { stdio: 'ignore' }).status !== 0)
    return 'may not make network namespaces';
  try {
    nft(name, 'hide', 'type nat hook postrouting priority 100', 'masquerade fully-random');
    return undefined;
  } catch {
    return 'the system has no NAT';
  } finally {
    spawnSync('ip', ['netns', 'del', name]);
  }
}

const prefix = 'peersume-';
let networks = 0;

export function createNetwork(): Network {
  removeLeftOvers();
  const own = `${prefix}${process.pid}-${networks++}-`;
  const namespaces: string[] = [];
  const children = new Set<ChildProcess>();
  let wires = 0;

  function addNamespace(name: string): string {
    const namespace = own + name;
    run('ip', 'netns', 'add', namespace);
    namespaces.push(namespace);
    run('ip', '-n', namespace, 'link', 'set', 'lo', 'up');
    return namespace;
  }

  function start(
    namespace: string,
    program: string,
    args: readonly string[],
    options: SpawnOptions = {},
  ): ChildProcess {
    const child = spawn('ip', ['netns', 'exec', namespace, program, ...args], options);
    children.add(child);
    child.once('exit', () => children.delete(child));
    return child;
  }

  function addHost(name: string): Host {
    const namespace = addNamespace(name);
    const ip = (...args: string[]): void => run('ip', '-n', namespace, ...args);
    const inside = (...args: string[]): void => run('ip', 'netns', 'exec', namespace, ...args);
    let devices = 0;
    return {
      name,
      namespace,
      plug(into, address, { upload, download } = {}) {
        const device = `eth${devices++}`;
        const port = `port${into.ports++}`;
        run(
          'ip',
          'link',
          'add',
          device,
          'netns',
          namespace,
          'type',
          'veth',
          'peer',
          'name',
          port,
          'netns',
          into.namespace,
        );
        ip('address', 'add', address, 'dev', device);
        ip('link', 'set', device, 'up');
        run('ip', '-n', into.namespace, 'link', 'set', port, 'master', 'bridge', 'up');
        // Multicast has a way where there is no other.
        if (devices === 1) ip('route', 'add', '224.0.0.0/4', 'dev', device);
        if (upload !== undefined) limit(namespace, device, upload);
        if (download !== undefined) limit(into.namespace, port, download);
        return device;
      },
      setLink: (device, isUp) => ip('link', 'set', device, isUp ? 'up' : 'down'),
      setAddress(device, before, after) {
        ip('address', 'add', after, 'dev', device);
        ip('address', 'del', before, 'dev', device);
      },
      setMtu: (device, bytes) => ip('link', 'set', device, 'mtu', String(bytes)),
      routeBy: (gateway) => ip('route', 'replace', 'default', 'via', gateway),
      routeTo: (subnet, gateway) => ip('route', 'add', subnet, 'via', gateway),
      forward: () => inside('sysctl', '-qw', 'net.ipv4.ip_forward=1'),
      hideBehind(device, kind) {
        const random = kind === 'symmetric' ? ' fully-random' : '';
        nft(namespace, 'hide', 'type nat hook postrouting priority 100', `oifname "${device}" masquerade${random}`);
      },
      refuseStrangers(device) {
        nft(
          namespace,
          'refuse',
          'type filter hook forward priority 0',
          `iifname "${device}" ct state established,related accept`,
          `iifname "${device}" drop`,
        );
      },
      start: (program, args, options) => start(namespace, program, args, options),
    };
  }

  function addSwitch(): Switch {
    const namespace = addNamespace(`switch${namespaces.length}`);
    run('ip', '-n', namespace, 'link', 'add', 'bridge', 'type', 'bridge');
    run('ip', '-n', namespace, 'link', 'set', 'bridge', 'up');
    return { namespace, ports: 0 };
  }

  return {
    switch: addSwitch,
    host: addHost,
    async wire(one, other, delayMs) {
      const number = wires++;
      const between = addHost(`wire${number}`);
      const device = `wire${number}`;
      const end = (host: Host, side: 0 | 1): WireEnd => {
        const cable = addSwitch();
        const subnet = `192.168.${100 + number * 2 + side}`;
        host.plug(cable, `${subnet}.1/30`);
        between.plug(cable, `${subnet}.2/30`);
        return { host, outer: `${subnet}.1`, inner: `${subnet}.2`, device, address: `10.200.${number}.${side + 1}` };
      };
      const [first, second] = [end(one, 0), end(other, 1)];
      await startWire(between, [first, second], delayMs);
      return { one: first.address, other: second.address, device };
    },
    async [Symbol.asyncDispose]() {
      const ended = [...children].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(ended);
      for (const namespace of namespaces) spawnSync('ip', ['netns', 'del', namespace]);
    },
  };
}

function limit(namespace: string, device: string, rate: string): void {
  run(
    'tc',
    '-n',
    namespace,
    'qdisc',
    'add',
    'dev',
    device,
    'root',
    'tbf',
    'rate',
    rate,
    'burst',
    '64kb',
    'latency',
    '50ms',
  );
}

/** A table of its own with one chain. */
function nft(namespace: string, table: string, ...lines: readonly string[]): void {
  const input = `table ip ${table} {\nchain ${table} {\n${lines.join('\n')}\n}\n}\n`.replace(/(priority \d+)/u, '$1;');
  const { status, stderr } = spawnSync('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], { input });
  if (status !== 0) throw new Error(`nft: ${String(stderr)}`);
}

function run(program: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(program, args);
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(' ')}: ${String(stderr)}`);
}

/** Of runs that were killed. */
function removeLeftOvers(): void {
  let names: string[];
  try {
    names = readdirSync('/run/netns');
  } catch {
    return;
  }
  for (const name of names) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1]);
    if (Number.isInteger(pid) && !isAlive(pid)) spawnSync('ip', ['netns', 'del', name]);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
