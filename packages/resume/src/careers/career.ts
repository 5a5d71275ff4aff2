/** A situation in life from which a résumé is written: what to put where, why, and who says so. The sample loads on demand. */
import type { EntryType } from '../schema/entry.ts';
import type { SectionKind } from '../schema/section.ts';

export type CareerId =
  | 'student'
  | 'fresher'
  | 'software-developer'
  | 'it-professional'
  | 'experienced-professional'
  | 'manager'
  | 'academic'
  | 'career-changer';

export interface Career {
  readonly id: CareerId;
  readonly name: string;
  /** One sentence in the second person: for whom this is. */
  readonly description: string;
  /** In which order to tell it. The sample's sections follow this order; it may leave some out. */
  readonly sectionOrder: readonly SectionPlan[];
  /** Id of a template. */
  readonly recommendedTemplate: string;
  readonly recommendedPages: PageCount;
  /** General advice first, then section by section in `sectionOrder`. */
  readonly guidance: readonly Guidance[];
}

export type SectionPlan =
  | { readonly kind: Exclude<SectionKind, 'custom'> }
  | { readonly kind: 'custom'; readonly title: string; readonly entryType: EntryType };

export interface PageCount {
  readonly min: number;
  readonly max: number;
}

export interface Guidance {
  /** Absent for advice about the whole résumé; for a custom section its title says which. */
  readonly section?: SectionKind;
  readonly title?: string;
  /** One or two plain sentences. */
  readonly advice: string;
  /** A line as it could stand in the résumé. */
  readonly example?: string;
  readonly source: Source;
}

/** Public advice that says so too; the words here are ours. */
export interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly url: string;
}
