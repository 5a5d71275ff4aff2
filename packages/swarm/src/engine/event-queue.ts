/**
 * Calls that come while one is being handled wait for its end, in order: an answer given within a call never re-enters.
 */
export function createEventQueue<Event>(handle: (event: Event) => void): (event: Event) => void {
  let waiting: Event[] = [];
  let isHandling = false;

  return function push(event: Event): void {
    if (isHandling) {
      waiting.push(event);
      return;
    }
    isHandling = true;
    try {
      handle(event);
      // The list grows while it is walked.
      for (let index = 0; index < waiting.length; index++) handle(waiting[index] as Event);
    } finally {
      if (waiting.length > 0) waiting = [];
      isHandling = false;
    }
  };
}
