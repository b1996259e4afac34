-- How many of the holders of a post are women, and of how many is it not known?
-- A person is counted once for a post and level. Known is what words of address say (ông, bà, anh, chị) or a human has said;
-- papers write đồng chí of both. percent_of_known leaves the unknown out; percent_at_least and percent_at_most take them all for
-- men or all for women. unknown_thi: unknown ones with the middle name Thị, most likely women. articles: what it rests on.
-- on: as of a day. Tenures in doubt are left out.
WITH held AS (
    SELECT level, post, person_id, tenure_id, gender, contains(person_key, ' thị ') AS is_thi
    FROM office_holder
    WHERE doubt IS NULL
      AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
           OR has_name(place_key, place_fold, $place))
      AND ($since::VARCHAR IS NULL OR end_earliest >= $since)
      AND ($until::VARCHAR IS NULL OR left(start_latest, length($until)) <= $until)
      AND ($on::VARCHAR IS NULL
           OR (latest_day(start_latest) <= latest_day($on) AND earliest_day(end_earliest) >= earliest_day($on)))
),
counted AS (
    SELECT
        level, post, count(DISTINCT person_id) AS people,
        count(DISTINCT person_id) FILTER (gender = 'female') AS women,
        count(DISTINCT person_id) FILTER (gender = 'male') AS men,
        count(DISTINCT person_id) FILTER (gender IS NULL) AS unknown,
        count(DISTINCT person_id) FILTER (gender IS NULL AND is_thi) AS unknown_thi
    FROM held GROUP BY ALL
),
resting AS (
    SELECT level, post, count(DISTINCT original_no) AS articles FROM held JOIN tenure_article USING (tenure_id) GROUP BY ALL
)
SELECT
    counted.level, counted.post, people, women, men, unknown, unknown_thi,
    round(100 * women / nullif(women + men, 0), 1) AS percent_of_known,
    round(100 * women / people, 1) AS percent_at_least, round(100 * (women + unknown) / people, 1) AS percent_at_most,
    round(100 * unknown / people, 1) AS percent_unknown, articles
FROM counted LEFT JOIN resting ON resting.post = counted.post AND resting.level IS NOT DISTINCT FROM counted.level
ORDER BY list_position(['central', 'province', 'district', 'commune', 'village'], counted.level), people DESC, counted.post COLLATE vi
LIMIT $limit::BIGINT
