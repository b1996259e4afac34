-- How many of the seats for one changed hands, by year, level and post, out of how many that texts show filled that year?
-- new_holders: a start that is stated, or a holder before that is known; first_sightings: neither, so no accession.
-- percent: seats with a new holder. articles: published that year in all sources, the denominator: where few are, few changes are
-- seen. Tenures in doubt are left out.
WITH holder AS (
    SELECT *, CAST(left(start_latest, 4) AS INTEGER) AS began, CAST(left(end_earliest, 4) AS INTEGER) AS shown_until
    FROM office_holder
    WHERE single_seat AND doubt IS NULL AND start_latest IS NOT NULL
      AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
           OR has_name(place_key, place_fold, $place))
),
yearly AS (
    SELECT
        level, post, post_id, unnest(generate_series(began, greatest(began, shown_until))) AS year, year = began AS is_first,
        start_date IS NOT NULL OR predecessor IS NOT NULL AS is_known
    FROM holder
),
published AS (
    SELECT CAST(left(published, 4) AS INTEGER) AS year, count(*) AS articles
    FROM article WHERE article_id = original_id AND published IS NOT NULL GROUP BY ALL
)
SELECT
    year, level, post,
    count(*) FILTER (is_first AND is_known) AS new_holders,
    count(*) FILTER (is_first AND NOT is_known) AS first_sightings,
    count(DISTINCT post_id) AS seats,
    round(100 * count(DISTINCT post_id) FILTER (is_first AND is_known) / seats, 1) AS percent,
    any_value(articles) AS articles
FROM yearly LEFT JOIN published USING (year)
WHERE ($since::VARCHAR IS NULL OR year >= CAST(left($since, 4) AS INTEGER))
  AND ($until::VARCHAR IS NULL OR year <= CAST(left($until, 4) AS INTEGER))
GROUP BY year, level, post
ORDER BY year, level, post COLLATE vi
LIMIT $limit::BIGINT
