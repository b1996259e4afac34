-- Which figures are reported, of whom, for when, as result or as goal, and what do they tell?
-- place: in the name of the body or place that the figure describes. unit: what is counted. indicator: id or name of what it tells (party-members, hộ nghèo). since, until: day of publication. series_id: the figures of that series.
SELECT
    about, value, value_max, denominator, unit, of, qualifier, change, period, target, surface,
    left(reported_on, 10) AS published, reported_by AS source, reported_title AS article, kind, confidence,
    indicator, outcome, series_id AS series, statistic_id AS evidence
FROM statistic
WHERE ($place::VARCHAR IS NULL OR about_key IN (SELECT about_key FROM figure_name WHERE has_name(about_key, about_fold, $place)))
  AND ($unit::VARCHAR IS NULL OR unit_key IN (SELECT unit_key FROM counted_noun WHERE has_name(unit_key, unit_fold, $unit)))
  AND ($indicator::VARCHAR IS NULL OR indicator IN (
        SELECT indicator_id FROM indicator WHERE indicator_id = $indicator OR has_name(name_key, name_fold, $indicator)))
  AND ($since::VARCHAR IS NULL OR reported_on >= $since)
  AND ($until::VARCHAR IS NULL OR left(reported_on, length($until)) <= $until)
  AND ($series_id::VARCHAR IS NULL OR series_id = $series_id)
ORDER BY reported_on DESC NULLS LAST, reported_in, start_char, statistic_id
LIMIT $limit::BIGINT
