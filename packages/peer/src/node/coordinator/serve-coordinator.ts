/** A coordinator on a libp2p host, which is also the relay, and its STUN responder. Any daemon can be one. */
import { ok, type Clock, type Random, type Result } from '@peersume/base';
import { createMeetingPlace, type MeetingCounts } from '../../coordinator/create-meeting-place.ts';
import { meetingOverChannel } from '../../coordinator/meeting-over-channel.ts';
import { defaultMeetingSettings, type MeetingSettings } from '../../coordinator/meeting-settings.ts';
import { maxMeetingMessageBytes, meetingProtocol } from '../../coordinator/protocol.ts';
import type { Libp2pHost } from '../../libp2p/index.ts';
import { createStunServer, type StunError, type StunServer } from '../stun/stun-server.ts';

export interface CoordinatorOptions {
  /** Of STUN; undefined is none, 0 any that is free. */
  readonly stunPort?: number | undefined;
  readonly stunHost?: string | undefined;
  readonly settings?: Partial<MeetingSettings> | undefined;
}

export interface CoordinatorServer {
  readonly counts: MeetingCounts & { readonly stunAnswered: number };
  readonly stunPort: number | undefined;
  close(): Promise<void>;
}

export async function serveCoordinator(
  host: Libp2pHost,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  options: CoordinatorOptions,
): Promise<Result<CoordinatorServer, StunError>> {
  const stun = await openStun(clock, options);
  if (!stun.ok) return stun;
  const stunPort = stun.value?.port;
  const place = createMeetingPlace({ clock, random, stunPort, settings: options.settings });
  const maxChannels = options.settings?.maxChannels ?? defaultMeetingSettings.maxChannels;
  const unhandle = host.handle(meetingProtocol, (channel) => place.attach(meetingOverChannel(channel)), {
    maxMessageBytes: maxMeetingMessageBytes,
    // A peer that comes again while its old channel is not known to be gone.
    perPeer: 2,
    atOnce: maxChannels + 64,
  });
  return ok({
    get counts() {
      return { ...place.counts, stunAnswered: stun.value?.counts.answered ?? 0 };
    },
    stunPort,
    async close() {
      unhandle();
      place.close();
      await stun.value?.close();
    },
  });
}

async function openStun(
  clock: Clock,
  { stunPort, stunHost }: CoordinatorOptions,
): Promise<Result<StunServer | undefined, StunError>> {
  if (stunPort === undefined) return ok(undefined);
  return await createStunServer({ clock, port: stunPort, host: stunHost });
}
