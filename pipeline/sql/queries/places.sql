-- Which places are known, of what do they lie in, and how many bodies and people are known there?
-- place: words of the name. province_id, district_id: what they lie in. place_id: just this one.
SELECT
    place.name AS place, place.level, district.name AS district, province.name AS province, place.is_official,
    coalesce(organisations, 0) AS organisations, coalesce(people, 0) AS people, place.place_id, place.district_id, place.province_id
FROM place
LEFT JOIN place AS district ON district.place_id = place.district_id
LEFT JOIN place AS province ON province.place_id = place.province_id
LEFT JOIN place_count ON place_count.place_id = place.place_id
WHERE ($place_id::VARCHAR IS NULL OR place.place_id = $place_id)
  AND ($province_id::VARCHAR IS NULL OR place.province_id = $province_id)
  AND ($district_id::VARCHAR IS NULL OR place.district_id = $district_id)
  AND ($place::VARCHAR IS NULL OR has_name(place.name_key, place.name_fold, $place))
ORDER BY people DESC, place COLLATE vi, place.place_id
LIMIT $limit::BIGINT
