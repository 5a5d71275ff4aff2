/** What is printed when the program itself failed: that it is not the person's doing, and what a report needs. */

export function describeBug(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return [
    'This is a bug in Peersume, not a mistake of yours. Your files are as they were.',
    `Please report it with the lines below (Node ${process.versions.node}, ${process.platform}-${process.arch}).`,
    '',
    trace,
    '',
  ].join('\n');
}
