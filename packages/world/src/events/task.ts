import { type Occurrence } from './event-queue.ts';

/** Something rare that is worth a closure. */
export class Task implements Occurrence {
  readonly occur: () => void;

  constructor(occur: () => void) {
    this.occur = occur;
  }
}
