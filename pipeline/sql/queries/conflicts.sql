-- Which seats for one have two holders attested at the same time?
-- An error of a paper or of ours, or two names that are one person: shown, never settled.
SELECT post, organisation, person_a, person_b, since, until, evidence_a AS evidence, evidence_b
FROM conflict
WHERE ($place::VARCHAR IS NULL OR has_words(organisation_key, organisation_fold, $place))
  AND ($since::VARCHAR IS NULL OR until >= $since)
  AND ($until::VARCHAR IS NULL OR left(since, length($until)) <= $until)
ORDER BY since DESC, organisation COLLATE vi, tenure_a, tenure_b
LIMIT $limit::BIGINT
