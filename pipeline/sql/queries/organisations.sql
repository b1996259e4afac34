-- Which bodies are known, where, and how many posts and people in them?
-- Ids narrow exactly. place: of the body, or in its name. ended: day on which bodies of its kind were dissolved.
SELECT
    organisation.name AS organisation, place.name AS place, organisation.level, organisation.ended,
    posts, people, last_attested, org_id, place_id
FROM organisation
LEFT JOIN place USING (place_id)
JOIN organisation_count USING (org_id)
WHERE ($org_id::VARCHAR IS NULL OR org_id = $org_id)
  AND ($place_id::VARCHAR IS NULL OR place_id = $place_id)
  AND ($place::VARCHAR IS NULL OR has_name(organisation.name_key, organisation.name_fold, $place)
       OR has_name(place.name_key, place.name_fold, $place))
ORDER BY people DESC, organisation COLLATE vi, org_id
LIMIT $limit::BIGINT
