/** For tests and simulations: `@peersume/swarm/testing`. */
export { syntheticManifest, type SyntheticManifestOptions } from './synthetic-manifest.ts';
