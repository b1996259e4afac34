-- How does the same figure go in all the places and bodies of which it is told?
-- series_id: any series of it. The same: what it tells, reading, unit, over which time, against what. place: in the name of the place or body.
-- role: result or target; failed_check: in a sum or share that does not come out.
WITH one AS (FROM statistic_series WHERE series_id = $series_id),
alike AS (
    SELECT series_id, subject.listed AS about_no
    FROM statistic_series JOIN subject USING (subject_id)
    WHERE ($series_id::VARCHAR IS NULL OR series_id IN (
            SELECT other.series_id
            FROM one
            JOIN statistic_series AS other
                ON other.indicator_id IS NOT DISTINCT FROM one.indicator_id
                AND other.counted IS NOT DISTINCT FROM one.counted AND other.said IS NOT DISTINCT FROM one.said
                AND other.reading IS NOT DISTINCT FROM one.reading AND other.unit IS NOT DISTINCT FROM one.unit
                AND other.length IS NOT DISTINCT FROM one.length AND other.base IS NOT DISTINCT FROM one.base))
      AND ($place::VARCHAR IS NULL OR has_name(subject.name_key, subject.name_fold, $place))
),
chosen AS (
    SELECT point.rowid AS point_row, about_no, series_id, role, point.first_day, point.last_day, value
    FROM statistic_point AS point JOIN alike USING (series_id)
    ORDER BY about_no, series_id, role, last_day, first_day, value, point_row LIMIT $limit::BIGINT
)
SELECT
    subject.name AS about, subject.level, chosen.role, CAST(chosen.first_day AS VARCHAR) AS first_day,
    CAST(chosen.last_day AS VARCHAR) AS last_day, chosen.value, value_max, qualifier, unit, denominator, share, conflict, preferred,
    failed_check, point.articles, times, targets, subject.ended, chosen.series_id, reported_in AS article_id, evidence
FROM chosen
JOIN statistic_point AS point ON point.rowid = point_row
JOIN statistic_series ON statistic_series.series_id = chosen.series_id
JOIN subject USING (subject_id)
ORDER BY about_no, chosen.series_id, chosen.role, chosen.last_day, chosen.first_day, chosen.value, point_row
LIMIT $limit::BIGINT
