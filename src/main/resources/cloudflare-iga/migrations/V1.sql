-- The cache: published state, what syncs stage before it is published, and the histories.
-- Tables are private; the views at the end are the public face.
-- Times are UTC ISO-8601 text with milliseconds, so that they compare as text.

CREATE TABLE account (
    alias                TEXT NOT NULL PRIMARY KEY,
    account_id           TEXT NOT NULL,
    published_at         TEXT, -- NULL until the first sync is published
    changes_forgotten_to INTEGER NOT NULL DEFAULT 0 -- changes up to this id may be gone: who went no further missed some
) STRICT;

-- ---------------------------------------------------------------- published state

CREATE TABLE member (
    account         TEXT NOT NULL REFERENCES account (alias),
    member_id       TEXT NOT NULL,
    user_id         TEXT,
    email           TEXT,
    first_name      TEXT,
    last_name       TEXT,
    status          TEXT,
    mfa_enabled     INTEGER,
    other_fields    TEXT, -- what Cloudflare sent and we have no column for, as JSON
    first_seen_at   TEXT NOT NULL,
    last_changed_at TEXT NOT NULL,
    PRIMARY KEY (account, member_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_by_email ON member (account, lower(email));

-- SQLite's lower() and NOCASE know ASCII letters only: the other addresses are compared elsewhere, and are few.
CREATE INDEX member_email_beyond_ascii ON member (account, email) WHERE email GLOB '*[^ -~]*';

-- Everything that is only listed: roles, permission groups, resource groups and whatever else is declared as a kind.
CREATE TABLE object (
    account         TEXT NOT NULL REFERENCES account (alias),
    kind            TEXT NOT NULL,
    parent          TEXT NOT NULL, -- id of the object whose list shows it, '' where the account's own list does
    id              TEXT NOT NULL,
    fields          TEXT NOT NULL, -- JSON: every declared field in the order of its declaration, null where never told
    other_fields    TEXT,          -- JSON: what Cloudflare sent beside them
    first_seen_at   TEXT NOT NULL,
    last_changed_at TEXT NOT NULL,
    name            TEXT GENERATED ALWAYS AS (fields ->> '$.name') STORED,
    PRIMARY KEY (account, kind, parent, id)
) STRICT, WITHOUT ROWID;

-- Who may do what where. A right is the same when its holder, role, access and scope are.
CREATE TABLE right_held (
    account       TEXT NOT NULL REFERENCES account (alias),
    holder_kind   TEXT NOT NULL,
    holder_id     TEXT NOT NULL,
    role_id       TEXT NOT NULL,
    access        TEXT NOT NULL,
    scope_key     TEXT NOT NULL,
    role_name     TEXT,
    scope_name    TEXT,
    first_seen_at TEXT NOT NULL,
    PRIMARY KEY (account, holder_kind, holder_id, role_id, access, scope_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX right_held_by_role ON right_held (account, role_id);

-- The instant at which something other than a sync last refreshed, created or removed a member: a sync whose
-- reading is older leaves that member alone.
CREATE TABLE member_touch (
    account    TEXT NOT NULL REFERENCES account (alias),
    member_id  TEXT NOT NULL,
    touched_at TEXT NOT NULL,
    PRIMARY KEY (account, member_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- histories

CREATE TABLE change (
    id          INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account     TEXT NOT NULL REFERENCES account (alias),
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    object_id   TEXT, -- of what was added, changed or removed; of a right, who holds it
    object_name TEXT,
    member_id   TEXT,
    email       TEXT,
    role_id     TEXT,
    role_name   TEXT,
    scope_key   TEXT,
    scope_name  TEXT,
    before      TEXT,
    after       TEXT,
    cause       TEXT NOT NULL,
    actor       TEXT
) STRICT;

-- What happened to one member, also after it is gone.
CREATE INDEX change_by_member ON change (account, member_id) WHERE member_id IS NOT NULL;

-- An account's changes in order, however many other accounts have; the id is part of every index.
CREATE INDEX change_by_account ON change (account);
CREATE INDEX change_email_beyond_ascii ON change (account, email) WHERE email GLOB '*[^ -~]*';

-- Those who take the changes of an account one after the other, each at a place of its own.
CREATE TABLE change_consumer (
    name              TEXT NOT NULL,
    account           TEXT NOT NULL REFERENCES account (alias),
    position          TEXT NOT NULL CHECK (position IN ('snapshot', 'after')),
    change_id         INTEGER NOT NULL, -- it has passed the changes up to this one, or the snapshot shows them
    registered_at     TEXT NOT NULL,
    last_delivered_at TEXT, -- NULL until something was taken
    last_seen_at      TEXT NOT NULL, -- when it last took something or there was nothing to take
    PRIMARY KEY (name, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_run (
    id               INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account          TEXT NOT NULL REFERENCES account (alias),
    account_id       TEXT NOT NULL,
    started_at       TEXT NOT NULL,
    finished_at      TEXT,
    status           TEXT NOT NULL, -- running, published, incomplete, held or failed
    requests         INTEGER NOT NULL DEFAULT 0,
    members          INTEGER,
    roles            INTEGER,
    role_assignments INTEGER,
    changes          INTEGER,
    detail           TEXT,
    warnings         TEXT NOT NULL DEFAULT '[]'
) STRICT;

CREATE INDEX sync_run_by_account ON sync_run (account, id);

-- What a held run would have taken away: a release may take away this and nothing else.
CREATE TABLE held_loss (
    run_id     INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    kind       TEXT NOT NULL, -- as in sentences: member, role, role assignment
    key        TEXT NOT NULL,
    object_id  TEXT NOT NULL,
    email      TEXT,
    role_name  TEXT,
    scope_name TEXT,
    PRIMARY KEY (run_id, kind, key)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- journal

-- The journal of provisioning: append-only, and chained by hashes so that what was done to it behind our back is found.
-- Every state of an operation is one whole row; the last row of an id is how the operation stands.
-- The account is no reference: an operation may be asked for before the account was ever published.
CREATE TABLE operation_entry (
    seq              INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id               TEXT NOT NULL, -- of the operation, the same in all its rows
    account          TEXT NOT NULL,
    kind             TEXT NOT NULL,
    status           TEXT NOT NULL, -- open, applied, unchanged, planned, refused or failed
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

-- ---------------------------------------------------------------- staging

-- What takes staged rows to the published state: a sync's is whole for the kinds it read, an operation's is about the
-- members it looked at and lives in one transaction.
CREATE TABLE publication (
    id       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account  TEXT NOT NULL REFERENCES account (alias),
    run_id   INTEGER REFERENCES sync_run (id) ON DELETE CASCADE, -- NULL for an operation's
    begun_at TEXT NOT NULL
) STRICT;

CREATE TABLE reading (
    id             INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    publication_id INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    list           TEXT NOT NULL,
    parent         TEXT NOT NULL,
    number         INTEGER NOT NULL,
    opened_at      TEXT NOT NULL,
    status         TEXT NOT NULL CHECK (status IN ('open', 'closed'))
) STRICT;

CREATE INDEX reading_by_publication ON reading (publication_id, list, parent);

CREATE TABLE staged_page (
    reading_id   INTEGER NOT NULL REFERENCES reading (id) ON DELETE CASCADE,
    page         INTEGER NOT NULL,
    requested_at TEXT NOT NULL,
    row_count    INTEGER NOT NULL,
    total        INTEGER, -- NULL when the answer named none
    ids          TEXT NOT NULL, -- JSON array of the ids on the page, sorted
    rows         TEXT NOT NULL, -- JSON array
    PRIMARY KEY (reading_id, page)
) STRICT;

CREATE TABLE staged_object (
    publication_id INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL,
    parent         TEXT NOT NULL,
    id             TEXT NOT NULL,
    fields         TEXT NOT NULL,
    other_fields   TEXT,
    name           TEXT GENERATED ALWAYS AS (fields ->> '$.name') STORED,
    PRIMARY KEY (publication_id, kind, parent, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_member (
    publication_id INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    member_id      TEXT NOT NULL,
    reading_id     INTEGER, -- with page: where the row came from; NULL when it was carried over
    page           INTEGER,
    requested_at   TEXT NOT NULL,
    user_id        TEXT,
    email          TEXT,
    first_name     TEXT,
    last_name      TEXT,
    status         TEXT,
    mfa_enabled    INTEGER,
    other_fields   TEXT,
    rights_told    TEXT NOT NULL CHECK (rights_told IN ('all', 'roles', 'none')),
    PRIMARY KEY (publication_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_right (
    publication_id INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    holder_kind    TEXT NOT NULL,
    holder_id      TEXT NOT NULL,
    role_id        TEXT NOT NULL,
    access         TEXT NOT NULL,
    scope_key      TEXT NOT NULL,
    role_name      TEXT,
    role_kind      TEXT NOT NULL,
    scope_name     TEXT,
    PRIMARY KEY (publication_id, holder_kind, holder_id, role_id, access, scope_key)
) STRICT, WITHOUT ROWID;

-- Published members that Cloudflare said of, asked for them directly, that they do not exist.
CREATE TABLE staged_absence (
    publication_id INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
    member_id      TEXT NOT NULL,
    looked_at      TEXT NOT NULL,
    PRIMARY KEY (publication_id, member_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- request budget, shared by all processes

CREATE TABLE budget (
    credential    TEXT NOT NULL PRIMARY KEY, -- a digest, never the credential
    quota         INTEGER, -- as Cloudflare last announced it
    window_s      INTEGER,
    remaining     INTEGER, -- requests left until reset_at, less what has been handed out since
    reset_at      TEXT,
    blocked_until TEXT
) STRICT;

CREATE TABLE budget_use (
    credential TEXT NOT NULL,
    second     INTEGER NOT NULL, -- Unix time
    requests   INTEGER NOT NULL,
    PRIMARY KEY (credential, second)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- public views

-- An e-mail address is the same in any case. The tables keep it as it was told and compare it by case, so that a change
-- of its case is a change.

CREATE VIEW members AS
SELECT m.account, a.account_id, m.member_id, m.user_id, m.email COLLATE NOCASE AS email, m.first_name, m.last_name,
       m.status, m.mfa_enabled, m.first_seen_at, m.last_changed_at, m.other_fields
FROM member m
JOIN account a ON a.alias = m.account;

CREATE VIEW invitations AS
SELECT * FROM members WHERE status = 'pending';

CREATE VIEW roles AS
SELECT o.account, o.id AS role_id, o.name, o.fields ->> '$.description' AS description, o.fields ->> '$.kind' AS kind,
       o.fields ->> '$.permissions' AS permissions, o.other_fields, o.first_seen_at, o.last_changed_at
FROM object o
WHERE o.kind = 'role';

CREATE VIEW role_assignments AS
SELECT h.account, h.holder_id AS member_id, m.email COLLATE NOCASE AS email, h.role_id,
       coalesce(r.name, h.role_name) AS role_name, h.access, h.scope_key, h.scope_name, 'direct' AS path, h.first_seen_at
FROM right_held h
LEFT JOIN member m ON m.account = h.account AND m.member_id = h.holder_id
LEFT JOIN object r ON r.account = h.account AND r.kind = 'role' AND r.parent = '' AND r.id = h.role_id
WHERE h.holder_kind = 'member';

CREATE VIEW changes AS
SELECT c.id, c.account, c.at, c.kind, c.object_id, c.object_name, c.member_id, c.email COLLATE NOCASE AS email, c.role_id,
       c.role_name, c.scope_key, c.scope_name, c.before, c.after, c.cause, c.actor
FROM change c;

CREATE VIEW held_losses AS
SELECT s.account, l.run_id, l.kind, l.object_id, l.email COLLATE NOCASE AS email, l.role_name, l.scope_name
FROM held_loss l
JOIN sync_run s ON s.id = l.run_id;

CREATE VIEW operations AS
SELECT o.id, o.account, o.kind, o.status, o.member_id, o.email COLLATE NOCASE AS email, o.requested_by, o.reason,
       o.reference, o.plan, o.before, o.after, o.requests, o.started_at, o.finished_at, o.error, o.former_member_id, o.request, o.writes,
       o.cf_ray, o.detail, o.hash
FROM operation_entry o
WHERE NOT EXISTS (SELECT 1 FROM operation_entry later WHERE later.id = o.id AND later.seq > o.seq);

CREATE VIEW sync_runs AS
SELECT s.id, s.account, s.account_id, s.started_at, s.finished_at, s.status, s.requests, s.members, s.roles,
       s.role_assignments, s.changes, s.detail, s.warnings
FROM sync_run s;
