export {
  createIdentity,
  type Identity,
  type IdentityError,
  identityFromBytes,
  identityFromSeed,
  verifySignature,
} from './identity.ts';
export { peerIdFromPublicKey, publicKeyFromPeerId, publicKeyFromProtobuf, publicKeyToProtobuf } from './peer-id.ts';
