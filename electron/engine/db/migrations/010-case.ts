import type { Migration } from './migration.ts'

/** Accounts, the audit chain, jobs and the case's own facts. */
export const migration010: Migration = {
  id: 10,
  name: 'case, accounts, audit',
  sql: `
    CREATE TABLE case_info (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      id TEXT NOT NULL, name TEXT NOT NULL, operation TEXT NOT NULL, marking TEXT NOT NULL,
      created_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE account (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE COLLATE NOCASE,
      role TEXT NOT NULL CHECK (role IN ('administrator', 'supervisor', 'reviewer', 'read-only')),
      active INTEGER NOT NULL DEFAULT 1,
      created_at INTEGER NOT NULL
    ) STRICT;

    -- Each entry's hash covers the one before it, so a changed, removed or reordered entry breaks the chain.
    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      account INTEGER REFERENCES account (id),
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      target TEXT,
      detail TEXT NOT NULL,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_action ON audit (action, seq);
    CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
    CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
  `,
}
