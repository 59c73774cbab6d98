import type { Migration } from './migration.ts'

/** What people decide: tags, people, attributions, reviews, outcomes, exports. Decided rows are superseded, never edited. */
export const migration030: Migration = {
  id: 30,
  name: 'tags, attributions, reviews, exports',
  sql: `
    CREATE TABLE tag_def (
      id INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE COLLATE NOCASE,   -- short, on screen in the margin
      name TEXT NOT NULL,
      category TEXT NOT NULL CHECK (category IN ('importation', 'other', 'disclosure')),
      meaning TEXT NOT NULL DEFAULT '',
      key TEXT,                                   -- the one key that sets it
      colour INTEGER NOT NULL, shape TEXT NOT NULL,
      position INTEGER NOT NULL,
      retired INTEGER NOT NULL DEFAULT 0,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE TABLE tag_def_version (
      def INTEGER NOT NULL REFERENCES tag_def (id), version INTEGER NOT NULL,
      definition TEXT NOT NULL, account INTEGER REFERENCES account (id), at INTEGER NOT NULL,
      PRIMARY KEY (def, version)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE tag (
      id INTEGER PRIMARY KEY,
      def INTEGER NOT NULL REFERENCES tag_def (id),
      message INTEGER NOT NULL REFERENCES message (id),
      range_from INTEGER, range_to INTEGER,       -- UTF-16 offsets into the body; both null: the whole message
      note TEXT NOT NULL DEFAULT '',
      account INTEGER NOT NULL REFERENCES account (id),
      at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'returned', 'withdrawn')),
      supersedes INTEGER REFERENCES tag (id)
    ) STRICT;
    CREATE INDEX tag_message ON tag (message, state);
    CREATE INDEX tag_def_state ON tag (def, state, message);
    CREATE INDEX tag_state ON tag (state, at);
    CREATE INDEX tag_account ON tag (account, state);
    CREATE INDEX tag_supersedes ON tag (supersedes) WHERE supersedes IS NOT NULL;
    CREATE TRIGGER tag_only_state BEFORE UPDATE ON tag
      WHEN NEW.id IS NOT OLD.id OR NEW.def IS NOT OLD.def OR NEW.message IS NOT OLD.message OR NEW.range_from IS NOT OLD.range_from
        OR NEW.range_to IS NOT OLD.range_to OR NEW.note IS NOT OLD.note OR NEW.account IS NOT OLD.account OR NEW.at IS NOT OLD.at
        OR NEW.supersedes IS NOT OLD.supersedes
      BEGIN SELECT RAISE(ABORT, 'a tag is superseded, never edited'); END;
    CREATE TRIGGER tag_no_delete BEFORE DELETE ON tag BEGIN SELECT RAISE(ABORT, 'a tag is withdrawn, never deleted'); END;

    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL, note TEXT NOT NULL DEFAULT '',
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE attribution (
      id INTEGER PRIMARY KEY,
      handle INTEGER NOT NULL REFERENCES handle (id),
      person INTEGER NOT NULL REFERENCES person (id),
      from_day TEXT, to_day TEXT,                 -- YYYY-MM-DD; null: open
      use TEXT NOT NULL CHECK (use IN ('sole', 'shared', 'relayed')),
      conclusion TEXT NOT NULL,                   -- in words, never a percentage
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('proposed', 'approved', 'returned', 'rejected', 'withdrawn', 'superseded')),
      supersedes INTEGER REFERENCES attribution (id)
    ) STRICT;
    CREATE INDEX attribution_handle ON attribution (handle, state);
    CREATE INDEX attribution_person ON attribution (person, state);
    CREATE INDEX attribution_state ON attribution (state, at);
    CREATE INDEX attribution_supersedes ON attribution (supersedes) WHERE supersedes IS NOT NULL;
    CREATE TRIGGER attribution_only_state BEFORE UPDATE ON attribution
      WHEN NEW.id IS NOT OLD.id OR NEW.handle IS NOT OLD.handle OR NEW.person IS NOT OLD.person OR NEW.from_day IS NOT OLD.from_day
        OR NEW.to_day IS NOT OLD.to_day OR NEW.use IS NOT OLD.use OR NEW.conclusion IS NOT OLD.conclusion
        OR NEW.account IS NOT OLD.account OR NEW.at IS NOT OLD.at OR NEW.supersedes IS NOT OLD.supersedes
      BEGIN SELECT RAISE(ABORT, 'an attribution is superseded, never edited'); END;
    CREATE TRIGGER attribution_no_delete BEFORE DELETE ON attribution BEGIN SELECT RAISE(ABORT, 'an attribution is withdrawn, never deleted'); END;

    CREATE TABLE attribution_item (
      id INTEGER PRIMARY KEY,
      attribution INTEGER NOT NULL REFERENCES attribution (id),
      stance TEXT NOT NULL CHECK (stance IN ('supports', 'undermines', 'neutral')),
      basis TEXT NOT NULL CHECK (basis IN ('fact', 'assessment')),
      message INTEGER REFERENCES message (id),
      media INTEGER REFERENCES media (id),
      outside TEXT,                               -- a record outside the case: its reference in words
      note TEXT NOT NULL,
      CHECK (message IS NOT NULL OR media IS NOT NULL OR outside IS NOT NULL)
    ) STRICT;
    CREATE INDEX attribution_item_attribution ON attribution_item (attribution);
    CREATE INDEX attribution_item_message ON attribution_item (message) WHERE message IS NOT NULL;
    CREATE TRIGGER attribution_item_no_update BEFORE UPDATE ON attribution_item BEGIN SELECT RAISE(ABORT, 'an attribution is superseded, never edited'); END;
    CREATE TRIGGER attribution_item_no_delete BEFORE DELETE ON attribution_item BEGIN SELECT RAISE(ABORT, 'an attribution is superseded, never edited'); END;

    CREATE TABLE review_decision (
      id INTEGER PRIMARY KEY,
      tag INTEGER REFERENCES tag (id),
      attribution INTEGER REFERENCES attribution (id),
      decision TEXT NOT NULL CHECK (decision IN ('approve', 'return', 'reject', 'undo')),
      reason TEXT NOT NULL DEFAULT '',
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL,
      CHECK ((tag IS NULL) <> (attribution IS NULL))
    ) STRICT;
    CREATE INDEX review_decision_tag ON review_decision (tag) WHERE tag IS NOT NULL;
    CREATE INDEX review_decision_attribution ON review_decision (attribution) WHERE attribution IS NOT NULL;
    CREATE TRIGGER review_decision_no_update BEFORE UPDATE ON review_decision BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
    CREATE TRIGGER review_decision_no_delete BEFORE DELETE ON review_decision BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

    -- What authors take back, and put back; 'was' is the state in which it stood before it was withdrawn.
    CREATE TABLE withdrawal (
      id INTEGER PRIMARY KEY,
      tag INTEGER REFERENCES tag (id),
      attribution INTEGER REFERENCES attribution (id),
      event TEXT NOT NULL CHECK (event IN ('withdraw', 'restore', 'supersede')),
      was TEXT NOT NULL,
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL,
      CHECK ((tag IS NULL) <> (attribution IS NULL))
    ) STRICT;
    CREATE INDEX withdrawal_tag ON withdrawal (tag) WHERE tag IS NOT NULL;
    CREATE INDEX withdrawal_attribution ON withdrawal (attribution) WHERE attribution IS NOT NULL;
    CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END;
    CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal BEGIN SELECT RAISE(ABORT, 'withdrawals are append-only'); END;

    CREATE TABLE outcome (
      id INTEGER PRIMARY KEY,
      person INTEGER NOT NULL REFERENCES person (id),
      kind TEXT NOT NULL CHECK (kind IN ('arrested', 'charged', 'convicted')),
      day TEXT, note TEXT NOT NULL DEFAULT '',
      withdrawn INTEGER NOT NULL DEFAULT 0,
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX outcome_person ON outcome (person);

    CREATE TABLE seizure (
      id INTEGER PRIMARY KEY,
      day TEXT, commodity TEXT NOT NULL,          -- 'cash' has an amount of money
      amount REAL NOT NULL CHECK (amount > 0), unit TEXT NOT NULL,
      person INTEGER REFERENCES person (id), note TEXT NOT NULL DEFAULT '',
      withdrawn INTEGER NOT NULL DEFAULT 0,
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE export (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL, folder TEXT NOT NULL, selection TEXT NOT NULL,  -- JSON
      chosen INTEGER NOT NULL, context INTEGER NOT NULL, images INTEGER NOT NULL, files INTEGER NOT NULL,
      manifest_sha256 TEXT NOT NULL,
      account INTEGER NOT NULL REFERENCES account (id), at INTEGER NOT NULL
    ) STRICT;
    CREATE TRIGGER export_no_update BEFORE UPDATE ON export BEGIN SELECT RAISE(ABORT, 'exports are append-only'); END;
    CREATE TRIGGER export_no_delete BEFORE DELETE ON export BEGIN SELECT RAISE(ABORT, 'exports are append-only'); END;
  `,
}
