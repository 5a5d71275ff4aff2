/** What is going on with a share, in words. */
import { formatBytes, formatNumber } from '../language/formats.ts';
import { m } from '../language/messages.ts';
import type { ShareView } from './service/share-service.ts';
import type { TransferView, Trouble } from './service/transfer.ts';

export function stateWords({ state, trouble, isCopied, field }: TransferView): string {
  switch (state) {
    case 'looking':
      return field.held > 0 ? m.share_waiting_peers() : m.share_looking();
    case 'ready':
      return m.share_ready();
    case 'receiving':
      return m.share_receiving();
    case 'here':
      return m.share_here();
    case 'serving':
      return isCopied ? m.share_copy_kept() : m.share_keep_open();
    case 'filesNeeded':
      return m.share_files_needed();
    case 'trouble':
      return trouble === undefined ? '' : troubleWords(trouble);
  }
}

function troubleWords(trouble: Trouble): string {
  switch (trouble.type) {
    case 'full':
      return m.share_trouble_full();
    case 'changed':
      return m.share_trouble_changed();
    case 'wrongKey':
      return m.share_trouble_key();
    case 'refused':
      return m.share_trouble_refused();
    case 'disk':
      return m.share_trouble_disk({ detail: trouble.detail });
  }
}

export function meetingWords(meeting: ShareView['meeting']): string {
  switch (meeting) {
    case 'starting':
      return m.share_meeting_starting();
    case 'coordinator':
      return m.share_meeting_coordinator();
    case 'daemon':
      return m.share_meeting_daemon();
    case 'none':
      return m.share_meeting_none();
    case 'gone':
      return m.share_meeting_gone();
  }
}

export const rateWords = (bytesPerSecond: number): string => m.share_rate({ size: formatBytes(bytesPerSecond) });

/** Rounded as one says it: 40 s, 3 min, 2 h. */
export function timeWords(seconds: number): string {
  const [value, unit] =
    seconds < 90
      ? [Math.max(1, Math.ceil(seconds)), 'second']
      : seconds < 5400
        ? [Math.round(seconds / 60), 'minute']
        : [Math.round(seconds / 3600), 'hour'];
  return formatNumber(value, { style: 'unit', unit, unitDisplay: 'short' });
}

export const nameWords = ({ name }: { readonly name: string }): string => (name === '' ? m.share_unnamed() : name);
