-- Who may sign in, and how. Tokens are kept as SHA-256 hashes only.
CREATE TABLE staff (
    person TEXT PRIMARY KEY,
    administrator BIGINT NOT NULL
);

CREATE TABLE sign_in_link (
    hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,          -- staff | participant | tablet | screen
    person TEXT,
    route TEXT,
    participant TEXT,
    table_id TEXT,
    reusable BIGINT NOT NULL,       -- only the demo makes reusable links
    expires BIGINT NOT NULL,
    used BIGINT
);

CREATE TABLE session (
    hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL,
    person TEXT,
    route TEXT,
    participant TEXT,
    table_id TEXT,
    csrf TEXT NOT NULL,
    expires BIGINT NOT NULL
);

CREATE INDEX session_expires ON session (expires);
