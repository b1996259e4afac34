-- How many people, posts and bodies are known in each province?
-- By the province of the time of the text. since, until: people that a text shows in a post in that time.
SELECT
    province.name AS province, count(DISTINCT person_id) AS people, count(DISTINCT post_id) AS posts,
    count(*) AS tenures, province.place_id AS province_id
FROM office_holder
JOIN place AS province ON province.place_id = office_holder.province_id
WHERE ($since::VARCHAR IS NULL OR last_attested >= $since)
  AND ($until::VARCHAR IS NULL OR left(first_attested, length($until)) <= $until)
GROUP BY province.name, province.place_id
ORDER BY people DESC, province COLLATE vi, province_id
LIMIT $limit::BIGINT
