/** `peersume status`: what is shared and fetched here, how it goes, and who this peer is. */
import type { FileJson, StatusJson } from '@peersume/daemon/http';
import { err, ok } from '@peersume/base';
import { bytesInWords, counted, rateInWords, timeInWords } from '../network/measure-words.ts';
import { refusalOfDoorError } from '../network/refusal-of-door-error.ts';
import type { NetworkOptions } from '../network/settings-of-command.ts';
import { table } from '../network/table.ts';
import { withDoor } from '../network/with-door.ts';
import type { Outcome } from '../report.ts';
import { style } from '../terminal/style.ts';

export async function status(options: NetworkOptions): Promise<Outcome> {
  return await withDoor('peersume status', options, async ({ door, again, signal }) => {
    const [state, known] = [
      await door.call('status', {}, undefined, signal),
      await door.call('files', {}, undefined, signal),
    ];
    if (!state.ok) return err(refusalOfDoorError(state.error, { again }));
    if (!known.ok) return err(refusalOfDoorError(known.error, { again }));
    const { files } = known.value;
    const text = [
      ...describeStatus(state.value, door.isRunning),
      '',
      files.length === 0
        ? style('quiet', 'Nothing is shared or fetched. Begin with: peersume share FILE')
        : fileTable(files),
    ].join('\n');
    return ok({ text, data: { isRunning: door.isRunning, status: state.value, files } });
  });
}

function describeStatus(status: StatusJson, isRunning: boolean): string[] {
  const { limits, rates } = status;
  const limit = (value: number | undefined) => (value === undefined ? '' : ` of ${rateInWords(value)}`);
  const rows: [string, string][] = [
    ['version', `${status.version}, ${isRunning ? 'running' : 'no daemon runs'}`],
    ['peer', status.id],
    [
      'mode',
      status.mode === 'pure'
        ? 'pure: nobody but peers is asked'
        : `hybrid, ${status.coordinators.length === 0 ? 'no coordinator set' : status.coordinators.map(({ address, state }) => `${address} ${state}`).join(', ')}`,
    ],
    ['links', `${status.links}`],
    [
      'rates',
      `${rateInWords(rates.upload)}${limit(limits.upload)} up, ${rateInWords(rates.download)}${limit(limits.download)} down`,
    ],
    [
      'kept in',
      `${status.dataDirectory} (${bytesInWords(status.storedBytes)}, ${bytesInWords(status.freeBytes)} free)`,
    ],
    ...status.addresses.map((address, index): [string, string] => [index === 0 ? 'reached at' : '', address]),
  ];
  return table([{}, {}], rows).split('\n');
}

function fileTable(files: readonly FileJson[]): string {
  const rows = files.map((file) => [
    file.name,
    file.state + (file.isPrivate ? ', private' : ''),
    file.wantedBytes === 0 ? '' : `${Math.floor((100 * file.heldBytes) / file.wantedBytes)}%`,
    bytesInWords(file.byteLength),
    file.rates.download > 0 ? `${rateInWords(file.rates.download)} down` : '',
    file.rates.upload > 0 ? `${rateInWords(file.rates.upload)} up` : '',
    counted(file.peers, 'peer'),
    file.secondsLeft === undefined ? '' : `${timeInWords(file.secondsLeft)} left`,
  ]);
  const [head, number] = [{ max: 40 }, { isNumber: true } as const];
  return table([head, {}, number, number, number, number, number, number], rows);
}
