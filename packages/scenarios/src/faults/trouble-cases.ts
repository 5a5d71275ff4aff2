import { type FaultCase } from './fault-case.ts';
export const troubleCases: readonly FaultCase[] = [];
