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
COMMENT ON VIEW provenance IS 'Every claim with its sentence and the article that published it first';

CREATE VIEW coverage AS
SELECT
    source_id,
    left(published, 7) AS month,
    count(*) AS articles,
    count(*) FILTER (duplicate_of IS NULL) AS originals,
    count(extraction.text_id) AS read,
    count(*) FILTER (failed) AS failed,
    sum(post_claims) AS post_claims,
    sum(directive_citations) AS directive_citations,
    sum(statistics) AS statistics
FROM article LEFT JOIN extraction USING (text_id)
GROUP BY ALL;
COMMENT ON VIEW coverage IS 'Articles a month and source (month NULL: undated): the denominators without which no trend should be read';
