-- The cache: published state, what syncs stage before it is published, and the histories.
-- Tables are private; the views at the end are the public face.
-- Times are UTC ISO-8601 text with milliseconds, so that they compare as text.

CREATE TABLE account (
    alias        TEXT NOT NULL PRIMARY KEY,
    account_id   TEXT NOT NULL,
    published_at TEXT -- NULL until the first sync is published
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

CREATE TABLE role (
    account      TEXT NOT NULL REFERENCES account (alias),
    role_id      TEXT NOT NULL,
    name         TEXT,
    description  TEXT,
    kind         TEXT NOT NULL CHECK (kind IN ('role', 'permission_group')),
    permissions  TEXT, -- as Cloudflare sent them, JSON
    other_fields TEXT,
    PRIMARY KEY (account, role_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE role_assignment (
    account       TEXT NOT NULL REFERENCES account (alias),
    member_id     TEXT NOT NULL,
    role_id       TEXT NOT NULL,
    access        TEXT NOT NULL,
    scope_key     TEXT NOT NULL,
    path          TEXT NOT NULL,
    role_name     TEXT,
    scope_name    TEXT,
    first_seen_at TEXT NOT NULL,
    PRIMARY KEY (account, member_id, role_id, access, scope_key, path)
) STRICT, WITHOUT ROWID;

CREATE INDEX role_assignment_by_role ON role_assignment (account, role_id);

CREATE TABLE resource_group (
    account           TEXT NOT NULL REFERENCES account (alias),
    resource_group_id TEXT NOT NULL,
    name              TEXT,
    scope_keys        TEXT NOT NULL, -- JSON array of the objects it covers
    PRIMARY KEY (account, resource_group_id)
) STRICT, WITHOUT ROWID;

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
    id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account   TEXT NOT NULL REFERENCES account (alias),
    at        TEXT NOT NULL,
    kind      TEXT NOT NULL,
    member_id TEXT,
    email     TEXT,
    role_id   TEXT,
    scope_key TEXT,
    before    TEXT,
    after     TEXT,
    cause     TEXT NOT NULL
) STRICT;

CREATE TABLE operation (
    id           TEXT NOT NULL PRIMARY KEY,
    account      TEXT NOT NULL REFERENCES account (alias),
    kind         TEXT NOT NULL,
    status       TEXT NOT NULL CHECK (status IN ('open', 'applied', 'unchanged', 'planned', 'refused', 'failed')),
    member_id    TEXT,
    email        TEXT,
    requested_by TEXT,
    reason       TEXT,
    reference    TEXT,
    plan         TEXT,
    before       TEXT,
    after        TEXT,
    requests     INTEGER NOT NULL DEFAULT 0,
    started_at   TEXT NOT NULL,
    finished_at  TEXT,
    error        TEXT
) STRICT;

CREATE TABLE sync_run (
    id               INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    account          TEXT NOT NULL REFERENCES account (alias),
    account_id       TEXT NOT NULL,
    started_at       TEXT NOT NULL,
    finished_at      TEXT,
    status           TEXT NOT NULL CHECK (status IN ('running', 'published', 'incomplete', 'held', 'failed')),
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
    run_id INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    kind   TEXT NOT NULL,
    key    TEXT NOT NULL,
    PRIMARY KEY (run_id, kind, key)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- staging

CREATE TABLE reading (
    id        INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    run_id    INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    list      TEXT NOT NULL,
    number    INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    status    TEXT NOT NULL CHECK (status IN ('open', 'closed'))
) STRICT;

CREATE INDEX reading_by_run ON reading (run_id, list);

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

CREATE TABLE staged_member (
    run_id       INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    member_id    TEXT NOT NULL,
    reading_id   INTEGER, -- with page: where the row came from; NULL when it was carried over
    page         INTEGER,
    requested_at TEXT NOT NULL,
    user_id      TEXT,
    email        TEXT,
    first_name   TEXT,
    last_name    TEXT,
    status       TEXT,
    mfa_enabled  INTEGER,
    other_fields TEXT,
    rights_told  TEXT NOT NULL CHECK (rights_told IN ('all', 'roles', 'none')),
    PRIMARY KEY (run_id, member_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_right (
    run_id     INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    member_id  TEXT NOT NULL,
    role_id    TEXT NOT NULL,
    access     TEXT NOT NULL,
    scope_key  TEXT NOT NULL,
    role_name  TEXT,
    role_kind  TEXT NOT NULL,
    scope_name TEXT,
    PRIMARY KEY (run_id, member_id, role_id, access, scope_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_role (
    run_id       INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    role_id      TEXT NOT NULL,
    name         TEXT,
    description  TEXT,
    kind         TEXT NOT NULL,
    permissions  TEXT,
    other_fields TEXT,
    PRIMARY KEY (run_id, role_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_resource_group (
    run_id            INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    resource_group_id TEXT NOT NULL,
    name              TEXT,
    scope_keys        TEXT NOT NULL,
    PRIMARY KEY (run_id, resource_group_id)
) STRICT, WITHOUT ROWID;

-- Published members that a proven list no longer shows and that a direct look did not find either.
CREATE TABLE staged_absence (
    run_id    INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    member_id TEXT NOT NULL,
    looked_at TEXT NOT NULL,
    PRIMARY KEY (run_id, member_id)
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

CREATE VIEW members AS
SELECT m.account, a.account_id, m.member_id, m.user_id, m.email, m.first_name, m.last_name, m.status, m.mfa_enabled,
       m.first_seen_at, m.last_changed_at, m.other_fields
FROM member m
JOIN account a ON a.alias = m.account;

CREATE VIEW invitations AS
SELECT * FROM members WHERE status = 'pending';

CREATE VIEW roles AS
SELECT r.account, r.role_id, r.name, r.description, r.kind, r.permissions, r.other_fields
FROM role r;

CREATE VIEW role_assignments AS
SELECT ra.account, ra.member_id, m.email, ra.role_id, coalesce(r.name, ra.role_name) AS role_name, ra.access,
       ra.scope_key, ra.scope_name, ra.path, ra.first_seen_at
FROM role_assignment ra
LEFT JOIN member m ON m.account = ra.account AND m.member_id = ra.member_id
LEFT JOIN role r ON r.account = ra.account AND r.role_id = ra.role_id;

CREATE VIEW changes AS
SELECT c.id, c.account, c.at, c.kind, c.member_id, c.email, c.role_id, c.scope_key, c.before, c.after, c.cause
FROM change c;

CREATE VIEW operations AS
SELECT o.id, o.account, o.kind, o.status, o.member_id, o.email, o.requested_by, o.reason, o.reference, o.plan,
       o.before, o.after, o.requests, o.started_at, o.finished_at, o.error
FROM operation o;

CREATE VIEW sync_runs AS
SELECT s.id, s.account, s.account_id, s.started_at, s.finished_at, s.status, s.requests, s.members, s.roles,
       s.role_assignments, s.changes, s.detail, s.warnings
FROM sync_run s;
