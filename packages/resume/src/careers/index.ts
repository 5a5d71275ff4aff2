import type { Career } from './career.ts';
import { academic } from './situations/academic.ts';
import { careerChanger } from './situations/career-changer.ts';
import { experiencedProfessional } from './situations/experienced-professional.ts';
import { fresher } from './situations/fresher.ts';
import { itProfessional } from './situations/it-professional.ts';
import { manager } from './situations/manager.ts';
import { softwareDeveloper } from './situations/software-developer.ts';
import { student } from './situations/student.ts';

export type { Career, CareerId, Guidance, PageCount, SectionPlan, Source } from './career.ts';
export { loadSample } from './load-sample.ts';

/** In the order in which they are offered. */
export const careers: readonly Career[] = [
  student,
  fresher,
  softwareDeveloper,
  itProfessional,
  experiencedProfessional,
  manager,
  academic,
  careerChanger,
];

export function careerById(id: string): Career | undefined {
  return careers.find((career) => career.id === id);
}
