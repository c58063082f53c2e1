-- Cramps as written down, nights as the check-in has them, and the days on which the plan was overruled.
CREATE TABLE cramps (
    id          TEXT    PRIMARY KEY,
    started_at  TEXT    NOT NULL,             -- ISO 8601 with the offset of the place
    place       TEXT    NOT NULL CHECK (place IN ('calf', 'foot', 'thigh')),
    side        TEXT    CHECK (side IN ('left', 'right', 'both')),
    duration_ms INTEGER CHECK (duration_ms >= 0),
    severity    INTEGER CHECK (severity BETWEEN 0 AND 10),
    woke_me     INTEGER NOT NULL DEFAULT 0 CHECK (woke_me IN (0, 1)),
    signs       TEXT    NOT NULL DEFAULT '',  -- of numbness, swelling, weakness, with spaces between
    note        TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE nights (
    night  TEXT    PRIMARY KEY,               -- the date on which it begins
    cramps INTEGER NOT NULL CHECK (cramps >= 0)
) STRICT;
CREATE TABLE choices (
    day              TEXT    PRIMARY KEY,
    sessions_per_day INTEGER NOT NULL CHECK (sessions_per_day BETWEEN 1 AND 3)
) STRICT;
