-- Who else has the very same name, and what speaks for and against their being one person?
-- person_id: whose namesakes; without it there is no answer. speaks_for, speaks_against: same_body, same_place, same_district, same_province, soon_after (the one's
-- post begins within a year after the other's last); gender, no_common_province, at_once (two full-time posts in two places), same_text
-- (one article holds them apart), years_between (more than fifteen), human (somebody has decided). score: log-odds where they are in identity_doubt.
WITH pair AS (
    SELECT one.person_id AS one_id, two.person_id AS two_id, one.gender AS one_gender, two.gender AS two_gender
    FROM person AS one JOIN person AS two ON one.name_key = two.name_key AND one.person_id <> two.person_id
    WHERE one.person_id = $person_id
),
held AS (
    SELECT
        person_id, org_id, office_holder.place_id, district_id, office_holder.province_id, first_attested, last_attested,
        NOT office_holder.is_membership AND office_holder.level <> 'village' AS full_time
    FROM office_holder LEFT JOIN place ON place.place_id = office_holder.place_id
    WHERE person_id IN (SELECT one_id FROM pair UNION SELECT two_id FROM pair)
),
compared AS (
    SELECT
        one_id, two_id,
        bool_or(one.org_id = two.org_id) AS same_body,
        bool_or(one.place_id = two.place_id) AS same_place,
        bool_or(one.district_id = two.district_id) AS same_district,
        bool_or(one.province_id = two.province_id) AS same_province,
        bool_or(one.province_id <> two.province_id) AS other_province,
        bool_or(one.full_time AND two.full_time AND one.place_id <> two.place_id
            AND one.first_attested <= two.last_attested AND two.first_attested <= one.last_attested) AS at_once,
        min(greatest(0,
            date_diff('month', try_cast(latest_day(one.last_attested) AS DATE), try_cast(earliest_day(two.first_attested) AS DATE)),
            date_diff('month', try_cast(latest_day(two.last_attested) AS DATE), try_cast(earliest_day(one.first_attested) AS DATE))
        )) AS gap
    FROM pair JOIN held AS one ON one.person_id = one_id JOIN held AS two ON two.person_id = two_id
    GROUP BY ALL
),
said AS (
    SELECT claim_id, person_id, text_row FROM person_claim
    WHERE person_id IN (SELECT one_id FROM pair UNION SELECT two_id FROM pair)
),
together AS (
    SELECT DISTINCT one_id, two_id
    FROM pair JOIN said AS one ON one.person_id = one_id JOIN said AS two ON two.person_id = two_id AND two.text_row = one.text_row
),
decided AS (
    SELECT DISTINCT one_id, two_id
    FROM review
    JOIN said AS one ON one.claim_id IN (fact_id, other_id)
    JOIN said AS two ON two.claim_id IN (fact_id, other_id)
    JOIN pair ON one.person_id = one_id AND two.person_id = two_id
    WHERE verdict = 'different' AND status = 'active'
),
shown AS (
    SELECT person_id, min(claim_id) AS claim_id FROM said GROUP BY person_id
),
latest AS (
    SELECT
        person_id, arg_max(evidence, coalesce(last_attested, '')) AS evidence,
        string_agg(post || ', ' || organisation, '; ' ORDER BY last_attested DESC NULLS LAST, tenure_id) AS posts
    FROM office_holder WHERE person_id IN (SELECT person_id FROM said) GROUP BY person_id
),
weighed AS MATERIALIZED (
    SELECT pair.*, compared.* EXCLUDE (one_id, two_id), together.one_id IS NOT NULL AS same_text, decided.one_id IS NOT NULL AS human
    FROM pair
    LEFT JOIN compared USING (one_id, two_id)
    LEFT JOIN together USING (one_id, two_id)
    LEFT JOIN decided USING (one_id, two_id)
)
SELECT
    two.name AS person, latest.posts, two.first_attested, two.last_attested, two.articles,
    list_filter([
        CASE WHEN same_body THEN 'same_body' END, CASE WHEN same_place AND NOT same_body THEN 'same_place' END,
        CASE WHEN same_district AND NOT same_place THEN 'same_district' END,
        CASE WHEN same_province AND NOT coalesce(same_district, false) AND NOT coalesce(same_place, false) THEN 'same_province' END,
        CASE WHEN gap BETWEEN 1 AND 12 AND NOT at_once THEN 'soon_after' END
    ], lambda what: what IS NOT NULL) AS speaks_for,
    list_filter([
        CASE WHEN human THEN 'human' END, CASE WHEN one_gender <> two_gender THEN 'gender' END,
        CASE WHEN same_text THEN 'same_text' END, CASE WHEN at_once THEN 'at_once' END,
        CASE WHEN other_province AND NOT coalesce(same_province, false) THEN 'no_common_province' END,
        CASE WHEN gap > 180 THEN 'years_between' END
    ], lambda what: what IS NOT NULL) AS speaks_against,
    round(doubt.score, 1) AS score, doubt.reasons, weighed.one_id AS left_person, weighed.two_id AS person_id,
    coalesce(mine.evidence, one_shown.claim_id) AS evidence, coalesce(latest.evidence, two_shown.claim_id) AS evidence_b
FROM weighed
JOIN person AS two ON two.person_id = two_id
LEFT JOIN identity_doubt AS doubt
    ON least(left_person, right_person) = least(weighed.one_id, weighed.two_id) AND greatest(left_person, right_person) = greatest(weighed.one_id, weighed.two_id)
LEFT JOIN latest ON latest.person_id = weighed.two_id
LEFT JOIN latest AS mine ON mine.person_id = weighed.one_id
LEFT JOIN shown AS one_shown ON one_shown.person_id = weighed.one_id
LEFT JOIN shown AS two_shown ON two_shown.person_id = weighed.two_id
ORDER BY doubt.score DESC NULLS LAST, len(speaks_for) - len(speaks_against) DESC, two.articles DESC, weighed.one_id, weighed.two_id
LIMIT $limit::BIGINT
