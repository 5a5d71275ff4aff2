/** For tests and simulations: `@peersume/swarm/testing`. */
export { syntheticManifest, type SyntheticManifestOptions } from './synthetic-manifest.ts';
export { importToMemory, type InMemory } from './import-to-memory.ts';
