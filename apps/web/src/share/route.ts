/** Where sharing is in the address: `#share`, or a link's own fragment. Small: the shell needs it at once. */
import { patch, type View } from '../shell/view-state.ts';

export const isShareHash = (hash: string): boolean => hash === shareHash || isLinkHash(hash);

/** Version, root and what follows; the rest is read by who opens it. */
export const isLinkHash = (hash: string): boolean => /^#[1-9]\d{0,3}\/[a-z2-7]/u.test(hash);

const shareHash = '#share';

export function showShare(view: View): void {
  patch(view, { screen: 'share', dialog: null });
  if (!isShareHash(location.hash)) location.hash = shareHash;
}
