-- Which figures are told of the same place or body, and for how many times?
-- place: in the name of the place or body. indicator: id or name of what is told, or the counted noun. series_id: just this one.
SELECT
    subject.name AS about, coalesce(indicator.name, concat_ws(': ', counted, written)) AS tells, statistic_series.reading,
    statistic_series.unit, times, targets, conflicts, CAST(first_time AS VARCHAR) AS first_day,
    CAST(last_time AS VARCHAR) AS last_day, articles, originals, sources, length, base, alike, subject.ended, series_id
FROM statistic_series
JOIN subject USING (subject_id)
LEFT JOIN indicator USING (indicator_id)
WHERE ($place::VARCHAR IS NULL OR has_name(subject.name_key, subject.name_fold, $place))
  AND ($indicator::VARCHAR IS NULL OR indicator_id = $indicator OR has_name(tells_key, tells_fold, $indicator))
  AND ($series_id::VARCHAR IS NULL OR series_id = $series_id)
  AND ($since::VARCHAR IS NULL OR CAST(last_time AS VARCHAR) >= $since)
  AND ($until::VARCHAR IS NULL OR left(CAST(first_time AS VARCHAR), length($until)) <= $until)
ORDER BY statistic_series.listed
LIMIT $limit::BIGINT
