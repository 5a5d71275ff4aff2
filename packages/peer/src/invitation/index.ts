export { type CarriedKind, type InvitationError } from './invitation-error.ts';
export {
  type AnsweredInvitation,
  answerInvitation,
  type CarryOptions,
  createInvitation,
  type OpenInvitation,
  readInvitation,
} from './invite.ts';
