-- Which values does a series have, for which times, as result or as goal, and what contradicts what?
-- series_id: of statistic_series. role: result or target. preferred: the one of several for one time that stands nearest to it.
SELECT
    role, CAST(first_day AS VARCHAR) AS first_day, CAST(last_day AS VARCHAR) AS last_day, value, value_max, qualifier,
    denominator, share, conflict, preferred, failed_check, figures, articles, sources, series_id, evidence
FROM statistic_point
WHERE ($series_id::VARCHAR IS NULL OR series_id = $series_id)
ORDER BY series_id, statistic_point.last_day, role, statistic_point.first_day, value, point_id
LIMIT $limit::BIGINT
