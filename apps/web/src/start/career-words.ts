/** The situations and jobs in the language of the interface. */
import type { CareerId } from '@peersume/resume';
import type { ExampleId } from '@peersume/resume/examples';
import { m } from '../language/messages.ts';

interface CareerWords {
  readonly name: () => string;
  readonly words: () => string;
}

export const careerWords: Readonly<Record<CareerId, CareerWords>> = {
  student: { name: () => m.start_career_student(), words: () => m.start_career_student_words() },
  fresher: { name: () => m.start_career_fresher(), words: () => m.start_career_fresher_words() },
  'software-developer': { name: () => m.start_career_developer(), words: () => m.start_career_developer_words() },
  'it-professional': { name: () => m.start_career_it(), words: () => m.start_career_it_words() },
  'experienced-professional': {
    name: () => m.start_career_experienced(),
    words: () => m.start_career_experienced_words(),
  },
  manager: { name: () => m.start_career_manager(), words: () => m.start_career_manager_words() },
  academic: { name: () => m.start_career_academic(), words: () => m.start_career_academic_words() },
  'career-changer': { name: () => m.start_career_changer(), words: () => m.start_career_changer_words() },
};

export const jobNames: Readonly<Record<ExampleId, () => string>> = {
  nurse: () => m.start_job_nurse(),
  'product-manager': () => m.start_job_product(),
  teacher: () => m.start_job_teacher(),
  electrician: () => m.start_job_electrician(),
  designer: () => m.start_job_designer(),
  accountant: () => m.start_job_accountant(),
  'data-analyst': () => m.start_job_data(),
  sales: () => m.start_job_sales(),
  chef: () => m.start_job_chef(),
  'civil-engineer': () => m.start_job_civil(),
  'human-resources': () => m.start_job_hr(),
  marketing: () => m.start_job_marketing(),
  researcher: () => m.start_job_researcher(),
  'customer-support': () => m.start_job_support(),
  paralegal: () => m.start_job_paralegal(),
  logistics: () => m.start_job_logistics(),
  'social-worker': () => m.start_job_social(),
  'office-administrator': () => m.start_job_office(),
};
