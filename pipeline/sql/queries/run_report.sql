-- What did the nights bring, source by source, and what was loud?
-- since, until: night, from noon to noon in Vietnam.
SELECT night, run, source_id, status, detail, new_articles, usual, expected, changed_articles, gone_articles, pages,
    outcomes, left_alone, stopped, title_fill, lead_fill, published_fill, author_fill, body_fill, seconds
FROM crawl_run
WHERE ($since::VARCHAR IS NULL OR left(night, length($since)) >= $since)
  AND ($until::VARCHAR IS NULL OR left(night, length($until)) <= $until)
ORDER BY night DESC, run DESC, source_id
LIMIT $limit::BIGINT
