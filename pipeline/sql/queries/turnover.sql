-- How many seats for one changed hands, by year, level and post, out of how many that are attested at all?
-- new_holders: a start that is stated, or a holder before that is known. first_sightings: neither, so no accession.
SELECT
    left(coalesce(start_date, first_attested), 4) AS year, level, post,
    count(*) FILTER (start_date IS NOT NULL OR predecessor IS NOT NULL) AS new_holders,
    count(*) FILTER (start_date IS NULL AND predecessor IS NULL) AS first_sightings,
    count(DISTINCT post_id) AS seats
FROM office_holder
WHERE single_seat AND first_attested IS NOT NULL
  AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
       OR has_name(place_key, place_fold, $place))
  AND ($since::VARCHAR IS NULL OR coalesce(start_date, first_attested) >= $since)
  AND ($until::VARCHAR IS NULL OR left(coalesce(start_date, first_attested), length($until)) <= $until)
GROUP BY ALL
ORDER BY year, level, post COLLATE vi
LIMIT $limit::BIGINT
