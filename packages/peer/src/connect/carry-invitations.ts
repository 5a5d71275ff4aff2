/** Links by invitations that people carry; what comes of them goes to the peer like any other link. */
import { ok, type Result } from '@peersume/base';
import type { AnsweredInvitation, CarryOptions, InvitationError } from '../invitation/index.ts';
import type { LinkInfo, OpenedLink } from '../link-info.ts';
import type { DialError } from '../transport.ts';

export interface Invitations {
  /** A text for the other person; `accept` takes theirs. The link is told by `PeerEvents.linked`. */
  invite(signal: AbortSignal): Promise<Result<CarriedInvitation, DialError>>;
  /** Reads an invitation and gives the text to carry back. */
  answer(text: string, signal: AbortSignal): Promise<Result<CarriedAnswer, InvitationError | DialError>>;
}

export interface CarriedInvitation {
  readonly text: string;
  /** UTC, in milliseconds. */
  readonly goodUntil: number;
  accept(answer: string): Promise<Result<LinkInfo, InvitationError | DialError>>;
}

export interface CarriedAnswer {
  readonly text: string;
  readonly inviter: AnsweredInvitation['inviter'];
  readonly goodUntil: number;
  readonly linked: Promise<Result<LinkInfo, DialError>>;
}

export function carryInvitations(
  options: () => Promise<Omit<CarryOptions, 'signal'>>,
  take: (opened: OpenedLink) => void,
): Invitations {
  const taken = <E>(opened: Result<OpenedLink, E>): Result<LinkInfo, E> => {
    if (!opened.ok) return opened;
    take(opened.value);
    return ok(opened.value.info);
  };
  return {
    async invite(signal) {
      const { createInvitation } = await import('../invitation/index.ts');
      const made = await createInvitation({ ...(await options()), signal });
      if (!made.ok) return made;
      const { text, goodUntil, accept } = made.value;
      return ok({ text, goodUntil, accept: async (answer) => taken(await accept(answer)) });
    },
    async answer(text, signal) {
      const { answerInvitation } = await import('../invitation/index.ts');
      const answered = await answerInvitation(text, { ...(await options()), signal });
      if (!answered.ok) return answered;
      return ok({ ...answered.value, linked: (async () => taken(await answered.value.linked))() });
    },
  };
}
