import type { Resume } from '../schema/resume.ts';
import type { CareerId } from './career.ts';

/** A new copy each time. Each sample is a module of its own, so that a browser fetches only the one that was chosen. */
export async function loadSample(career: CareerId): Promise<Resume> {
  const module = await modules[career]();
  return module.sample();
}

const modules: Record<CareerId, () => Promise<{ readonly sample: () => Resume }>> = {
  student: () => import('./samples/student.ts'),
  fresher: () => import('./samples/fresher.ts'),
  'software-developer': () => import('./samples/software-developer.ts'),
  'it-professional': () => import('./samples/it-professional.ts'),
  'experienced-professional': () => import('./samples/experienced-professional.ts'),
  manager: () => import('./samples/manager.ts'),
  academic: () => import('./samples/academic.ts'),
  'career-changer': () => import('./samples/career-changer.ts'),
};
