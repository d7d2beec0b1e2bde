-- The casebook, schema version 1. Append-only: schema.py adds to every table triggers that refuse UPDATE and DELETE.
--
-- A run (one `crossread run`) writes batches. A batch is what one transaction wrote: the reading of one report, or one
-- comparison of all reports. Records stand in batches, in order. What holds now is found by the `current_` views.

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    tool TEXT NOT NULL,
    version TEXT NOT NULL,
    model_name TEXT NOT NULL,
    model_version TEXT NOT NULL,
    model_sha256 TEXT NOT NULL,
    key TEXT NOT NULL,                -- hash of stage names, their versions and the model
    arguments TEXT NOT NULL           -- JSON list
) STRICT;

CREATE TABLE run_ends (
    run INTEGER PRIMARY KEY REFERENCES runs (id),
    ended TEXT NOT NULL
) STRICT;

CREATE TABLE batches (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs (id),
    kind TEXT NOT NULL CHECK (kind IN ('reading', 'case')),
    report TEXT CHECK ((report IS NOT NULL) = (kind = 'reading')),
    key TEXT NOT NULL,                -- of the stages that gave the records
    sha256 TEXT NOT NULL              -- of all rows of the batch
) STRICT;
CREATE INDEX batches_report ON batches (report, id);

CREATE TABLE raws (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,            -- bytes before compression
    data BLOB NOT NULL                -- zlib
) STRICT;

CREATE TABLE reports (
    batch INTEGER PRIMARY KEY REFERENCES batches (id),
    id TEXT NOT NULL,
    outlet TEXT,
    byline TEXT,
    url TEXT,
    title TEXT,
    published TEXT,
    language TEXT,
    text TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL REFERENCES raws (sha256),
    media_type TEXT NOT NULL,
    encoding TEXT,
    source_path TEXT,
    status TEXT NOT NULL,
    reason TEXT,
    links TEXT NOT NULL,              -- JSON list
    offsets BLOB NOT NULL             -- clean text to raw text: deflated JSON, see codec.pack_offsets
) STRICT;
CREATE INDEX reports_id ON reports (id);

CREATE TABLE case_reports (           -- which reading of each report a comparison used, and the story it found
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    reading INTEGER NOT NULL REFERENCES reports (batch),
    story TEXT,
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE entities (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    schema TEXT NOT NULL,
    names TEXT NOT NULL,              -- JSON list
    role TEXT,
    countries TEXT NOT NULL,          -- JSON list
    mentions TEXT NOT NULL,           -- JSON list of {report, span}
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE places (
    row INTEGER PRIMARY KEY,
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT,
    latitude REAL,
    longitude REAL,
    geonames_id INTEGER,
    precision TEXT NOT NULL,
    mentions TEXT NOT NULL,           -- JSON list of {report, span}
    UNIQUE (batch, position)
) STRICT;

CREATE TABLE attributions (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    parent TEXT,
    source_start INTEGER,
    source_end INTEGER,
    source_quote TEXT,
    source_entity TEXT,
    source_class TEXT NOT NULL,
    cue_start INTEGER,
    cue_end INTEGER,
    cue_quote TEXT,
    stance TEXT NOT NULL,
    content TEXT NOT NULL,            -- JSON list of spans
    form TEXT NOT NULL,
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE claims (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    report TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    sentence_quote TEXT NOT NULL,
    predicate_start INTEGER NOT NULL,
    predicate_end INTEGER NOT NULL,
    predicate_quote TEXT NOT NULL,
    event_type TEXT,
    event_mode TEXT,
    contexts TEXT NOT NULL,           -- JSON list
    actors TEXT NOT NULL,             -- JSON list of {span, entity}
    recipients TEXT NOT NULL,         -- JSON list of {span, entity}
    places TEXT NOT NULL,             -- JSON list of {span, place}
    time_start INTEGER,
    time_end INTEGER,
    time_quote TEXT,
    time_value TEXT,                  -- EDTF
    time_precision TEXT,
    quantities TEXT NOT NULL,         -- JSON list
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    attribution TEXT,
    confidence REAL NOT NULL,
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE events (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    claims TEXT NOT NULL,             -- JSON list of ids
    event_type TEXT,
    actors TEXT NOT NULL,             -- JSON list of ids
    recipients TEXT NOT NULL,         -- JSON list of ids
    places TEXT NOT NULL,             -- JSON list of ids
    time TEXT,                        -- EDTF
    summary TEXT NOT NULL,
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE findings (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    event TEXT NOT NULL,
    question TEXT NOT NULL,
    status TEXT NOT NULL,
    origins TEXT NOT NULL,            -- JSON list of ids
    independent_origins_min INTEGER NOT NULL,
    independent_origins_max INTEGER NOT NULL,
    supporting TEXT NOT NULL,         -- JSON list of claim ids
    disputing TEXT NOT NULL,          -- JSON list of claim ids
    "values" TEXT NOT NULL,           -- JSON list of {value, claims}
    reports INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE origins (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    entity TEXT,
    description TEXT NOT NULL,
    kind TEXT NOT NULL,
    interested_party INTEGER NOT NULL,
    claims TEXT NOT NULL,             -- JSON list of ids
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE lineage (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    origin TEXT NOT NULL,
    target TEXT NOT NULL,
    relation TEXT NOT NULL,
    score REAL NOT NULL,
    evidence TEXT NOT NULL,           -- JSON list of {report, span}
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE relations (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    sign INTEGER NOT NULL,
    weight REAL NOT NULL,
    claims TEXT NOT NULL,             -- JSON list of ids
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE notes (
    batch INTEGER NOT NULL REFERENCES batches (id),
    position INTEGER NOT NULL,
    report TEXT,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (batch, position)
) STRICT;

CREATE TABLE judgements (             -- signed, reversible: the newest on a pair holds
    id INTEGER PRIMARY KEY,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    kind TEXT NOT NULL,               -- what the two are: entity, event, report …
    judgement TEXT NOT NULL CHECK (judgement IN ('positive', 'negative', 'unsure')),
    user TEXT NOT NULL,
    time TEXT NOT NULL,
    score REAL,
    evidence TEXT NOT NULL
) STRICT;

CREATE TABLE custody (                -- each row's hash is over its own values and the hash of the row before
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    action TEXT NOT NULL,             -- run, read, compare, finish, judge, export
    run INTEGER REFERENCES runs (id),
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,             -- JSON
    tool TEXT NOT NULL,               -- name and version
    model_sha256 TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text,
    content = 'reports', content_rowid = 'batch',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE place_boxes USING rtree (row, south, north, west, east);

CREATE VIEW current_readings AS
    SELECT max(id) AS batch, report FROM batches WHERE kind = 'reading' GROUP BY report;
CREATE VIEW current_case AS
    SELECT max(b.id) AS batch FROM batches AS b JOIN run_ends AS e ON e.run = b.run WHERE b.kind = 'case';
CREATE VIEW current_reports AS
    SELECT c.story, r.* FROM case_reports AS c JOIN reports AS r ON r.batch = c.reading
    WHERE c.batch = (SELECT batch FROM current_case) ORDER BY c.position;
CREATE VIEW current_entities AS SELECT * FROM entities WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_places AS SELECT * FROM places WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_attributions AS SELECT * FROM attributions WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_claims AS SELECT * FROM claims WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_events AS SELECT * FROM events WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_findings AS SELECT * FROM findings WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_origins AS SELECT * FROM origins WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_lineage AS SELECT * FROM lineage WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_relations AS SELECT * FROM relations WHERE batch = (SELECT batch FROM current_case);
CREATE VIEW current_notes AS SELECT * FROM notes WHERE batch = (SELECT batch FROM current_case);
