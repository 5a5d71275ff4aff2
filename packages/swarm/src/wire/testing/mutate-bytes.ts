/** Bytes like these, but for some mistakes: what an attacker who knows the format would send. */
import { below, type Random } from '@peersume/base';

export function mutateBytes(random: Random, bytes: Uint8Array): Uint8Array {
  let mutated = [...bytes.subarray(0, 65_536)];
  for (let count = 1 + below(random, 4); count > 0; count--) {
    const at = below(random, mutated.length + 1);
    switch (below(random, 6)) {
      case 0:
        mutated[at] = below(random, 256);
        break;
      case 1:
        mutated.splice(at, 1 + below(random, 8));
        break;
      case 2:
        mutated.splice(at, 0, ...Array.from({ length: 1 + below(random, 8) }, () => below(random, 256)));
        break;
      case 3:
        // A number that claims to be large, perhaps without end.
        mutated.splice(at, 1, ...Array.from({ length: 1 + below(random, 9) }, () => 0xff), below(random, 128));
        break;
      case 4:
        mutated = mutated.slice(0, at);
        break;
      default:
        // A part of itself once more.
        mutated.splice(at, 0, ...mutated.slice(below(random, mutated.length + 1), at));
    }
  }
  return Uint8Array.from(mutated, (byte) => byte ?? 0);
}
