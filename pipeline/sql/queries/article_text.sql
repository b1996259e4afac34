-- What is the text of an article, and which stretch of it is title, lead, body or caption?
-- Offsets of zones count code points, half-open.
WITH asked AS (
    SELECT article_id, text_id FROM article WHERE ($article_id::VARCHAR IS NULL OR article_id = $article_id)
    ORDER BY article_id LIMIT $limit::BIGINT
)
SELECT article_id, text_id, article_text.title, lead, text, zones, characters, raw_was_nfc
FROM asked JOIN article_text USING (text_id)
ORDER BY article_id
LIMIT $limit::BIGINT
