/** Everything that can be asked of a daemon. Names are paths of the HTTP interface (`POST /api/share`). */
import { err, ok, type Result } from '@peersume/base';
import type { DaemonError } from '../../daemon-error.ts';
import type { ImportState, NearbyPeer, Shared } from '../../daemon.ts';
import {
  fileAsJson,
  type DiagnosisJson,
  type FileJson,
  type OfferJson,
  type PeerJson,
  type StatusJson,
} from './as-json.ts';
import { fetchLink, type FetchProgress } from './fetch-link.ts';
import { openLink, type OpenedJson } from './open-link.ts';
import type { Operation, OperationError } from './operation.ts';
import {
  flag,
  httpsAddress,
  list,
  number,
  numberOrNone,
  oneOf,
  optional,
  shape,
  text,
  type InputOf,
} from './read-input.ts';
import { readPastedLink } from './read-pasted-link.ts';

const maxPathLength = 4_096; // the longest path that Linux takes
const maxPaths = 10_000; // chosen files, or files named on one command line
const maxPastedLength = 65_536; // as much as is looked at
const maxRate = 1e12;

const path = text(maxPathLength);
const link = text(maxPastedLength);
const root = text(128);
const rate = numberOrNone(1, maxRate);

const nothing = shape({});
const shareInput = shape({
  paths: list(path, maxPaths),
  isPrivate: flag,
  name: optional(text(255)),
  profile: optional(oneOf('default', 'unixfs-v1-2025')),
  sources: optional(list(httpsAddress, 8)),
});
const openInput = shape({ link });
const fetchInput = shape({ link, into: path, keep: flag, paths: optional(list(path, maxPaths)) });
const changeInput = shape({
  root,
  paused: optional(flag),
  weight: optional(number(0.01, 100)),
  paths: optional(list(path, maxPaths)),
});
const forgetInput = shape({ root, deleteFetched: flag });
const limitInput = shape({ upload: optional(rate), download: optional(rate) });
const examineInput = shape({ link: optional(link) });
const offerInput = shape({ root, to: text(128) });
const acceptInput = shape({ id: text(20), into: path });
const declineInput = shape({ id: text(20) });

type Nothing = InputOf<Record<never, never>>;
type Answer<T> = Promise<Result<T, OperationError>>;

const operation = <Input, Progress, Output>(
  read: Operation<Input, Progress, Output>['read'],
  run: Operation<Input, Progress, Output>['run'],
): Operation<Input, Progress, Output> => ({ read, run });

export const operations = {
  status: operation<Nothing, never, StatusJson>(nothing, async ({ daemon }) => ok(daemon.status())),
  files: operation<Nothing, never, { files: readonly FileJson[] }>(nothing, async ({ daemon }) =>
    ok({ files: daemon.files().map(fileAsJson) }),
  ),
  peers: operation<Nothing, never, { peers: readonly PeerJson[] }>(nothing, async ({ daemon }) =>
    ok({ peers: daemon.peers() }),
  ),
  nearby: operation<Nothing, never, { nearby: readonly NearbyPeer[] }>(nothing, async ({ daemon }) =>
    ok({ nearby: daemon.nearby() }),
  ),
  offers: operation<Nothing, never, { offers: readonly OfferJson[] }>(nothing, async ({ offers }) =>
    ok({ offers: offers.waiting }),
  ),
  share: operation<InputFrom<typeof shareInput>, ImportState, Shared>(
    shareInput,
    async ({ daemon }, input, told, signal): Answer<Shared> => await daemon.share(input, told, signal),
  ),
  open: operation<InputFrom<typeof openInput>, never, OpenedJson>(
    openInput,
    async ({ daemon }, input, _, signal) => await openLink(daemon, input.link, signal),
  ),
  fetch: operation<InputFrom<typeof fetchInput>, FetchProgress, FileJson>(
    fetchInput,
    async ({ daemon }, input, told, signal) => await fetchLink(daemon, input, told, signal),
  ),
  change: operation<InputFrom<typeof changeInput>, never, null>(changeInput, async ({ daemon }, { root, ...change }) =>
    done(await daemon.change(root, given(change))),
  ),
  forget: operation<InputFrom<typeof forgetInput>, never, null>(
    forgetInput,
    async ({ daemon }, { root, deleteFetched }) => done(await daemon.forget(root, { deleteFetched })),
  ),
  /** What is absent stays; null takes a limit away. */
  limit: operation<InputFrom<typeof limitInput>, never, StatusJson>(limitInput, async ({ daemon }, wanted) => {
    const now = daemon.status().limits;
    const pick = (asked: number | null | undefined, held: number | undefined) =>
      asked === undefined ? held : (asked ?? undefined);
    daemon.limit({ upload: pick(wanted.upload, now.upload), download: pick(wanted.download, now.download) });
    return ok(daemon.status());
  }),
  examine: operation<InputFrom<typeof examineInput>, never, DiagnosisJson>(
    examineInput,
    async ({ daemon }, input, _, signal) => {
      if (input.link === undefined) return ok(await daemon.examine(undefined, signal));
      const target = readPastedLink(input.link);
      if (!target.ok) return err({ type: 'LinkWrong', cause: target.error });
      return ok(await daemon.examine(target.value, signal));
    },
  ),
  offer: operation<InputFrom<typeof offerInput>, never, { answer: 'accepted' | 'declined' }>(
    offerInput,
    async ({ daemon }, { root, to }, _, signal) => {
      const answer = await daemon.offer(root, to, signal);
      return answer.ok ? ok({ answer: answer.value }) : answer;
    },
  ),
  accept: operation<InputFrom<typeof acceptInput>, never, null>(acceptInput, async ({ offers }, { id, into }) => {
    const offer = offers.take(id);
    if (offer === undefined) return err({ type: 'OfferGone', id });
    offer.accept(into);
    return ok(null);
  }),
  decline: operation<InputFrom<typeof declineInput>, never, null>(declineInput, async ({ offers }, { id }) => {
    const offer = offers.take(id);
    if (offer === undefined) return err({ type: 'OfferGone', id });
    offer.decline();
    return ok(null);
  }),
};

/** What a reader of input gives. */
type InputFrom<R> = R extends (input: unknown) => Result<infer I, infer _> ? I : never;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
type Parts<N extends OperationName> = Operations[N] extends Operation<infer I, infer P, infer O> ? [I, P, O] : never;
export type OperationInput<N extends OperationName> = Parts<N>[0];
export type OperationProgress<N extends OperationName> = Parts<N>[1];
export type OperationOutput<N extends OperationName> = Parts<N>[2];

const done = (result: Result<void, DaemonError>): Result<null, DaemonError> => (result.ok ? ok(null) : result);

/** Only what was said: a field that is there and undefined would mean something. */
const given = <T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
