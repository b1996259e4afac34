-- How many articles stand behind the tables, by source and month?
-- place: home of the source. since, until: month of publication.
SELECT coverage.*
FROM coverage
JOIN source USING (source_id)
WHERE ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
  AND ($since::VARCHAR IS NULL OR month >= left($since, 7))
  AND ($until::VARCHAR IS NULL OR left(month, length($until)) <= left($until, 7))
ORDER BY source_id, month NULLS FIRST
LIMIT $limit::BIGINT
