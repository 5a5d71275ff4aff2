import type { Resume } from '../schema/resume.ts';

/** A new copy each time. Each sample is a module of its own, so that a browser fetches only the one that was chosen. */
export async function loadSample(career: keyof typeof modules): Promise<Resume> {
  const module: { readonly sample: () => Resume } = await modules[career]();
  return module.sample();
}

const modules = {
  student: () => import('./samples/student.ts'),
  'software-developer': () => import('./samples/software-developer.ts'),
};
