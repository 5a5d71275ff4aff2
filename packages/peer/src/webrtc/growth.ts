/**
 * Whether one more connection helps: adds one while sending waits for the way, keeps it where it made sending faster by
 * a tenth, and takes it away where it made it slower. A pure machine, fed with what was sent between two looks.
 */

export interface Growth {
  /** `bytes` since the last look; `isHeldUp`: sending waited for connections, not for the other end; `stripes` now. */
  look(bytes: number, isHeldUp: boolean, stripes: number): 'add' | 'remove' | 'stay';
}

/** Looks that a rate is the mean of. */
const looksPerRate = 2;
/** Looks after a change that do not count: the new connection is made and speeds up. */
const looksToSettle = 2;
/** Looks until more connections are tried again: the way may be another by then. */
const looksToRest = 60;
const worthIt = 1.1;
const harmful = 0.9;

export function createGrowth(most: number): Growth {
  let rates: number[] = [];
  let settling = 0;
  let resting = 0;
  /** The rate before the newest connection was added. */
  let before: number | undefined;

  function change(): void {
    rates = [];
    settling = looksToSettle;
  }

  return {
    look(bytes, isHeldUp, stripes) {
      if (resting > 0) resting--;
      if (!isHeldUp) {
        rates = [];
        return 'stay';
      }
      if (settling > 0) {
        settling--;
        return 'stay';
      }
      rates.push(bytes);
      if (rates.length < looksPerRate) return 'stay';
      const rate = rates.reduce((sum, each) => sum + each, 0) / rates.length;
      rates = [];
      if (before !== undefined) {
        const gain = rate / before;
        before = undefined;
        if (gain < worthIt) resting = looksToRest;
        if (gain < harmful) {
          change();
          return 'remove';
        }
      }
      if (resting > 0 || stripes >= most) return 'stay';
      before = rate;
      change();
      return 'add';
    },
  };
}
