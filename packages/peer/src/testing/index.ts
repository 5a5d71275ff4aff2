export { describeLink, type LinkContract, type LinkedPair, type TimedPair } from './describe-link.ts';
export { type Ear, listenTo } from './ear.ts';
