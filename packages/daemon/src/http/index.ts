export { type Door, type DoorError } from './client/door.ts';
export { ownDoor } from './client/own-door.ts';
export {
  type DiagnosisJson,
  type FileJson,
  type OfferJson,
  type PeerJson,
  type StatusJson,
} from './operations/as-json.ts';
export { type FetchProgress } from './operations/fetch-link.ts';
export { type OpenedJson } from './operations/open-link.ts';
export { type OperationError } from './operations/operation.ts';
export { readPastedLink } from './operations/read-pasted-link.ts';
export { startPublic, type PublicInterface, type PublicOptions } from './public/start-public.ts';
export { startHttp, type HttpInterface, type HttpOptions, type HttpRoom } from './start-http.ts';
