-- The catalogue of permission groups, those included that a role stands for: what provisioning may put into a policy.

CREATE TABLE permission_group (
    account             TEXT NOT NULL REFERENCES account (alias),
    permission_group_id TEXT NOT NULL,
    name                TEXT,
    scopes              TEXT, -- what it can be assigned on, as Cloudflare sent it; NULL when that was never told
    PRIMARY KEY (account, permission_group_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE staged_permission_group (
    run_id              INTEGER NOT NULL REFERENCES sync_run (id) ON DELETE CASCADE,
    permission_group_id TEXT NOT NULL,
    name                TEXT,
    scopes              TEXT,
    PRIMARY KEY (run_id, permission_group_id)
) STRICT, WITHOUT ROWID;

-- What happened to one member, also after it is gone.
CREATE INDEX change_by_member ON change (account, member_id) WHERE member_id IS NOT NULL;
