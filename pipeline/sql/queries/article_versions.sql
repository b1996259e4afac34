-- Which articles did a newspaper change after publishing them, and what did each version say?
-- version: from 1, the highest is current. seen_at: when its page was fetched (UTC); last_seen_at: last found the same. claims: found in it.
SELECT
    article.source_id AS source, version, seen_at, last_seen_at, article_version.title AS article, characters, article_version.published,
    version = max(version) OVER (PARTITION BY article_id) AS is_current, is_read, CASE WHEN is_read THEN coalesce(claims, 0) END AS claims,
    digest, article_version.origin, article_version.text_id, article_id
FROM article_version
JOIN article USING (article_id)
LEFT JOIN (SELECT text_id, count(*) AS claims FROM version_claim GROUP BY text_id) AS counted
    ON counted.text_id = article_version.text_id
WHERE ($article_id::VARCHAR IS NULL OR article_id = $article_id)
  AND ($since::VARCHAR IS NULL OR seen_at >= $since)
  AND ($until::VARCHAR IS NULL OR left(seen_at, length($until)) <= $until)
ORDER BY article_id, version
LIMIT $limit::BIGINT
