-- Who holds which post, where, since when a text shows it, and on how many sources does it rest?
-- place: of the body, or in its name. since, until: attested in that time.
SELECT person, post, organisation, place, status, first_attested, last_attested, former_by, articles, sources, evidence
FROM official
WHERE ($person::VARCHAR IS NULL OR has_name(person_key, person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
       OR has_name(place_key, place_fold, $place))
  AND ($since::VARCHAR IS NULL OR greatest(last_attested, former_by) >= $since)
  AND ($until::VARCHAR IS NULL OR left(least(first_attested, former_by), length($until)) <= $until)
ORDER BY place COLLATE vi NULLS LAST, organisation COLLATE vi NULLS LAST, post COLLATE vi, person COLLATE vi, official_id
LIMIT $limit::BIGINT
