import { processorSeconds } from './processor-time.ts';

/** What the least that any discrete-event world must do costs: a binary heap of numbers in a plain array. */
export function heapEventsPerSecond(pending: number, events: number): number {
  const heap: number[] = [];
  let state = 1;
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 0x1_0000_0000;
  };
  for (let index = 0; index < pending; index++) push(heap, draw());
  const before = processorSeconds();
  for (let index = 0; index < events; index++) push(heap, pop(heap) + draw());
  return events / (processorSeconds() - before);
}

function push(heap: number[], time: number): void {
  let place = heap.length;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent] as number;
    if (time >= above) break;
    heap[place] = above;
    place = parent;
  }
  heap[place] = time;
}

function pop(heap: number[]): number {
  const first = heap[0] as number;
  const last = heap.pop() as number;
  const size = heap.length;
  let place = 0;
  for (;;) {
    let child = place * 2 + 1;
    if (child >= size) break;
    if (child + 1 < size && (heap[child + 1] as number) < (heap[child] as number)) child++;
    if ((heap[child] as number) >= last) break;
    heap[place] = heap[child] as number;
    place = child;
  }
  heap[place] = last;
  return first;
}
