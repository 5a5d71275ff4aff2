export type { Door, DoorError } from './client/door.ts';
export type { DiagnosisJson, FileJson, OfferJson, PeerJson, StatusJson } from './operations/as-json.ts';
export type { FetchProgress } from './operations/fetch-link.ts';
export type { OpenedJson } from './operations/open-link.ts';
export type { OperationError } from './operations/operation.ts';
export { readPastedLink } from './operations/read-pasted-link.ts';
export { startPublic, type PublicInterface, type PublicOptions } from './at-large/start-public.ts';
export { startHttp, type HttpInterface, type HttpOptions, type HttpRoom } from './start-http.ts';
