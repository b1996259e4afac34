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

CREATE VIEW coverage AS
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
WINDOW of_source AS (PARTITION BY source_id);
COMMENT ON VIEW coverage IS 'Articles by source, place that it speaks for, and month: the denominators without which no share and no trend should be read';
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
