import type { Migration } from './migration.ts'

/** Watch-lists: what persons keep is superseded, never edited; what was found with them is derived and can be found again. */
export const migration045: Migration = {
  id: 45,
  name: 'watch-lists',
  sql: `
    CREATE TABLE watch_list (
      id INTEGER PRIMARY KEY,
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE watch_version (
      list INTEGER NOT NULL REFERENCES watch_list (id), version INTEGER NOT NULL,
      name TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
      colour INTEGER NOT NULL,
      retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
      terms_version INTEGER NOT NULL,       -- whose terms these are: a new name does not copy five thousand of them
      terms INTEGER NOT NULL,               -- how many
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL,
      PRIMARY KEY (list, version)
    ) STRICT, WITHOUT ROWID;
    -- One text, whatever lists and versions it stands in: what was found with it is kept once.
    CREATE TABLE watch_text (
      id INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE watch_term (
      list INTEGER NOT NULL REFERENCES watch_list (id), version INTEGER NOT NULL,
      position INTEGER NOT NULL,
      text INTEGER NOT NULL REFERENCES watch_text (id),
      note TEXT NOT NULL DEFAULT '',
      PRIMARY KEY (list, version, position)
    ) STRICT, WITHOUT ROWID;

    -- What a person does not want marked: a whole list (text 0), or one of its terms. A preference, put back at any time.
    CREATE TABLE watch_off (
      account INTEGER NOT NULL REFERENCES account (id),
      list INTEGER NOT NULL REFERENCES watch_list (id), text INTEGER NOT NULL,
      PRIMARY KEY (account, list, text)
    ) STRICT, WITHOUT ROWID;

    -- Derived. How far each text was looked for: in every row up to last_id. problem: why it finds nothing.
    CREATE TABLE watch_reach (
      text INTEGER PRIMARY KEY REFERENCES watch_text (id),
      last_id INTEGER NOT NULL,
      rule INTEGER NOT NULL,                -- of the language that it was read by
      problem TEXT
    ) STRICT;
    -- Rows found, withdrawn ones too, from first_id on, as cells/id-codec.ts packs them.
    CREATE TABLE watch_hits (
      text INTEGER NOT NULL REFERENCES watch_text (id), first_id INTEGER NOT NULL,
      rows INTEGER NOT NULL, ids BLOB NOT NULL,
      PRIMARY KEY (text, first_id)
    ) STRICT;
    -- Grows whenever something was found anew.
    CREATE TABLE watch_found (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL) STRICT;
    INSERT INTO watch_found VALUES (1, 0);

    -- Each time lists were run to the end: over which new rows (null: none were new), how many texts, and what that found.
    CREATE TABLE watch_run (
      id INTEGER PRIMARY KEY,
      first_id INTEGER, last_id INTEGER NOT NULL,
      lists INTEGER NOT NULL, texts INTEGER NOT NULL, rows INTEGER NOT NULL,
      started_at INTEGER NOT NULL, finished_at INTEGER NOT NULL,
      account INTEGER NOT NULL REFERENCES account (id)
    ) STRICT;

    ${['watch_list', 'watch_version', 'watch_text', 'watch_term', 'watch_run']
      .map(
        (table) => `
    CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'a watch-list is superseded, never edited'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'a watch-list is retired, never deleted'); END;`,
      )
      .join('')}
  `,
}
