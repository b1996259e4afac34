-- How many of the holders of a post belong to a minority people, and of how many is it not known?
-- A person is counted once for a post and level. Known is only what a text says of the person (stated: dân tộc Tày) or a form
-- of name that no Kinh has (by_name: H'…, Y … Niê, Giàng A …); a family name alone tells nothing. Of nearly everybody it is
-- unknown, and papers state it of minorities rather than of Kinh: percent_of_known is no estimate, the bounds are.
-- articles: what it rests on. on: as of a day. Tenures in doubt are left out.
WITH held AS (
    SELECT level, post, person_id, tenure_id, is_minority, basis
    FROM office_holder LEFT JOIN person_ethnicity USING (person_id)
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
        count(DISTINCT person_id) FILTER (is_minority) AS minority,
        count(DISTINCT person_id) FILTER (NOT is_minority) AS kinh,
        count(DISTINCT person_id) FILTER (is_minority IS NULL) AS unknown,
        count(DISTINCT person_id) FILTER (basis = 'stated') AS stated,
        count(DISTINCT person_id) FILTER (basis = 'name') AS by_name
    FROM held GROUP BY ALL
),
resting AS (
    SELECT level, post, count(DISTINCT original_no) AS articles FROM held JOIN tenure_article USING (tenure_id) GROUP BY ALL
)
SELECT
    counted.level, counted.post, people, minority, kinh, unknown, stated, by_name,
    round(100 * minority / nullif(minority + kinh, 0), 1) AS percent_of_known,
    round(100 * minority / people, 1) AS percent_at_least, round(100 * (minority + unknown) / people, 1) AS percent_at_most,
    round(100 * unknown / people, 1) AS percent_unknown, articles
FROM counted LEFT JOIN resting ON resting.post = counted.post AND resting.level IS NOT DISTINCT FROM counted.level
ORDER BY list_position(['central', 'province', 'district', 'commune', 'village'], counted.level), people DESC, counted.post COLLATE vi
LIMIT $limit::BIGINT
