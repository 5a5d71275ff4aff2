export { describeLink, type LinkContract, type LinkedPair } from './describe-link.ts';
export { type Ear, listenTo } from './ear.ts';
