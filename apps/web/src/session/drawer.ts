/** A small place of this origin that is written in one step: `localStorage`, or nothing where it is forbidden. */
import { newId } from '../model/new-entities.ts';

export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export function openDrawer(): Drawer {
  try {
    return localStorage;
  } catch {
    return { length: 0, key: () => null, getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}

const deviceKey = 'peersume-device';

/** Tells this device's edits from others' in the history; nothing more is behind it. */
export function deviceName(drawer: Drawer): string {
  const known = drawer.getItem(deviceKey);
  if (known !== null) return known;
  const fresh = newId('device');
  try {
    drawer.setItem(deviceKey, fresh);
  } catch {
    // Full: this run has a name of its own.
  }
  return fresh;
}
