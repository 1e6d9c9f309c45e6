-- Up to which id changes may have been forgotten: who went no further has missed some.
ALTER TABLE account ADD COLUMN changes_forgotten_to INTEGER NOT NULL DEFAULT 0;
