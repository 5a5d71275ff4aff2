/**
 * A STUN responder on UDP: tells peers behind a NAT how they look from outside, so that ICE can connect them. It keeps
 * nothing of them, answers each host so many times a second and no more, and never sends more than about what it got: it
 * is of no use to those who would have it shout at somebody else.
 */
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { err, ok, type Clock, type Result } from '@peersume/base';
import { createTokenBucket, type TokenBucket } from '../../connect/token-bucket.ts';
import { answerBinding } from './answer-binding.ts';

export interface StunOptions {
  readonly clock: Clock;
  /** Undefined is every address of both families. */
  readonly host?: string | undefined;
  /** 0 is a free one. */
  readonly port: number;
}

export interface StunServer {
  readonly port: number;
  readonly counts: { readonly answered: number; readonly passedOver: number };
  close(): Promise<void>;
}

export type StunError =
  | { readonly type: 'PortTaken'; readonly port: number }
  | { readonly type: 'ListenFailed'; readonly detail: string };

/** Of one host (of IPv6 the network of 64 bits): an ICE agent asks a handful of times, a household has several. */
const answersPerMinute = 600;
const answerBurst = 60;
/** Of all: about 1 MB/s of answers. */
const allPerMinute = 600_000;
const allBurst = 10_000;
/** Hosts remembered; the one unheard of for longest is forgotten, which gives it a full bucket and no more. */
const maxHosts = 8_192;

export async function createStunServer({ clock, host, port }: StunOptions): Promise<Result<StunServer, StunError>> {
  const socket = createSocket(host === undefined || host.includes(':') ? 'udp6' : 'udp4');
  const bound = await bind(socket, port, host);
  if (!bound.ok) return bound;
  const buckets = new Map<string, TokenBucket>();
  const all = createTokenBucket(allPerMinute, allBurst, clock.now());
  let answered = 0;
  let passedOver = 0;

  const mayAnswer = (address: string): boolean => {
    const now = clock.now();
    const key = address.includes('.') ? address : address.split(':').slice(0, 4).join(':');
    const bucket = buckets.get(key) ?? createTokenBucket(answersPerMinute, answerBurst, now);
    buckets.delete(key);
    buckets.set(key, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > maxHosts && oldest !== undefined) buckets.delete(oldest);
    return bucket.take(now) && all.take(now);
  };

  socket.on('message', (request: Buffer, from: RemoteInfo) => {
    const answer = mayAnswer(from.address) ? answerBinding(request, from) : undefined;
    if (answer === undefined) {
      passedOver++;
      return;
    }
    answered++;
    // What cannot be sent is lost like any datagram; the other end asks again.
    socket.send(answer, from.port, from.address, () => {});
  });
  socket.on('error', () => {
    // A single datagram's trouble (an unreachable port, told by ICMP) is nothing of the socket's.
  });
  const boundPort = socket.address().port;
  return ok({
    port: boundPort,
    get counts() {
      return { answered, passedOver };
    },
    close: () => new Promise((resolve) => void socket.close(() => resolve())),
  });
}

function bind(socket: Socket, port: number, host: string | undefined): Promise<Result<void, StunError>> {
  return new Promise((resolve) => {
    socket.once('error', (fault: NodeJS.ErrnoException) => {
      socket.close();
      resolve(
        err(
          fault.code === 'EADDRINUSE' ? { type: 'PortTaken', port } : { type: 'ListenFailed', detail: fault.message },
        ),
      );
    });
    socket.bind({ port, ...(host !== undefined && { address: host }) }, () => {
      socket.removeAllListeners('error');
      resolve(ok(undefined));
    });
  });
}
