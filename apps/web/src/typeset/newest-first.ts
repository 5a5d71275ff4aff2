/**
 * Runs work for named views, one at a time. A view that is asked again while it waits keeps its place but does only
 * the newest work; the view named `first` goes before all others. Between two pieces of work it yields, so that newer
 * requests can arrive and replace what waits.
 */
export interface NewestFirst<Work> {
  submit(view: string, work: Work): void;
  drop(view: string): void;
}

export function createNewestFirst<Work>({
  first,
  run,
  breathe,
}: {
  first: string;
  run: (view: string, work: Work) => Promise<void>;
  /** Resolves after messages that have arrived were handled. */
  breathe: () => Promise<void>;
}): NewestFirst<Work> {
  const waiting = new Map<string, Work>();
  let running = false;

  async function drain(): Promise<void> {
    running = true;
    for (;;) {
      const next = waiting.has(first) ? first : waiting.keys().next().value;
      if (next === undefined) break;
      const work = waiting.get(next) as Work;
      waiting.delete(next);
      await run(next, work);
      await breathe();
    }
    running = false;
  }

  return {
    submit(view, work) {
      waiting.set(view, work);
      if (!running) void drain();
    },
    drop: (view) => void waiting.delete(view),
  };
}
