export { type AddressHost, type AddressParts, farPeer, maxAddressLength } from './address.ts';
export { formatAddress } from './format-address.ts';
export { formatIp, parseIp } from './ip.ts';
export { type AddressPolicy, judgeAddress, judgeIp } from './judge-address.ts';
export { type AddressError, parseAddress } from './parse-address.ts';
