/** What the start screen does not need and the desk does: loaded as one, when a résumé is opened or nothing else is to do. */
export { beginSession, openSession } from '../session/open-session.ts';
export { Desk } from './desk.tsx';
