-- Who held a post one after another, with what is stated and what is only attested?
-- doubt: what speaks against a row. place: of the body, or in its name. person: a holder. since, until: attested in that time.
SELECT
    post, organisation, person, status, reason, doubt, start_date, start_earliest, start_latest, end_earliest, end_latest, end_date,
    term, articles, sources, evidence
FROM office_holder
WHERE ($person::VARCHAR IS NULL OR has_name(person_key, person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
       OR has_name(place_key, place_fold, $place))
  AND ($since::VARCHAR IS NULL OR coalesce(end_latest, end_earliest) >= $since)
  AND ($until::VARCHAR IS NULL OR left(start_latest, length($until)) <= $until)
ORDER BY organisation COLLATE vi, post COLLATE vi, post_id, start_latest NULLS FIRST, person COLLATE vi, tenure_id
LIMIT $limit::BIGINT
