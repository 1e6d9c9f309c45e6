-- The journal of provisioning: append-only, and chained by hashes so that what was done to it behind our back is found.
-- Every state of an operation is one whole row; the last row of an id is how the operation stands.

DROP VIEW operations;
DROP TABLE operation;

-- The account is no reference: an operation may be asked for before the account was ever published.
CREATE TABLE operation_entry (
    seq              INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL, -- of the operation, the same in all its rows
    account          TEXT NOT NULL,
    kind             TEXT NOT NULL,
    status           TEXT NOT NULL CHECK (status IN ('open', 'applied', 'unchanged', 'planned', 'refused', 'failed')),
    member_id        TEXT,
    former_member_id TEXT, -- the id before a reinvitation, which gives the member another one
    email            TEXT,
    requested_by     TEXT,
    reason           TEXT,
    reference        TEXT,
    idempotency_key  TEXT,
    request          TEXT, -- what was asked, JSON
    plan             TEXT, -- JSON
    before           TEXT, -- JSON array of rights
    after            TEXT, -- likewise
    requests         INTEGER NOT NULL DEFAULT 0, -- sent to Cloudflare so far
    writes           INTEGER NOT NULL DEFAULT 0, -- that were about to be sent: above 0 one may have left
    cf_ray           TEXT,
    started_at       TEXT NOT NULL,
    finished_at      TEXT,
    detail           TEXT, -- a sentence for a person, no error
    error            TEXT,
    previous_hash    TEXT NOT NULL,
    hash             TEXT NOT NULL
) STRICT;

-- The last row of an operation.
CREATE INDEX operation_entry_by_id ON operation_entry (id);

-- An account's operations in order of time.
CREATE INDEX operation_entry_by_account ON operation_entry (account, id);

CREATE INDEX operation_entry_by_key ON operation_entry (account, idempotency_key, requested_by, id)
WHERE idempotency_key IS NOT NULL;

CREATE TRIGGER operation_entry_is_not_updated BEFORE UPDATE ON operation_entry
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only: no row may be changed');
END;

CREATE TRIGGER operation_entry_is_not_deleted BEFORE DELETE ON operation_entry
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only: no row may be deleted');
END;

-- INSERT OR REPLACE deletes without asking the trigger above.
CREATE TRIGGER operation_entry_is_appended BEFORE INSERT ON operation_entry
WHEN NEW.seq <= (SELECT max(seq) FROM operation_entry)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only: a row may only be put at its end');
END;

-- The operations that stand open: looking for them takes no longer the longer the journal gets.
CREATE TABLE open_operation (
    id      TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER operation_entry_opens AFTER INSERT ON operation_entry
WHEN NEW.status = 'open'
BEGIN
    INSERT OR IGNORE INTO open_operation (id, account) VALUES (NEW.id, NEW.account);
END;

CREATE TRIGGER operation_entry_ends AFTER INSERT ON operation_entry
WHEN NEW.status <> 'open'
BEGIN
    DELETE FROM open_operation WHERE id = NEW.id;
END;

CREATE VIEW operations AS
SELECT o.id, o.account, o.kind, o.status, o.member_id, o.email, o.requested_by, o.reason, o.reference, o.plan,
       o.before, o.after, o.requests, o.started_at, o.finished_at, o.error, o.former_member_id, o.request, o.writes,
       o.cf_ray, o.detail, o.hash
FROM operation_entry o
WHERE NOT EXISTS (SELECT 1 FROM operation_entry later WHERE later.id = o.id AND later.seq > o.seq);
