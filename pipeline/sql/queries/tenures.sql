-- Who held which post from when to when, as far as stated or attested, with the ids of person, post, body and place?
-- Ids narrow exactly. person, place: words of the name, of the body or its place. since, until: attested in that time.
SELECT
    person, post, organisation, place, level, status, start_date, first_attested, last_attested, end_date, term,
    claims, articles, sources, confidence, doubt, reason, start_earliest, start_latest, end_earliest, end_latest,
    start_change, end_change, single_seat, is_membership, predecessor, successor,
    person_id, post_id, org_id, place_id, province_id, tenure_id, evidence
FROM office_holder
WHERE ($person::VARCHAR IS NULL OR has_name(person_key, person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
       OR has_name(place_key, place_fold, $place))
  AND ($person_id::VARCHAR IS NULL OR person_id = $person_id)
  AND ($post_id::VARCHAR IS NULL OR post_id = $post_id)
  AND ($org_id::VARCHAR IS NULL OR org_id = $org_id)
  AND ($place_id::VARCHAR IS NULL OR place_id = $place_id)
  AND ($since::VARCHAR IS NULL OR coalesce(end_latest, end_earliest) >= $since)
  AND ($until::VARCHAR IS NULL OR left(start_latest, length($until)) <= $until)
ORDER BY person COLLATE vi, person_id, first_attested NULLS FIRST, last_attested, post COLLATE vi, tenure_id
LIMIT $limit::BIGINT
