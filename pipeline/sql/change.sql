-- What is other than in the builds before; filled by compare.sql, once for each database that is kept.

CREATE TABLE change (
    since_build VARCHAR, kind VARCHAR, change VARCHAR, id VARCHAR, what VARCHAR, before VARCHAR, after VARCHAR,
    evidence VARCHAR, what_key VARCHAR, what_fold VARCHAR
);
CREATE TABLE compared_build (since_build VARCHAR);
COMMENT ON TABLE compared_build IS 'The earlier builds that this one was compared with';
COMMENT ON COLUMN compared_build.since_build IS 'Stamp of the earlier build';
COMMENT ON TABLE change IS 'What is other than in an earlier build that was kept: people, tenures and directives one by one, claims counted';
COMMENT ON COLUMN change.since_build IS 'Stamp of the earlier build';
COMMENT ON COLUMN change.kind IS 'person, tenure, directive; mention, post_claim, directive_citation, statistic (counted)';
COMMENT ON COLUMN change.change IS 'new, ended (a tenure), changed, removed';
COMMENT ON COLUMN change.id IS 'Id of the row, NULL for counts';
COMMENT ON COLUMN change.what IS 'The row in words';
COMMENT ON COLUMN change.before IS 'What it said before';
COMMENT ON COLUMN change.after IS 'What it says now';
COMMENT ON COLUMN change.evidence IS 'What it rests on now, NULL for what is removed';
COMMENT ON COLUMN change.what_key IS 'The row in words to compare by, tones kept';
COMMENT ON COLUMN change.what_fold IS 'The same without marks: for search only';
