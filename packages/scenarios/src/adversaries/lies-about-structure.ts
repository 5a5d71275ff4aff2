/** Answers the question what a file consists of, with something else. */
import { adversary } from './adversary.ts';

/** Nodes in one frame, at most. */
const maxStructureNodes = 1024;

/** Nodes with a byte changed. */
export const sendsWrongNodes = adversary({
  servesStructure: (talk, file, first) => {
    const node = file.content.manifest.structure[first]?.slice() ?? new Uint8Array(100);
    node[node.length - 1] = (node[node.length - 1] ?? 0) ^ 1;
    talk.sendStructure(file, first, [node]);
  },
});

export const sendsHugeNodes = adversary({
  servesStructure: (talk, file, first) => talk.sendStructure(file, first, [new Uint8Array(2 * 1024 * 1024)]),
});

/** Nodes of nothing, a thousand in a frame, for ever, asked for or not. */
export const sendsEndlessStructure = adversary({
  servesStructure: (talk, file, first) => {
    const nodes = Array.from({ length: maxStructureNodes }, () => new Uint8Array(1));
    talk.every(50, () => talk.sendStructure(file, first, nodes));
  },
});

/** Nodes that are true, but not those that were asked for. */
export const sendsOtherNodes = adversary({
  servesStructure: (talk, file, first) => {
    const { structure } = file.content.manifest;
    talk.sendStructure(file, first + 1000, structure.slice(0, 1));
  },
});

/** One true node in each answer, as late as it dares. */
export const dribblesStructure = adversary({
  servesStructure: (talk, file, first) => {
    talk.ports.clock.after(9_000, () => {
      const node = file.content.manifest.structure[first];
      if (node !== undefined) talk.sendStructure(file, first, [node]);
    });
  },
});
