-- How does the same figure go in all the places and bodies of which it is told?
-- series_id: any series of it. The same: what it tells, reading, unit, over which time, against what. place: in the name of the place or body.
-- role: result or target; failed_check: in a sum or share that does not come out.
WITH alike AS (
    SELECT other.series_id
    FROM statistic_series AS one
    JOIN statistic_series AS other
        ON other.indicator_id IS NOT DISTINCT FROM one.indicator_id
        AND other.counted IS NOT DISTINCT FROM one.counted AND other.said IS NOT DISTINCT FROM one.said
        AND other.reading IS NOT DISTINCT FROM one.reading AND other.unit IS NOT DISTINCT FROM one.unit
        AND other.length IS NOT DISTINCT FROM one.length AND other.base IS NOT DISTINCT FROM one.base
    WHERE one.series_id = $series_id
)
SELECT
    subject.name AS about, subject.level, role, CAST(first_day AS VARCHAR) AS first_day,
    CAST(last_day AS VARCHAR) AS last_day, value, value_max, qualifier, unit, denominator, share, conflict, preferred,
    failed_check, point.articles, times, targets, subject.ended, series_id, evidence
FROM statistic_point AS point
JOIN statistic_series USING (series_id)
JOIN subject USING (subject_id)
WHERE ($series_id::VARCHAR IS NULL OR series_id IN (FROM alike))
  AND ($place::VARCHAR IS NULL OR has_name(subject.name_key, subject.name_fold, $place))
ORDER BY list_position(['central', 'province', 'district', 'commune', 'village'], subject.level) NULLS LAST,
    subject.name COLLATE vi, series_id, role, point.last_day, point.first_day, value, point_id
LIMIT $limit::BIGINT
