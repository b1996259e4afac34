-- Which seats for one have two holders attested at the same time?
-- An error of a paper or of ours, or two names that are one person: shown, never settled. Ids narrow exactly.
-- doubt: what speaks against one of the two.
SELECT
    post, organisation, person_a, person_b, since, until, conflict.doubt, evidence_a AS evidence, evidence_b,
    one.person_id AS left_person, two.person_id AS right_person, conflict.post_id
FROM conflict
JOIN tenure AS one ON one.tenure_id = tenure_a
JOIN tenure AS two ON two.tenure_id = tenure_b
WHERE ($place::VARCHAR IS NULL OR has_words(organisation_key, organisation_fold, $place))
  AND ($person_id::VARCHAR IS NULL OR $person_id IN (one.person_id, two.person_id))
  AND ($post_id::VARCHAR IS NULL OR conflict.post_id = $post_id)
  AND ($since::VARCHAR IS NULL OR until >= $since)
  AND ($until::VARCHAR IS NULL OR left(since, length($until)) <= $until)
ORDER BY since DESC, organisation COLLATE vi, tenure_a, tenure_b
LIMIT $limit::BIGINT
