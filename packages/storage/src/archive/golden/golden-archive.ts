/** What `version-1.zip` holds; written once by `scripts/write-golden-archive.ts`, and never again. */
import type { Archive } from '../archive.ts';

export const goldenArchive: Archive = {
  exportedAt: 1_795_211_400_000,
  resumes: [
    {
      card: {
        id: 'resume-7c1d',
        title: 'Lê Phương Thảo · Third-year student',
        createdAt: 1_795_125_000_000,
        changedAt: 1_795_211_400_000,
        career: 'student',
        snapshot: '{"format":"peersume-resume","name":"Lê Phương Thảo"}',
        variants: [{ id: 'variant-1', name: 'For the water works', snapshot: '{"format":"peersume-resume"}' }],
      },
      batches: [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(255, 0)],
    },
    {
      card: {
        id: 'resume-2b90',
        title: '',
        name: '',
        createdAt: 0,
        changedAt: 1,
        archivedAt: 2,
        snapshot: '',
        variants: [],
      },
      batches: [],
    },
  ],
  settings: new Map<string, unknown>([['looks', [{ name: 'Mine', size: 10.5 }]]]),
};
