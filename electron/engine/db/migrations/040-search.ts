import type { Migration } from './migration.ts'

/** What was searched, what was opened from it, and searches kept under a name. Append-only: it is a disclosure record. */
export const migration040: Migration = {
  id: 40,
  name: 'search record, saved searches',
  sql: `
    CREATE TABLE search_record (
      id INTEGER PRIMARY KEY,               -- its number in the case
      search TEXT NOT NULL UNIQUE,          -- UUID, given by the reader that ran it
      at INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES account (id),
      text TEXT NOT NULL,
      meaning TEXT NOT NULL,                -- in words, as the language was then
      zone TEXT NOT NULL,
      spellings TEXT NOT NULL,              -- JSON: words that stood for others
      parent TEXT,                          -- the search from which it was changed, or which it was run again for
      again INTEGER NOT NULL CHECK (again IN (0, 1)),
      rows INTEGER NOT NULL, messages INTEGER NOT NULL,
      not_indexed INTEGER NOT NULL,
      data_version INTEGER NOT NULL,
      -- What counted then: runs up to this one, sources withdrawn by states up to this one.
      scope_run INTEGER NOT NULL, scope_state INTEGER NOT NULL,
      duration_ms INTEGER NOT NULL,
      digest TEXT NOT NULL                  -- SHA-256 over the ids of the hits, ascending, u32 little-endian
    ) STRICT;
    CREATE INDEX search_record_parent ON search_record (parent) WHERE parent IS NOT NULL;
    CREATE INDEX search_record_account ON search_record (account, id);
    -- The ids of hits (cells/id-codec.ts), once for all searches that found the same. Very many are not kept: their digest is.
    CREATE TABLE search_hits (
      digest TEXT PRIMARY KEY,
      rows INTEGER NOT NULL,
      ids BLOB NOT NULL
    ) STRICT;
    CREATE TABLE search_source (
      search INTEGER NOT NULL REFERENCES search_record (id),
      source INTEGER NOT NULL REFERENCES source (id),
      rows INTEGER NOT NULL,
      digest TEXT NOT NULL,                 -- of its hits alone
      PRIMARY KEY (search, source)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE search_opened (
      search INTEGER NOT NULL REFERENCES search_record (id),
      message INTEGER NOT NULL REFERENCES message (id),
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL,
      PRIMARY KEY (search, message, account)
    ) STRICT, WITHOUT ROWID;
    -- What persons called a search; the last entry holds, an empty one takes the name away.
    CREATE TABLE search_name (
      id INTEGER PRIMARY KEY,
      search INTEGER NOT NULL REFERENCES search_record (id),
      name TEXT NOT NULL,
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX search_name_search ON search_name (search, id);

    CREATE TABLE saved_search (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL, folded TEXT NOT NULL,   -- folded as names of handles are
      version INTEGER NOT NULL,
      text TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('current', 'superseded', 'withdrawn')),
      supersedes INTEGER REFERENCES saved_search (id),
      UNIQUE (folded, version)
    ) STRICT;
    CREATE UNIQUE INDEX saved_search_current ON saved_search (folded) WHERE state = 'current';
    CREATE TRIGGER saved_search_only_state BEFORE UPDATE ON saved_search
      WHEN NEW.id IS NOT OLD.id OR NEW.name IS NOT OLD.name OR NEW.folded IS NOT OLD.folded OR NEW.version IS NOT OLD.version
        OR NEW.text IS NOT OLD.text OR NEW.note IS NOT OLD.note OR NEW.account IS NOT OLD.account OR NEW.at IS NOT OLD.at
        OR NEW.supersedes IS NOT OLD.supersedes OR OLD.state <> 'current'
      BEGIN SELECT RAISE(ABORT, 'a saved search is superseded, never edited'); END;
    CREATE TRIGGER saved_search_no_delete BEFORE DELETE ON saved_search BEGIN SELECT RAISE(ABORT, 'a saved search is withdrawn, never deleted'); END;

    ${['search_record', 'search_hits', 'search_source', 'search_opened', 'search_name']
      .map(
        (table) => `
    CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'the search record is append-only'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'the search record is append-only'); END;`,
      )
      .join('')}
  `,
}
