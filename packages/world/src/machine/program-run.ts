/** One life of a program: from its start to its end. What belongs to it asks `alive` before it acts (WO60). */
export interface ProgramRun {
  alive: boolean;
}

/** Who holds what a test asks for from outside: no program, never dead. */
export const outside: ProgramRun = { alive: true };
