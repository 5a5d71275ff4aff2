import type { Resume } from '../schema/resume.ts';
import type { ExampleId } from './example.ts';

/** A new copy each time. Each example is a module of its own, so that a browser fetches only those that are looked at. */
export async function loadExample(id: ExampleId): Promise<Resume> {
  const module = await modules[id]();
  return module.sample();
}

const modules: Record<ExampleId, () => Promise<{ readonly sample: () => Resume }>> = {
  nurse: () => import('./people/nurse.ts'),
  'product-manager': () => import('./people/product-manager.ts'),
  teacher: () => import('./people/teacher.ts'),
  electrician: () => import('./people/electrician.ts'),
  designer: () => import('./people/designer.ts'),
  accountant: () => import('./people/accountant.ts'),
  'data-analyst': () => import('./people/data-analyst.ts'),
  sales: () => import('./people/sales.ts'),
  chef: () => import('./people/chef.ts'),
  'civil-engineer': () => import('./people/civil-engineer.ts'),
  'human-resources': () => import('./people/human-resources.ts'),
  marketing: () => import('./people/marketing.ts'),
  researcher: () => import('./people/researcher.ts'),
  'customer-support': () => import('./people/customer-support.ts'),
  paralegal: () => import('./people/paralegal.ts'),
  logistics: () => import('./people/logistics.ts'),
  'social-worker': () => import('./people/social-worker.ts'),
  'office-administrator': () => import('./people/office-administrator.ts'),
};
