/**
 * `GET /metrics` in the text form of Prometheus (version 0.0.4). A dozen gauges and counters that are read from the
 * daemon when asked; a library for histograms and registries would be more than the whole. No names, no peers' ids.
 */
import type { Daemon } from '../daemon.ts';

interface Metric {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly values: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];
}

export function describeMetrics(daemon: Pick<Daemon, 'status' | 'files' | 'peers'>, memoryBytes: number): string {
  return readMetrics(daemon, memoryBytes)
    .flatMap(({ name, type, help, values }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...values.map(([labels, value]) => `${name}${describeLabels(labels)} ${value}`),
    ])
    .join('\n')
    .concat('\n');
}

function readMetrics(daemon: Pick<Daemon, 'status' | 'files' | 'peers'>, memoryBytes: number): Metric[] {
  const status = daemon.status();
  const files = daemon.files();
  const peers = daemon.peers();
  const sum = <T>(list: readonly T[], of: (item: T) => number) => list.reduce((total, item) => total + of(item), 0);
  const states = countBy(files.map(({ state }) => state));
  const kinds = countBy(peers.map(({ info }) => `${info.kind} ${info.isRelayed ? 'relayed' : 'direct'}`));
  return [
    gauge('peersume_up', 'The version that runs.', [[{ version: status.version, mode: status.mode }, 1]]),
    gauge(
      'peersume_links',
      'Links to peers, by kind and way.',
      [...kinds].map(([key, count]) => [{ kind: key.split(' ')[0] ?? '', way: key.split(' ')[1] ?? '' }, count]),
    ),
    gauge(
      'peersume_files',
      'Files and folders, by state.',
      [...states].map(([state, count]) => [{ state }, count]),
    ),
    gauge('peersume_held_bytes', 'Bytes of all shares that are here.', [
      [{}, sum(files, ({ heldBytes }) => heldBytes)],
    ]),
    gauge('peersume_wanted_bytes', 'Bytes of all shares that are wanted.', [
      [{}, sum(files, ({ wantedBytes }) => wantedBytes)],
    ]),
    {
      name: 'peersume_file_bytes_total',
      type: 'counter',
      help: 'Bytes of shares that were sent and received; falls when a share is forgotten.',
      values: [
        [{ direction: 'sent' }, sum(files, ({ sentBytes }) => sentBytes)],
        [{ direction: 'received' }, sum(files, ({ receivedBytes }) => receivedBytes)],
      ],
    },
    gauge('peersume_rate_bytes', 'Bytes a second over the last few seconds.', [
      [{ direction: 'sent' }, status.rates.upload],
      [{ direction: 'received' }, status.rates.download],
    ]),
    gauge('peersume_limit_bytes', 'Bytes a second allowed; absent where there is no limit.', [
      ...(status.limits.upload === undefined ? [] : [[{ direction: 'sent' }, status.limits.upload] as const]),
      ...(status.limits.download === undefined ? [] : [[{ direction: 'received' }, status.limits.download] as const]),
    ]),
    gauge('peersume_coordinators', 'Coordinators, by state.', [
      ...[...countBy(status.coordinators.map(({ state }) => state))].map(
        ([state, count]) => [{ state }, count] as const,
      ),
    ]),
    gauge('peersume_stored_bytes', 'Bytes in the data directory.', [[{}, status.storedBytes]]),
    gauge('peersume_free_bytes', 'Bytes free on its disk.', [[{}, status.freeBytes]]),
    gauge('process_resident_memory_bytes', 'Memory of the process.', [[{}, memoryBytes]]),
  ];
}

const gauge = (name: string, help: string, values: Metric['values']): Metric => ({ name, type: 'gauge', help, values });

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function describeLabels(labels: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(labels).map(
    ([name, value]) =>
      `${name}="${value.replaceAll(/[\\"\n]/gu, (sign) => (sign === '\n' ? String.raw`\n` : `\\${sign}`))}"`,
  );
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
