-- How many figures of each source and year of publication stand in a series, and why do the others not?
SELECT
    reported_by AS source, left(reported_on, 4) AS year,
    count(*) AS figures,
    count(*) FILTER (outcome = 'in_series') AS in_series,
    count(*) FILTER (outcome = 'in_series' AND indicator IS NOT NULL) AS with_indicator,
    count(*) FILTER (outcome = 'no_subject') AS no_subject,
    count(*) FILTER (outcome = 'no_time') AS no_time,
    count(*) FILTER (outcome = 'nothing_said') AS nothing_said,
    count(*) FILTER (outcome = 'open_time') AS open_time,
    count(*) FILTER (outcome NOT IN ('in_series', 'no_subject', 'no_time', 'nothing_said', 'open_time')) AS other
FROM statistic
WHERE ($since::VARCHAR IS NULL OR reported_on >= $since)
  AND ($until::VARCHAR IS NULL OR left(reported_on, length($until)) <= $until)
GROUP BY ALL
ORDER BY source, year NULLS FIRST
LIMIT $limit::BIGINT
