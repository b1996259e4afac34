-- Which people, posts, bodies, places, directives, initiatives and counted things are called so?
-- text: words of the name, with or without marks; `12 ct ubnd` finds 12/CT-UBND. A name that is just that comes first.
-- statistic: a noun that figures count; detail says how many figures, id is the noun.
WITH known AS (
    SELECT 'person' AS kind, name, name_key, name_fold, articles, NULL AS detail, person_id AS id FROM person
    UNION ALL
    SELECT 'organisation', organisation.name, organisation.name_key, organisation.name_fold, NULL, place.name, org_id
    FROM organisation LEFT JOIN place USING (place_id)
    UNION ALL
    SELECT 'place', name, name_key, name_fold, NULL, level, place_id FROM place
    UNION ALL
    SELECT 'post', post.title || ', ' || organisation.name, post.title_key || ' ' || organisation.name_key,
        post.title_fold || ' ' || organisation.name_fold, NULL, NULL, post_id
    FROM post JOIN organisation USING (org_id)
    UNION ALL
    SELECT 'statistic', unit, unit_key, unit_fold, texts, CAST(figures AS VARCHAR), unit_key FROM counted_noun
),
named AS (
    FROM known WHERE has_name(name_key, name_fold, $text)
    UNION ALL
    SELECT 'directive', concat_ws(' ', kind, concat_ws('/', number, symbol)), search_key, search_fold, articles,
        concat_ws('; ', issuer, date, subject), directive_id
    FROM directive WHERE has_words(search_key, search_fold, regexp_replace($text, '\bsố ', ''))
    UNION ALL
    SELECT 'initiative', name, lower(name), fold(name), articles, english, initiative_id
    FROM initiative
    WHERE articles > 0 AND has_name(concat(lower(name), ' / ', lower(english)), concat(fold(name), ' / ', lower(english)), $text)
),
nearest AS MATERIALIZED (
    SELECT *,
        CASE
            WHEN $text IN (name_key, name_fold) THEN 1
            WHEN starts_with(name_key, $text) OR starts_with(name_fold, $text) THEN 2
            WHEN ends_with(name_key, $text) OR ends_with(name_fold, $text) THEN 3
            ELSE 4
        END AS step
    FROM named
    ORDER BY step, articles DESC NULLS LAST, length(name), name COLLATE vi, id LIMIT $limit::BIGINT
),
told AS (
    SELECT person_id AS id, array_to_string(posts, '; ') AS posts, NULL AS people
    FROM person_post WHERE person_id IN (SELECT id FROM nearest)
    UNION ALL
    SELECT post_id, NULL, string_agg(DISTINCT person, '; ' ORDER BY person)
    FROM office_holder WHERE post_id IN (SELECT id FROM nearest) GROUP BY post_id
)
SELECT kind, name, CASE kind WHEN 'person' THEN posts WHEN 'post' THEN people ELSE detail END AS detail, articles, id
FROM nearest LEFT JOIN told USING (id)
ORDER BY step, articles DESC NULLS LAST, length(name), name COLLATE vi, id
LIMIT $limit::BIGINT
