/** What a command needs to talk to a running daemon, and nothing of the daemon itself. */
export { connectDoor } from './connect-door.ts';
export type { Door, DoorError } from './door.ts';
