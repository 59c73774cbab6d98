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
      sha256 TEXT NOT NULL,                 -- 64 hex digits
      format TEXT NOT NULL,
      encoding TEXT NOT NULL, zone TEXT NOT NULL,
      supplier TEXT NOT NULL DEFAULT '', exhibit TEXT NOT NULL DEFAULT '', continuity TEXT NOT NULL DEFAULT '',
      mapping INTEGER NOT NULL REFERENCES mapping (id),
      columns TEXT NOT NULL,                -- JSON array: the served columns, in order
      kept_columns TEXT NOT NULL,           -- JSON array: the unmapped ones, the order of message.extra
      added_at INTEGER NOT NULL, account INTEGER REFERENCES account (id)
    ) STRICT;
    CREATE UNIQUE INDEX source_sha256 ON source (sha256);

    CREATE TABLE import_run (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (id),
      started_at INTEGER NOT NULL, finished_at INTEGER NOT NULL,
      read INTEGER NOT NULL, stored INTEGER NOT NULL, rejected INTEGER NOT NULL,
      first_id INTEGER, last_id INTEGER,    -- the run's own contiguous range of message ids, in time order inside it, rows without a time last
      images_found INTEGER NOT NULL, images_missing INTEGER NOT NULL,
      account INTEGER REFERENCES account (id),
      CHECK (read = stored + rejected)
    ) STRICT;
    CREATE INDEX import_run_source ON import_run (source);

    CREATE TABLE reject (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES import_run (id),
      row INTEGER NOT NULL, line INTEGER NOT NULL,
      reason TEXT NOT NULL, detail TEXT NOT NULL, raw TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reject_run ON reject (run, id);

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
      sheet TEXT,
      row INTEGER NOT NULL,                 -- record number in the served file or sheet
      sender INTEGER REFERENCES handle (id),
      recipient INTEGER REFERENCES handle (id),
      conversation INTEGER NOT NULL REFERENCES conversation (id),
      sent_at INTEGER,                      -- UTC milliseconds; null: unknown
      time_text TEXT,                       -- exactly as given
      kind TEXT NOT NULL CHECK (kind IN ('text', 'image', 'call', 'note', 'system', 'undecrypted')),
      body TEXT,                            -- exactly as given; null: none
      extra TEXT                            -- JSON: unmapped cells (array aligned with source.kept_columns, or an object)
    ) STRICT;

    -- Unique addresses are the import's own promise (row numbers count up); an index on them would cost 12 bytes a row.
    CREATE INDEX message_conversation ON message (conversation, sent_at);
    CREATE INDEX message_sender ON message (sender, sent_at);
    CREATE INDEX message_time ON message (sent_at);

    CREATE TABLE media (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE,
      bytes INTEGER NOT NULL,
      type TEXT NOT NULL,                   -- MIME type by content; application/octet-stream when unknown
      width INTEGER, height INTEGER,
      taken_at INTEGER, taken_text TEXT, latitude REAL, longitude REAL, device TEXT,
      exif TEXT,                            -- JSON
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
      rows INTEGER NOT NULL, first_at INTEGER, last_at INTEGER
    ) STRICT;
    CREATE TABLE handle_stat (
      handle INTEGER PRIMARY KEY REFERENCES handle (id),
      sent INTEGER NOT NULL, received INTEGER NOT NULL, first_at INTEGER, last_at INTEGER
    ) STRICT;
    CREATE TABLE day_stat (
      day INTEGER PRIMARY KEY,              -- days since 1970-01-01, UTC
      rows INTEGER NOT NULL
    ) STRICT;

    ${[
      'mapping',
      'source',
      'import_run',
      'reject',
      'handle',
      'conversation',
      'participant',
      'message',
      'media',
      'message_media',
    ]
      .map(
        (table) => `
    CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is source truth: it is never changed'); END;
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is source truth: it is never deleted'); END;`,
      )
      .join('')}
  `,
}
