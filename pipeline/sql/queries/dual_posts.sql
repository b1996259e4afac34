-- Who holds two posts at once (kiêm nhiệm)?
-- Seats on a body (Ủy viên, Đại biểu) are left out. place: of either body, or in its name. since, until: held at once in that time, as far as attested. Tenures in doubt are left out.
SELECT
    one.person, one.post AS post_a, one.organisation AS organisation_a, two.post AS post_b, two.organisation AS organisation_b,
    greatest(one.first_attested, two.first_attested) AS since, least(one.last_attested, two.last_attested) AS until,
    one.evidence AS evidence, two.evidence AS evidence_b
FROM office_holder AS one
JOIN office_holder AS two ON one.person_id = two.person_id AND one.post_id < two.post_id
WHERE NOT one.is_membership AND NOT two.is_membership AND one.doubt IS NULL AND two.doubt IS NULL
  AND one.first_attested <= two.last_attested AND two.first_attested <= one.last_attested
  AND ($person::VARCHAR IS NULL OR has_name(one.person_key, one.person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(one.organisation_key, one.organisation_fold, $place)
       OR has_name(two.organisation_key, two.organisation_fold, $place))
  AND ($since::VARCHAR IS NULL OR least(one.last_attested, two.last_attested) >= $since)
  AND ($until::VARCHAR IS NULL OR left(greatest(one.first_attested, two.first_attested), length($until)) <= $until)
ORDER BY one.person COLLATE vi, one.person_id, one.post_id, two.post_id, one.tenure_id, two.tenure_id
LIMIT $limit::BIGINT
