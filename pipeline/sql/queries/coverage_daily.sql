-- How many articles did each source publish on each day, as far as they were collected?
-- Articles whose day is not known are in `coverage` alone. place: home of the source.
SELECT article.source_id AS source, published_on AS day, count(*) AS articles
FROM article
WHERE published_on IS NOT NULL
  AND ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
  AND ($since::VARCHAR IS NULL OR published >= $since)
  AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
GROUP BY article.source_id, published_on
ORDER BY source, day
LIMIT $limit::BIGINT
