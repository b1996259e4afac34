-- Which posts are known, in which bodies, and how many people are known to have held them?
-- Ids narrow exactly. place: of the body, or in its name.
SELECT
    post.title AS post, organisation.name AS organisation, place.name AS place, organisation.level, single_seat, is_membership,
    people, first_attested, last_attested,
    post_id, org_id, place_id
FROM post
JOIN organisation USING (org_id)
LEFT JOIN place USING (place_id)
JOIN post_count USING (post_id)
WHERE ($post_id::VARCHAR IS NULL OR post_id = $post_id)
  AND ($org_id::VARCHAR IS NULL OR org_id = $org_id)
  AND ($place_id::VARCHAR IS NULL OR place_id = $place_id)
  AND ($place::VARCHAR IS NULL OR has_name(organisation.name_key, organisation.name_fold, $place)
       OR has_name(place.name_key, place.name_fold, $place))
ORDER BY place COLLATE vi NULLS FIRST, organisation COLLATE vi, rank DESC, post COLLATE vi, post_id
LIMIT $limit::BIGINT
