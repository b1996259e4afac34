-- Which figures are reported, of whom, for when, as result or as goal, and what do they tell?
-- place: in the name of the body or place that the figure describes. unit: what is counted. indicator: id or name of what it tells (party-members, hộ nghèo). since, until: day of publication. series_id: the figures of that series.
WITH found AS (
    SELECT statistic.*, published, article_id, source_id, article.title AS article
    FROM statistic JOIN article USING (text_id)
    WHERE duplicate_of IS NULL
      AND ($place::VARCHAR IS NULL OR has_name(about_key, about_fold, $place))
      AND ($unit::VARCHAR IS NULL OR has_name(unit_key, unit_fold, $unit))
      AND ($indicator::VARCHAR IS NULL OR indicator IN (
            SELECT indicator_id FROM indicator WHERE indicator_id = $indicator OR has_name(name_key, name_fold, $indicator)))
      AND ($since::VARCHAR IS NULL OR article.published >= $since)
      AND ($until::VARCHAR IS NULL OR left(article.published, length($until)) <= $until)
)
SELECT
    about, value, value_max, denominator, unit, of, qualifier, change, period, target, surface,
    left(published, 10) AS published, source_id AS source, article, kind, confidence,
    indicator, outcome, series_id AS series, statistic_id AS evidence
FROM found LEFT JOIN statistic_outcome USING (statistic_id)
WHERE ($series_id::VARCHAR IS NULL OR series_id = $series_id)
ORDER BY found.published NULLS FIRST, article_id, start_char, statistic_id
LIMIT $limit::BIGINT
