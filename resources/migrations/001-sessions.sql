-- What happened: one row a session, written when it starts and brought up to date at every repetition.
CREATE TABLE sessions (
    id          TEXT    PRIMARY KEY,
    started_at  TEXT    NOT NULL,             -- ISO 8601 with the offset of the place
    slot        TEXT    NOT NULL CHECK (slot IN ('morning', 'midday', 'bedtime', 'extra')),
    routine     TEXT    NOT NULL,
    planned_ms  INTEGER NOT NULL CHECK (planned_ms > 0),
    done_ms     INTEGER NOT NULL DEFAULT 0 CHECK (done_ms >= 0),
    repetitions INTEGER NOT NULL DEFAULT 0 CHECK (repetitions >= 0),
    hold_ms     INTEGER NOT NULL CHECK (hold_ms > 0),
    completed   INTEGER NOT NULL DEFAULT 0 CHECK (completed IN (0, 1)),
    note        TEXT    NOT NULL DEFAULT ''
) STRICT;
