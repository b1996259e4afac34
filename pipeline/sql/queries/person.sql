-- What do the articles say of a person's posts, claim by claim in order of time?
-- attested: the date the text gives, else the day of publication.
SELECT
    coalesce(as_of, left(published, 10)) AS attested, person, post_claim.title AS post, organisation, place, change, status,
    resolved, surface, source_id AS source, article.title AS article, claim_id AS evidence
FROM post_claim JOIN article USING (text_id)
WHERE duplicate_of IS NULL
  AND ($person::VARCHAR IS NULL OR has_name(person_key, person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
       OR has_name(place_key, place_fold, $place))
  AND ($since::VARCHAR IS NULL OR attested >= $since)
  AND ($until::VARCHAR IS NULL OR left(attested, length($until)) <= $until)
ORDER BY person COLLATE vi, attested NULLS FIRST, article_id, start_char, claim_id
LIMIT $limit::BIGINT
