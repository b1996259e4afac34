-- Which people are known, under which names, from when to when, and on how many articles does that rest?
-- person: words of the name. place: of a body that the person held a post in, or in the body's name.
SELECT
    name AS person,
    nullif(array_to_string(posts[:2], '; '), '') AS posts,
    gender, first_attested, last_attested, claims, articles, sources, other_names, person_id
FROM person LEFT JOIN person_post USING (person_id)
WHERE ($person::VARCHAR IS NULL OR has_name(name_key, name_fold, $person))
  AND ($person_id::VARCHAR IS NULL OR person_id = $person_id)
  AND ($place::VARCHAR IS NULL OR person_id IN (
       SELECT person_id FROM office_holder
       WHERE has_name(organisation_key, organisation_fold, $place) OR has_name(place_key, place_fold, $place)))
  AND ($since::VARCHAR IS NULL OR last_attested >= $since)
  AND ($until::VARCHAR IS NULL OR left(first_attested, length($until)) <= $until)
ORDER BY articles DESC, claims DESC, name COLLATE vi, person_id
LIMIT $limit::BIGINT
