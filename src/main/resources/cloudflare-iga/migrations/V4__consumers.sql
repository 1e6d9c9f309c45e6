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

-- An account's changes in order, however many other accounts have; the id is part of every index.
CREATE INDEX change_by_account ON change (account);
