/** Facts as a list of checks that a person can read from top to bottom: this device first, then the way, then the file. */
import { type DialError } from '@peersume/peer';
import { type Check } from '../daemon.ts';
import { type Facts, type TargetFacts } from './facts.ts';

export function describeFacts(facts: Facts): Check[] {
  const { directory, clock, interfaces, listening, coordinators, ways, links, target } = facts;
  const outside = interfaces.filter(({ isInternal }) => !isInternal);
  return [
    check(
      'data directory',
      directory.isWritable,
      directory.isWritable ? freeText(directory.freeBytes) : 'cannot be written',
    ),
    check(
      'clock',
      !clock.isBeforeProgram,
      clock.isBeforeProgram ? 'says a time before this program was made' : 'plausible',
    ),
    check(
      'network',
      outside.length > 0,
      outside.map(({ address }) => address).join(', ') || 'no address outside of this machine',
    ),
    check('listening', listening.addresses.length > 0, listening.addresses.join(', ') || 'nowhere'),
    wayCheck('nearby devices (mDNS)', facts, 'mdns'),
    wayCheck('peers of peers (DHT)', facts, 'dht'),
    ...(coordinators.length === 0
      ? [
          {
            name: 'coordinators',
            outcome: 'skipped' as const,
            detail: facts.mode === 'pure' ? 'pure mode asks none' : 'none is named',
          },
        ]
      : coordinators.map(({ address, state, cause }) =>
          check(`coordinator ${address}`, state === 'connected', cause === undefined ? state : errorText(cause)),
        )),
    { name: 'router (NAT)', outcome: facts.nat === 'unknown' ? 'unknown' : 'good', detail: natText[facts.nat] },
    check('links', links > 0 ? true : undefined, links === 1 ? 'one peer' : `${links} peers`),
    ...(target === undefined ? [] : describeTarget(target)),
    ...(ways.size > 0 ? [] : [{ name: 'looking', outcome: 'unknown' as const, detail: 'nothing is looked for now' }]),
  ];
}

function describeTarget({ tries, speaks, isSelf }: TargetFacts): Check[] {
  if (isSelf) return [{ name: 'link', outcome: 'bad', detail: 'leads to this peer itself' }];
  return [
    ...tries.map(({ address, error }) =>
      check(address, error === undefined, error === undefined ? 'reached, and proven' : errorText(error)),
    ),
    check(
      'file',
      speaks,
      speaks === undefined ? 'nobody could be asked' : speaks ? 'a linked peer has it' : 'no linked peer has it',
    ),
  ];
}

const check = (name: string, isGood: boolean | undefined, detail: string): Check => ({
  name,
  outcome: isGood === undefined ? 'unknown' : isGood ? 'good' : 'bad',
  detail,
});

function wayCheck(name: string, { ways }: Facts, way: 'mdns' | 'dht'): Check {
  const report = ways.get(way);
  if (report === undefined) return { name, outcome: 'skipped', detail: 'not used' };
  if (report.type === 'failed') return { name, outcome: 'bad', detail: report.cause };
  return { name, outcome: 'good', detail: report.type === 'found' ? `found ${report.peers}` : 'looking' };
}

const freeText = (bytes: number | undefined): string =>
  bytes === undefined ? 'can be written' : `can be written, ${Math.floor(bytes / 2 ** 20)} MiB free`;

const natText: Readonly<Record<Facts['nat'], string>> = {
  none: 'this device has an address of its own in the internet',
  open: 'others get in once this device has called',
  mapped: 'a port is mapped to this device',
  symmetric: 'gives every connection another port',
  unknown: 'nobody was asked how this device looks from outside',
};

/** What the other end, or the way to it, answered. */
export function errorText(error: DialError): string {
  switch (error.type) {
    case 'NameUnknown':
      return `the name ${error.name} is not known`;
    case 'Refused':
      return 'a machine is there, and nobody listens at that port';
    case 'NoRoute':
      return `no way there (${error.detail})`;
    case 'NoAnswer':
      return {
        nothing: 'no answer',
        socket: 'a connection began, and nothing came',
        handshake: 'the other end fell silent',
      }[error.after];
    case 'WrongPeer':
      return error.actual === undefined ? 'somebody else answers' : `${error.actual} answers`;
    case 'TurnedAway':
      return `turned away: ${error.detail}`;
    case 'Aborted':
      return 'given up';
    default:
      return error.detail;
  }
}
