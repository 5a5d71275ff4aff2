/** What has to be looked at as time goes by, and when. One wake for all purposes; late ones are harmless. */
import { lookBy } from './look-again.ts';
import { solicit } from './ask.ts';
import { seekSeconds } from './ask-twice.ts';
import { careForLinks, planCare } from './care-for-links.ts';
import { checkStructure } from './fetch-structure.ts';
import { forgetStaleGrants } from './grant-rights.ts';
import { dropLate } from './snub-late-peers.ts';
import { type Core } from './state.ts';

export function watchTime(core: Core): void {
  core.wakeAt = Infinity;
  core.isUploadDue = true;
  careForLinks(core);
  if (core.checkAt > core.now) return;
  core.checkAt = Infinity;
  for (const channel of core.waiting) core.spenders.add(channel);
  core.waiting.clear();
  forgetStaleGrants(core);
  for (const file of core.files.values()) {
    if (file.phase === 'structureMissing') checkStructure(core, file);
    if (file.body !== undefined && file.body.asked.size > 0) {
      if (dropLate(core, file.body)) solicit(core, file, 4);
      if (file.stream !== undefined) core.read.add(file);
      seekSeconds(core, file, file.body);
      lookBy(core, core.now + core.settings.checkMs);
    }
  }
}

export function planWake(core: Core): void {
  planCare(core);
  const at = Math.min(core.checkAt, core.flushAt, core.careAt);
  if (at >= core.wakeAt) return;
  core.wakeAt = at;
  core.actions.push({ type: 'wake', atMs: at });
}
