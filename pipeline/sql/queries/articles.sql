-- Which articles were read, and what was found in each?
-- Ids narrow exactly; person_id, directive_id: articles that name them. place: home of the source. since, until: day of publication.
-- Rows of `article` are in the order of their ids.
WITH asked AS (
    SELECT rowid AS article_row FROM article
    WHERE ($article_id::VARCHAR IS NULL OR article_id = $article_id)
      AND ($text_id::VARCHAR IS NULL OR text_id = $text_id)
      AND ($person_id::VARCHAR IS NULL OR text_row IN (SELECT text_row FROM person_claim WHERE person_id = $person_id))
      AND ($directive_id::VARCHAR IS NULL OR text_id IN (
           SELECT text_id FROM directive_citation WHERE directive_id = $directive_id))
      AND ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
      AND ($since::VARCHAR IS NULL OR published >= $since)
      AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
    ORDER BY published DESC NULLS LAST, rowid LIMIT $limit::BIGINT
)
SELECT
    article.published, article.title AS article, article.source_id AS source, section, author, home, post_claims, directive_citations,
    statistics, failed, syndicated_from, duplicate_of, copy_of, likeness, removed_on, published_precision, published_basis,
    extractor_version, url, origin, article.text_id, article_id
FROM article
SEMI JOIN asked ON article.rowid = article_row
LEFT JOIN extraction ON extraction.text_id = article.text_id
ORDER BY article.published DESC NULLS LAST, article.rowid
LIMIT $limit::BIGINT
