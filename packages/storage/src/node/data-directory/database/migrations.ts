/**
 * The steps from an empty database to the newest version, one for each version. A step that was published never changes,
 * and none takes anything away: what a newer program does not need any more it leaves where it is.
 */
export const migrations: readonly string[] = [
  `
  -- What a program remembers of each file that it shares or fetches, by the text of its CID. The record is JSON of the
  -- program's own. It may hold a private share's key in clear: this file is for its owner's eyes (0600), and whoever can
  -- read it can read the shared files too.
  CREATE TABLE files (root TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT;

  -- The inner nodes of a file's DAG, parents first.
  CREATE TABLE structures (root TEXT NOT NULL, number INTEGER NOT NULL, node BLOB NOT NULL, PRIMARY KEY (root, number)) STRICT;

  -- Small things by name: settings, peers met.
  CREATE TABLE small_values (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT;

  -- Names of logs and of what is beside them are UTF-16, big end first: any text fits, in the order of its code units.
  CREATE TABLE logs (id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, length INTEGER NOT NULL) STRICT;
  CREATE TABLE log_entries (log INTEGER NOT NULL, number INTEGER NOT NULL, entry BLOB NOT NULL, PRIMARY KEY (log, number)) STRICT;
  CREATE TABLE log_beside (log INTEGER NOT NULL, name BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (log, name)) STRICT;
  `,
];
