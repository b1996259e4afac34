-- Which goals were set, for which time, and were they reached, where a text states the result?
-- place: in the name of the place or body. indicator: id or name of what is told (poverty-rate, hộ nghèo), or the counted noun. since, until: time that the goal is set for.
SELECT
    subject.name AS about, coalesce(target.indicator_id, 'n: ' || counted) AS indicator, coalesce(indicator.name, written) AS tells,
    CAST(target.first_day AS VARCHAR) AS first_day, CAST(target.last_day AS VARCHAR) AS last_day,
    target, target_max, qualifier, target.unit, result, reached,
    -- where the time is not over, or nobody tells: how far it had come
    before.value AS last_result, CAST(before.last_day AS VARCHAR) AS last_result_day,
    target.conflict, target.articles, target.sources, target.series_id AS series, target.evidence, result_evidence
FROM target_result AS target
JOIN statistic_series AS series USING (series_id)
JOIN subject ON subject.subject_id = target.subject_id
LEFT JOIN indicator ON indicator.indicator_id = target.indicator_id
LEFT JOIN (
    SELECT series_id, arg_max(value, last_day) AS value, max(last_day) AS last_day
    FROM statistic_point SEMI JOIN (FROM statistic_series WHERE targets > 0) AS aimed USING (series_id)
    WHERE role = 'result' AND preferred GROUP BY series_id
) AS before ON before.series_id = target.series_id AND before.last_day < target.last_day
WHERE ($place::VARCHAR IS NULL OR has_name(subject.name_key, subject.name_fold, $place))
  AND ($indicator::VARCHAR IS NULL OR target.indicator_id = $indicator OR has_name(tells_key, tells_fold, $indicator))
  AND ($since::VARCHAR IS NULL OR CAST(target.last_day AS VARCHAR) >= $since)
  AND ($until::VARCHAR IS NULL OR left(CAST(target.last_day AS VARCHAR), length($until)) <= $until)
ORDER BY target.last_day, subject.name_key, target.indicator_id NULLS LAST, target_id
LIMIT $limit::BIGINT
