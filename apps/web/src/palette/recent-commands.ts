/** What was done lately, by id, the newest first; remembered in this browser. */
const key = 'peersume-recent-commands';
const maxRecent = 5;

export function recentCommands(): readonly string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string').slice(0, maxRecent) : [];
  } catch {
    return [];
  }
}

export function rememberCommand(id: string): void {
  const ids = [id, ...recentCommands().filter((other) => other !== id)].slice(0, maxRecent);
  try {
    localStorage.setItem(key, JSON.stringify(ids));
  } catch {
    // Storage may be forbidden; nothing but comfort is lost.
  }
}
