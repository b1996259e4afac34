-- Views that queries, trace and checks share.

CREATE VIEW claim AS
SELECT mention_id AS fact_id, 'mention' AS kind, text_id, sentence, start_char, end_char, surface, rule, confidence,
    extractor_version FROM mention
UNION ALL
SELECT claim_id, 'post_claim', text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version
FROM post_claim
UNION ALL
SELECT citation_id, 'directive_citation', text_id, sentence, start_char, end_char, surface, rule, confidence,
    extractor_version FROM directive_citation
UNION ALL
SELECT statistic_id, 'statistic', text_id, sentence, start_char, end_char, surface, rule, confidence,
    extractor_version FROM statistic;
COMMENT ON VIEW claim IS 'What all claims have in common, whatever their kind: the words they rest on, and the rule';

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
