/**
 * Calls that come while one is being handled wait for its end, in order: an answer given within a call never re-enters.
 */
export function createEventQueue<Event>(handle: (event: Event) => void): (event: Event) => void {
  /** Kept from call to call, because nearly every piece needs it; what was handled is taken out of it. */
  let waiting: (Event | undefined)[] = [];
  let count = 0;
  let isHandling = false;

  return function push(event: Event): void {
    if (isHandling) {
      waiting[count++] = event;
      return;
    }
    isHandling = true;
    try {
      handle(event);
      // More may come while they are handled.
      for (let index = 0; index < count; index++) {
        const next = waiting[index] as Event;
        waiting[index] = undefined;
        handle(next);
      }
    } finally {
      if (waiting.length > maxKept) waiting = [];
      else for (let index = 0; index < count; index++) waiting[index] = undefined;
      count = 0;
      isHandling = false;
    }
  };
}

/** A list that was longer for once is not kept. */
const maxKept = 64;
