export { systemClock, systemRandom } from '../connect/platform.ts';
