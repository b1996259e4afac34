-- What is the whole text of a version of an article that was changed, and what was found in it?
-- claims: kind, what it says and the words of each fact, in the order of the text; empty where the present extractors have not read it.
SELECT article_id, version, article_version.text_id, title, text, is_read, coalesce(claims, []) AS claims
FROM article_version
LEFT JOIN (
    SELECT text_id, list({'kind': kind, 'says': says, 'quote': surface} ORDER BY start_char, fact_id) AS claims
    FROM version_claim GROUP BY text_id
) AS counted USING (text_id)
WHERE ($article_id::VARCHAR IS NULL OR article_id = $article_id)
ORDER BY article_id, version
LIMIT $limit::BIGINT
