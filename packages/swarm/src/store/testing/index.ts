/** For tests of stores: `@peersume/swarm/testing/piece-store`. Needs Vitest, which simulations do not load. */
export { describePieceStore, type PieceStoreHarness, type PieceStoreSuite } from './describe-piece-store.ts';
export { sampleContent, type SampleContent, verifyNow } from './sample-content.ts';
export { createStoreTrial, type StoreTrial, type StoreTrialOptions } from './store-trial.ts';
