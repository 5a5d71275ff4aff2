/** A finished résumé of somebody in a certain job, to look at, borrow from and write over. It loads on demand. */
export type ExampleId = (typeof exampleIds)[number];

/** In the order in which a gallery shows them: neighbours differ in trade and in looks. */
export const exampleIds = [
  'nurse',
  'product-manager',
  'teacher',
  'electrician',
  'designer',
  'accountant',
  'data-analyst',
  'sales',
  'chef',
  'civil-engineer',
  'human-resources',
  'marketing',
  'researcher',
  'customer-support',
  'paralegal',
  'logistics',
  'social-worker',
  'office-administrator',
] as const;
