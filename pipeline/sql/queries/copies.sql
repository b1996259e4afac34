-- Which articles have the same text as another, or nearly the same words?
-- article_id: all of its circle. likeness: share of the words in a row that copy and original have in common; NULL for the very same text.
WITH circle AS (SELECT rowid AS article_row, article_id, coalesce(duplicate_of, copy_of, article_id) AS first_id FROM article),
chosen AS (
    SELECT article_row, first_id FROM circle
    WHERE ($article_id::VARCHAR IS NULL OR first_id IN (SELECT first_id FROM circle WHERE article_id = $article_id))
),
big AS (SELECT first_id FROM chosen GROUP BY first_id HAVING count(*) > 1)
SELECT published, article.title AS article, source_id AS source, likeness, url, first_id AS first_article_id, article.article_id
FROM chosen
SEMI JOIN big USING (first_id)
JOIN article ON article.rowid = article_row
ORDER BY first_id, published NULLS FIRST, article.article_id
LIMIT $limit::BIGINT
