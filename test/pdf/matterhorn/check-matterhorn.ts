/**
 * Judges a file by every machine-checkable condition of the Matterhorn Protocol 1.1 for PDF/UA-1, on its object tree.
 * Kinds of objects that our writer never makes (simple fonts, CMaps of its own, CIDSets) fail as unread rather than pass.
 */
import { checkAnnotations } from './check-annotations.ts';
import { checkContent } from './check-content.ts';
import { checkDocument } from './check-document.ts';
import { checkFonts } from './check-fonts.ts';
import { checkStructure } from './check-structure.ts';
import { conditions } from './conditions.ts';
import { readPdf } from './pdf-model.ts';
import type { Verdict } from './verdict.ts';

export type { Verdict } from './verdict.ts';

/** One verdict for each condition, in the protocol's order. */
export async function checkMatterhorn(bytes: Uint8Array): Promise<readonly Verdict[]> {
  const pdf = await readPdf(bytes);
  const verdicts = [checkContent, checkDocument, checkStructure, checkAnnotations, checkFonts].flatMap((check) =>
    check(pdf),
  );
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  return conditions.map(({ id }) => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`no check looks at condition ${id}`);
    return found;
  });
}

/** What a file fails by, as sentences; empty where it conforms. */
export async function matterhornFailures(bytes: Uint8Array): Promise<readonly string[]> {
  const verdicts = await checkMatterhorn(bytes);
  return verdicts.flatMap(({ id, result, facts }) => {
    if (result !== 'fail') return [];
    const condition = conditions.find((its) => its.id === id);
    return [`${id} (${condition?.clause}): ${condition?.failsWhen}: ${facts.slice(0, 3).join('; ')}`];
  });
}
