-- Who led a unit together: its party secretary and the chair of its people's committee, or one person as both?
-- place: the unit. person: either of the two. since, until: the time in which texts show both in their seats. kind: pair, or
-- one person (nhất thể hóa). Tenures in doubt are left out.
SELECT
    CASE WHEN one.person_id = two.person_id THEN 'one person' ELSE 'pair' END AS kind,
    one.place, one.level, one.person AS secretary, two.person AS chair,
    greatest(one.start_latest, two.start_latest) AS since, least(one.end_earliest, two.end_earliest) AS until,
    CASE WHEN one.status = 'current' AND two.status = 'current' THEN 'current' ELSE 'past' END AS status,
    one.articles AS articles_secretary, two.articles AS articles_chair, one.evidence AS evidence, two.evidence AS evidence_chair
FROM unit_leader AS one
JOIN unit_leader AS two USING (place_id)
WHERE one.seat = 'secretary' AND two.seat = 'chair' AND one.doubt IS NULL AND two.doubt IS NULL
  AND one.start_latest <= two.end_earliest AND two.start_latest <= one.end_earliest
  AND ($person::VARCHAR IS NULL OR has_name(one.person_key, one.person_fold, $person)
       OR has_name(two.person_key, two.person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(one.place_key, one.place_fold, $place))
  AND ($since::VARCHAR IS NULL OR least(one.end_earliest, two.end_earliest) >= $since)
  AND ($until::VARCHAR IS NULL OR left(greatest(one.start_latest, two.start_latest), length($until)) <= $until)
ORDER BY one.place COLLATE vi, one.place_id, since, secretary COLLATE vi, one.tenure_id, two.tenure_id
LIMIT $limit::BIGINT
