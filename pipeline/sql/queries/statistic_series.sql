-- How did a figure of a place or body go over the years, with its goals, contradictions and sources?
-- place: in the name of the place or body. indicator: id or name of what is told (poverty-rate, hộ nghèo), or the counted noun. since, until: time that the figures hold for.
SELECT
    subject.name AS about, coalesce(statistic_series.indicator_id, 'n: ' || counted) AS indicator,
    coalesce(indicator.name, written) AS tells, role,
    CAST(first_day AS VARCHAR) AS first_day, CAST(last_day AS VARCHAR) AS last_day,
    value, value_max, qualifier, statistic_series.unit, denominator, share, statistic_series.reading, length, base,
    conflict, preferred, failed_check, point.articles, point.originals, point.sources, times, subject.ended, subject.successors,
    series_id AS series, point.evidence
FROM statistic_point AS point
JOIN statistic_series USING (series_id)
JOIN subject USING (subject_id)
LEFT JOIN indicator USING (indicator_id)
WHERE ($place::VARCHAR IS NULL OR has_name(subject.name_key, subject.name_fold, $place))
  AND ($indicator::VARCHAR IS NULL OR statistic_series.indicator_id = $indicator OR has_name(tells_key, tells_fold, $indicator))
  AND ($since::VARCHAR IS NULL OR CAST(last_day AS VARCHAR) >= $since)
  AND ($until::VARCHAR IS NULL OR left(CAST(first_day AS VARCHAR), length($until)) <= $until)
-- what is known of several times first, and what an indicator knows before what goes by its noun
ORDER BY times > 1 DESC, statistic_series.indicator_id NULLS LAST, subject.name_key, series_id, role, point.last_day, point.first_day, value, point_id
LIMIT $limit::BIGINT
