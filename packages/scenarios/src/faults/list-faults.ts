/** All named faults. */
import { attackCases } from './attack-cases.ts';
import { type FaultCase } from './fault-case.ts';
import { troubleCases } from './trouble-cases.ts';

export const faultCases: readonly FaultCase[] = [...attackCases, ...troubleCases];
