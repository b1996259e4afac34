-- How long was each post held, at least and at most, and which end of it is not known?
-- months_at_least: between the first and the last day that texts show. months_at_most: between the bounds, NULL where one is
-- open. censored: left (the start has no bound), right (no end yet, or none known), both, no. For survival analysis take all
-- rows, not only the finished ones. Seats on a body and tenures in doubt are left out. since, until: shown in that time.
SELECT
    person, post, organisation, level, start_date, start_earliest, start_latest, end_earliest, end_latest, end_date,
    date_sub('month', try_cast(latest_day(start_latest) AS DATE),
        greatest(try_cast(latest_day(start_latest) AS DATE), try_cast(earliest_day(end_earliest) AS DATE))) AS months_at_least,
    date_sub('month', try_cast(earliest_day(coalesce(start_date, start_earliest)) AS DATE),
        try_cast(latest_day(coalesce(end_date, end_latest)) AS DATE)) AS months_at_most,
    CASE
        WHEN coalesce(start_date, start_earliest) IS NULL AND coalesce(end_date, end_latest) IS NULL THEN 'both'
        WHEN coalesce(start_date, start_earliest) IS NULL THEN 'left'
        WHEN coalesce(end_date, end_latest) IS NULL THEN 'right'
        ELSE 'no'
    END AS censored,
    status, reason, articles, evidence
FROM office_holder
WHERE doubt IS NULL AND NOT is_membership AND start_latest IS NOT NULL
  AND ($person::VARCHAR IS NULL OR has_name(person_key, person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
       OR has_name(place_key, place_fold, $place))
  AND ($since::VARCHAR IS NULL OR end_earliest >= $since)
  AND ($until::VARCHAR IS NULL OR left(start_latest, length($until)) <= $until)
ORDER BY organisation COLLATE vi, post COLLATE vi, post_id, start_latest, tenure_id
LIMIT $limit::BIGINT
