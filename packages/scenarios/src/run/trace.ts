/** The steps of a run, as they are told to whoever wants to read along. */
import { type NetworkEvent } from '@peersume/world';

export type TraceLine =
  /** A frame or a link, as the network saw it. */
  | (Omit<NetworkEvent, 'type'> & { readonly type: 'frame'; readonly event: NetworkEvent['type'] })
  /** Something else of a machine, in words; of the world where `actor` is empty. */
  | { readonly type: 'note'; readonly atMs: number; readonly actor: string; readonly what: string };
