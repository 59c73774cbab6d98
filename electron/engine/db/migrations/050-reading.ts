import type { Migration } from './migration.ts'

/** What belongs to each reader: what they have seen, where they stand, what they keep in mind, how they like it shown. */
export const migration050: Migration = {
  id: 50,
  name: 'readers: seen, places, bookmarks, preferences',
  sql: `
    -- A screenful at a time: 'ids' holds ascending message ids, some two bytes each (engine/seen/id-codec.ts).
    CREATE TABLE seen (
      id INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES account (id),
      at INTEGER NOT NULL,                        -- when they counted as seen
      first_id INTEGER NOT NULL REFERENCES message (id), last_id INTEGER NOT NULL REFERENCES message (id),
      ids BLOB NOT NULL
    ) STRICT;
    CREATE INDEX seen_account ON seen (account, first_id, last_id);
    CREATE TRIGGER seen_no_update BEFORE UPDATE ON seen BEGIN SELECT RAISE(ABORT, 'what was seen is append-only'); END;
    CREATE TRIGGER seen_no_delete BEFORE DELETE ON seen BEGIN SELECT RAISE(ABORT, 'what was seen is append-only'); END;

    -- A person's own, changed as they go: no evidence, no decision.
    CREATE TABLE reading_place (
      account INTEGER NOT NULL REFERENCES account (id),
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      message INTEGER NOT NULL REFERENCES message (id),
      at INTEGER NOT NULL,
      PRIMARY KEY (account, conversation)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE bookmark (
      account INTEGER NOT NULL REFERENCES account (id),
      message INTEGER NOT NULL REFERENCES message (id),
      note TEXT NOT NULL DEFAULT '',
      at INTEGER NOT NULL,
      PRIMARY KEY (account, message)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE preference (
      account INTEGER NOT NULL REFERENCES account (id),
      name TEXT NOT NULL,
      value TEXT NOT NULL,                        -- JSON, of the shape that the contract has under this name
      PRIMARY KEY (account, name)
    ) STRICT, WITHOUT ROWID;
  `,
}
