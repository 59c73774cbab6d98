import type { Migration } from './migration.ts'

/** Source truth: what was served, row by row. Insert-only; triggers refuse everything else. */
export const migration020: Migration = {
  id: 20,
  name: 'sources, messages, media',
  sql: `
    CREATE TABLE mapping (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL, version INTEGER NOT NULL,
      signature TEXT NOT NULL,              -- of the header, so that a like file is recognised
      definition TEXT NOT NULL,             -- JSON, shared/domain/mapping.ts
      account INTEGER REFERENCES account (id), created_at INTEGER NOT NULL,
      UNIQUE (name, version)
    ) STRICT;
    CREATE INDEX mapping_signature ON mapping (signature, id);

    CREATE TABLE source (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,                   -- file name as served
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,                 -- 64 hex digits, of the file's own bytes also where it lay in an archive
      archive TEXT,                         -- name of the archive or folder that it was served in; null: by itself
      archive_sha256 TEXT,                  -- of the archive; null for a folder
      sheet TEXT,                           -- the sheet, table or query that was read; null: the file is one table
      format TEXT NOT NULL,
      encoding TEXT,                        -- null: the format has one of its own
      zone TEXT NOT NULL,
      supplier TEXT NOT NULL DEFAULT '', tranche TEXT NOT NULL DEFAULT '',
      exhibit TEXT NOT NULL DEFAULT '', continuity TEXT NOT NULL DEFAULT '',
      supersedes INTEGER REFERENCES source (id),  -- the earlier version of this file
      mapping INTEGER NOT NULL REFERENCES mapping (id),
      columns TEXT NOT NULL,                -- JSON array: the served columns, in order
      kept_columns TEXT NOT NULL,           -- JSON array: the unmapped ones, the order of message.extra
      added_at INTEGER NOT NULL, account INTEGER REFERENCES account (id)
    ) STRICT;
    CREATE UNIQUE INDEX source_sha256 ON source (sha256, ifnull(sheet, ''));

    CREATE TABLE import_run (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (id),
      kind TEXT NOT NULL CHECK (kind IN ('import', 'retry')),
      mapping INTEGER NOT NULL REFERENCES mapping (id),
      started_at INTEGER NOT NULL, finished_at INTEGER NOT NULL,
      read INTEGER NOT NULL, stored INTEGER NOT NULL, rejected INTEGER NOT NULL,
      known INTEGER NOT NULL,               -- rows that an earlier version of the file brought, word for word
      first_id INTEGER, last_id INTEGER,    -- the run's own contiguous range of message ids, in time order inside it, rows without a time last
      images_found INTEGER NOT NULL, images_missing INTEGER NOT NULL,
      account INTEGER REFERENCES account (id),
      CHECK (read = stored + rejected + known)
    ) STRICT;
    CREATE INDEX import_run_source ON import_run (source);

    -- Imports that are under way. What is left here when the case is opened was cut off; nothing of it is in the case.
    CREATE TABLE unfinished_import (
      id INTEGER PRIMARY KEY,
      params TEXT NOT NULL,                 -- JSON, as import.start takes them
      account INTEGER NOT NULL REFERENCES account (id), started_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE reject (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES import_run (id),
      row INTEGER NOT NULL, line INTEGER NOT NULL,
      reason TEXT NOT NULL, detail TEXT NOT NULL, raw TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reject_run ON reject (run, id);
    -- What became of a reject that was tried again: a message, or another reject of the later run.
    CREATE TABLE reject_retry (
      reject INTEGER PRIMARY KEY REFERENCES reject (id),
      run INTEGER NOT NULL REFERENCES import_run (id),
      row INTEGER NOT NULL,
      stored INTEGER NOT NULL CHECK (stored IN (0, 1))
    ) STRICT;

    -- A row that an earlier version of the file brought already: where to find it.
    CREATE TABLE known_row (
      run INTEGER NOT NULL REFERENCES import_run (id), row INTEGER NOT NULL,
      message INTEGER NOT NULL REFERENCES message (id),
      PRIMARY KEY (run, row)
    ) STRICT, WITHOUT ROWID;
    -- A row whose record an earlier version of the file has with other content; both are kept.
    CREATE TABLE difference (
      message INTEGER PRIMARY KEY REFERENCES message (id),
      run INTEGER NOT NULL REFERENCES import_run (id),
      earlier INTEGER NOT NULL REFERENCES message (id)
    ) STRICT;
    CREATE INDEX difference_run ON difference (run, message);

    CREATE TABLE handle (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,                   -- as first given
      folded TEXT NOT NULL UNIQUE
    ) STRICT;

    CREATE TABLE conversation (
      id INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,             -- participants' folded names, or the served conversation name, or the source
      name TEXT NOT NULL
    ) STRICT;
    CREATE TABLE participant (
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      handle INTEGER NOT NULL REFERENCES handle (id),
      PRIMARY KEY (conversation, handle)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX participant_handle ON participant (handle, conversation);

    CREATE TABLE message (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (id),
      row INTEGER NOT NULL,                 -- record number in the served file or sheet
      owner INTEGER REFERENCES handle (id), -- whose pack the row was served in
      sender INTEGER REFERENCES handle (id),
      recipient INTEGER REFERENCES handle (id),  -- null also where there are several: see participant
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      sent_at INTEGER,                      -- UTC milliseconds; null: unknown
      kind INTEGER NOT NULL,                -- its place in shared/domain/kinds.ts
      body TEXT                             -- exactly as given; null: none
    ) STRICT;

    -- It has no index: columns and postings answer what one would, for a third of the room and a tenth of the time. Unique addresses
    -- are the import's own promise (row numbers count up).
    -- Derived from message, written with each run, made again at any time (columns/). A column's values of 65,536 rows at most, from
    -- first_id on; a run begins blocks of its own.
    CREATE TABLE message_column (
      column TEXT NOT NULL CHECK (column IN ('owner', 'sender', 'recipient', 'conversation', 'kind', 'length', 'sent_at', 'match')),
      first_id INTEGER NOT NULL,
      least INTEGER,                        -- sent_at: of the first row; null: unknown
      data BLOB NOT NULL,                   -- columns/block.ts
      PRIMARY KEY (column, first_id)
    ) STRICT;
    -- The ids of rows by conversation, sender and recipient, in chunks of neighbouring keys; a busy key has chunks of its own.
    CREATE TABLE posting (
      id INTEGER PRIMARY KEY,               -- in the order of the ids
      kind TEXT NOT NULL CHECK (kind IN ('conversation', 'sender', 'recipient')),
      base INTEGER NOT NULL,                -- the id that those of the chunk are counted from
      first_key INTEGER NOT NULL, last_key INTEGER NOT NULL,
      data BLOB NOT NULL                    -- columns/posting-chunk.ts
    ) STRICT;
    CREATE INDEX posting_key ON posting (kind, last_key, first_key, base);

    -- What of a message is only read when it is looked at: its time exactly as given, the cells that no field keeps,
    -- received and read times, burn time and position. Blocks of
    -- 256 rows that follow one another in one run (served-cells.ts), since a column a row cost half of an import's time.
    CREATE TABLE message_served (
      first_id INTEGER PRIMARY KEY,         -- of the block
      data BLOB NOT NULL
    ) STRICT;

    -- Devices, SIMs and cells that a handle's own rows name, gathered run by run.
    CREATE TABLE device_use (
      run INTEGER NOT NULL REFERENCES import_run (id),
      handle INTEGER NOT NULL REFERENCES handle (id),
      kind TEXT NOT NULL CHECK (kind IN ('imei', 'imsi', 'cell')),
      value TEXT NOT NULL,
      rows INTEGER NOT NULL, first_at INTEGER, last_at INTEGER,
      PRIMARY KEY (handle, kind, value, run)
    ) STRICT, WITHOUT ROWID;
    -- What a pack's owner calls a contact.
    CREATE TABLE contact_name (
      run INTEGER NOT NULL REFERENCES import_run (id),
      owner INTEGER NOT NULL REFERENCES handle (id),
      handle INTEGER NOT NULL REFERENCES handle (id),
      name TEXT NOT NULL,
      rows INTEGER NOT NULL,
      PRIMARY KEY (handle, owner, name, run)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE media (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      bytes INTEGER NOT NULL,
      type TEXT NOT NULL,                   -- MIME type by content; application/octet-stream when unknown
      width INTEGER, height INTEGER,
      taken_at INTEGER, taken_text TEXT, latitude REAL, longitude REAL, device TEXT,
      exif TEXT,                            -- JSON
      orientation INTEGER,                  -- EXIF 1 to 8; width and height are as shown
      frames INTEGER,                       -- more than 1: animated
      dhash TEXT,                           -- 64-bit difference hash, 16 hex digits: look-alikes differ in few bits
      problem TEXT                          -- why it could not be decoded; its bytes and hash are kept all the same
    ) STRICT;
    CREATE TABLE message_media (
      message INTEGER NOT NULL REFERENCES message (id),
      ordinal INTEGER NOT NULL,
      name TEXT NOT NULL,                   -- as the message names it
      media INTEGER REFERENCES media (id),  -- null: named, but not among the images served
      PRIMARY KEY (message, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX message_media_media ON message_media (media, message);

    -- Kept up by each import so that no list has to count millions of rows; rebuilt from message at any time.
    CREATE TABLE conversation_stat (
      conversation INTEGER PRIMARY KEY REFERENCES conversation (id),
      rows INTEGER NOT NULL, messages INTEGER NOT NULL, first_at INTEGER, last_at INTEGER
    ) STRICT;
    CREATE TABLE handle_stat (
      handle INTEGER PRIMARY KEY REFERENCES handle (id),
      sent INTEGER NOT NULL, received INTEGER NOT NULL, first_at INTEGER, last_at INTEGER
    ) STRICT;
    CREATE TABLE day_stat (
      day INTEGER PRIMARY KEY,              -- days since 1970-01-01, UTC
      rows INTEGER NOT NULL
    ) STRICT;

    -- Whether a source counts. Nothing of a withdrawn one is deleted; its rows leave lists, searches and counts. The last entry holds.
    CREATE TABLE source_state (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (id),
      state TEXT NOT NULL CHECK (state IN ('withdrawn', 'reinstated')),
      reason TEXT NOT NULL,
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX source_state_source ON source_state (source, id);

    -- Rows that are one message: linked, never merged. One row here for 1,024 ids from first_id on of which some are linked: derived from the
    -- messages and what persons decided; columns/twin-blocks.ts says what data holds.
    CREATE TABLE twin_block (
      first_id INTEGER PRIMARY KEY,
      linked INTEGER NOT NULL, groups INTEGER NOT NULL, both_ends INTEGER NOT NULL,
      data BLOB NOT NULL
    ) STRICT;
    -- Rows that the rule left apart since they could be matched in more than one way, cluster by cluster: derived, as the links are.
    CREATE TABLE twin_apart (
      first_id INTEGER PRIMARY KEY,         -- the lowest message id of its rows
      rows TEXT NOT NULL                    -- JSON array of all their message ids, ascending
    ) STRICT;
    -- How far pack b's clock is ahead of pack a's, milliseconds. A pack is a handle's id, or less than zero: a source's.
    CREATE TABLE pack_clock (
      a INTEGER NOT NULL, b INTEGER NOT NULL,
      skew INTEGER NOT NULL, samples INTEGER NOT NULL,
      PRIMARY KEY (a, b)
    ) STRICT, WITHOUT ROWID;
    -- Each time the rule was applied: to which runs, and what it found.
    CREATE TABLE twin_run (
      id INTEGER PRIMARY KEY,
      rule INTEGER NOT NULL,                -- its version
      tolerance_ms INTEGER NOT NULL,
      first_id INTEGER NOT NULL, last_id INTEGER NOT NULL,
      groups INTEGER NOT NULL, linked INTEGER NOT NULL, ambiguous INTEGER NOT NULL,
      account INTEGER REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;
    -- What a person decided about twins; it outranks the rule.
    CREATE TABLE twin_decision (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('join', 'split')),
      messages TEXT NOT NULL,               -- JSON array of message ids
      note TEXT NOT NULL,
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;

    ${[
      'mapping',
      'source',
      'import_run',
      'reject',
      'reject_retry',
      'known_row',
      'difference',
      'handle',
      'conversation',
      'participant',
      'message',
      'message_served',
      'device_use',
      'contact_name',
      'media',
      'message_media',
      'source_state',
      'twin_run',
      'twin_decision',
    ]
      .map(
        (table) => `
    CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is source truth: it is never changed'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is source truth: it is never deleted'); END;`,
      )
      .join('')}
  `,
}
