/** What can be wrong with something carried by hand, as facts. */
import { type PeerId } from '@peersume/base';

export type CarriedKind = 'invitation' | 'answer';

export type InvitationError =
  /** There is no invitation in the text. */
  | { readonly type: 'NotAnInvitation' }
  | { readonly type: 'InvitationTooLong'; readonly length: number; readonly max: number }
  /** Cut or mistyped. `at`: the character from which on it cannot be, where that is known. */
  | { readonly type: 'InvitationDamaged'; readonly at?: number | undefined }
  | { readonly type: 'InvitationVersionUnknown'; readonly version: number }
  /** An answer where an invitation is wanted, or the other way round: the two texts were taken for each other. */
  | { readonly type: 'InvitationKindWrong'; readonly expected: CarriedKind; readonly found: CarriedKind }
  /** Whole, and still not what our programs write. */
  | { readonly type: 'InvitationMalformed'; readonly part: string }
  /** It was not made by the peer whom it names. */
  | { readonly type: 'InvitationForged'; readonly peer: PeerId }
  | { readonly type: 'InvitationExpired'; readonly forMs: number }
  /** The answer is to another invitation than the one that is open. */
  | { readonly type: 'AnswersAnother'; readonly peer: PeerId }
  /** This peer's own. */
  | { readonly type: 'OwnInvitation' }
  /** The invitation has been answered already, or was closed. */
  | { readonly type: 'InvitationUsed' };
