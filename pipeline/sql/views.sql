-- Views that queries, trace and checks share.

CREATE VIEW provenance AS
SELECT
    claim.*, zone, sentence.start_char AS sentence_start_char,
    substring(text, sentence.start_char + 1, sentence.end_char - sentence.start_char) AS sentence_text,
    article_id, article.source_id, article.title AS article_title, url, origin, published
FROM claim
JOIN article_text USING (text_id)
JOIN article ON article.text_id = claim.text_id AND article.duplicate_of IS NULL
LEFT JOIN sentence ON sentence.text_id = claim.text_id AND sentence.sentence = claim.sentence;
COMMENT ON COLUMN provenance.sentence_start_char IS 'Where its sentence begins';
COMMENT ON COLUMN provenance.sentence_text IS 'Its sentence';
COMMENT ON COLUMN provenance.article_title IS 'Headline of the article';
COMMENT ON VIEW provenance IS 'Every claim with its sentence and the article that published it first';

CREATE TABLE coverage AS
SELECT
    source_id,
    home,
    left(published, 7) AS month,
    count(*) AS articles,
    count(*) FILTER (article_id = original_id) AS originals,
    round((sum(count(*)) FILTER (month IS NOT NULL) OVER of_source) / sum(count(*)) OVER of_source, 3) AS source_dated,
    count(extraction.text_id) AS read,
    count(*) FILTER (failed) AS failed,
    sum(post_claims) FILTER (article_id = original_id) AS post_claims,
    sum(directive_citations) FILTER (article_id = original_id) AS directive_citations,
    sum(statistics) FILTER (article_id = original_id) AS statistics
FROM article LEFT JOIN extraction USING (text_id)
GROUP BY source_id, home, month
WINDOW of_source AS (PARTITION BY source_id)
ORDER BY source_id, home, month;
COMMENT ON TABLE coverage IS 'Articles by source, place that it speaks for, and month: the denominators without which no share and no trend should be read';
COMMENT ON COLUMN coverage.source_id IS 'Newspaper or folder: source.source_id';
COMMENT ON COLUMN coverage.home IS 'Place that the source speaks for';
COMMENT ON COLUMN coverage.month IS 'Month of publication, NULL for the undated';
COMMENT ON COLUMN coverage.articles IS 'Articles, copies too';
COMMENT ON COLUMN coverage.originals IS 'Articles that are no copy of another: what everything else counts';
COMMENT ON COLUMN coverage.source_dated IS 'Share of the source''s articles, of all months, whose date is known';
COMMENT ON COLUMN coverage.read IS 'Articles that the extractors have read';
COMMENT ON COLUMN coverage.failed IS 'Of these, those that could not be read';
COMMENT ON COLUMN coverage.post_claims IS 'Claims of posts in the originals';
COMMENT ON COLUMN coverage.directive_citations IS 'Citations of directives in the originals';
COMMENT ON COLUMN coverage.statistics IS 'Figures in the originals';

-- A table: the conflicts alone take longer to count than the first page of the explorer may.
CREATE TABLE summary AS
SELECT
    (SELECT count(*) FROM source) AS sources, (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM post) AS posts,
    (SELECT count(*) FROM organisation) AS organisations, (SELECT count(*) FROM place) AS places,
    (SELECT count(*) FROM tenure) AS tenures, (SELECT count(*) FROM conflict) AS conflicts,
    (SELECT min(published_on) FROM article) AS first_published, (SELECT max(published_on) FROM article) AS last_published;
COMMENT ON TABLE summary IS 'How much this database holds beside what build_run counts: one row';
COMMENT ON COLUMN summary.sources IS 'Rows of source';
COMMENT ON COLUMN summary.people IS 'Rows of person';
COMMENT ON COLUMN summary.posts IS 'Rows of post';
COMMENT ON COLUMN summary.organisations IS 'Rows of organisation';
COMMENT ON COLUMN summary.places IS 'Rows of place';
COMMENT ON COLUMN summary.tenures IS 'Rows of tenure';
COMMENT ON COLUMN summary.conflicts IS 'Rows of conflict';
COMMENT ON COLUMN summary.first_published IS 'Earliest day of publication of all articles';
COMMENT ON COLUMN summary.last_published IS 'Latest day of publication of all articles';
