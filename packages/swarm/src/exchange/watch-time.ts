/** What has to be looked at as time goes by, and when. One wake for all purposes; late ones are harmless. */
import { solicit } from './ask-for-pieces.ts';
import { checkStructure } from './fetch-structure.ts';
import { forgetStaleGrants } from './grant-rights.ts';
import { dropLate } from './snub-late-peers.ts';
import { type Core } from './state.ts';

export function watchTime(core: Core): void {
  core.wakeAt = Infinity;
  core.isUploadDue = true;
  if (core.checkAt > core.now) return;
  core.checkAt = Infinity;
  forgetStaleGrants(core);
  for (const file of core.files.values()) {
    if (file.phase === 'structureMissing') checkStructure(core, file);
    if (file.body !== undefined && file.body.asked.size > 0) {
      if (dropLate(core, file, file.body)) solicit(core, file, 4);
      core.checkAt = Math.min(core.checkAt, core.now + core.settings.checkMs);
    }
  }
}

export function planWake(core: Core): void {
  const at = Math.min(core.checkAt, core.flushAt);
  if (at >= core.wakeAt) return;
  core.wakeAt = at;
  core.actions.push({ type: 'wake', atMs: at });
}
