-- Which people, posts, bodies, places, directives, initiatives and counted things are called so?
-- text: words of the name, with or without marks; `12 ct ubnd` finds 12/CT-UBND. A name that is just that comes first.
-- statistic: a noun that figures count; detail says how many figures, id is the noun.
WITH named AS (
    SELECT 'person' AS kind, name, name_key, name_fold, articles,
        (SELECT string_agg(post || ', ' || organisation, '; ' ORDER BY last_attested DESC NULLS LAST, tenure_id)
         FROM (FROM office_holder WHERE office_holder.person_id = person.person_id ORDER BY last_attested DESC LIMIT 3)) AS detail,
        person_id AS id
    FROM person
    WHERE has_name(name_key, name_fold, $text)
    UNION ALL
    SELECT 'organisation', organisation.name, organisation.name_key, organisation.name_fold, NULL, place.name, org_id
    FROM organisation LEFT JOIN place USING (place_id)
    WHERE has_name(organisation.name_key, organisation.name_fold, $text)
    UNION ALL
    SELECT 'place', name, name_key, name_fold, NULL, level, place_id
    FROM place WHERE has_name(name_key, name_fold, $text)
    UNION ALL
    SELECT 'post', post.title || ', ' || organisation.name, post.title_key || ' ' || organisation.name_key,
        post.title_fold || ' ' || organisation.name_fold, NULL,
        (SELECT string_agg(DISTINCT person, '; ') FROM office_holder WHERE office_holder.post_id = post.post_id), post_id
    FROM post JOIN organisation USING (org_id)
    WHERE has_name(post.title_key || ' ' || organisation.name_key, post.title_fold || ' ' || organisation.name_fold, $text)
    UNION ALL
    SELECT 'statistic', max(unit), unit_key, max(unit_fold), count(DISTINCT text_id), CAST(count(*) AS VARCHAR), unit_key
    FROM statistic WHERE has_name(unit_key, unit_fold, $text) GROUP BY unit_key
    UNION ALL
    SELECT 'directive', concat_ws(' ', kind, concat_ws('/', number, symbol)), search_key, search_fold, articles,
        concat_ws('; ', issuer, date, subject), directive_id
    FROM directive WHERE has_words(search_key, search_fold, regexp_replace($text, '\bsố ', ''))
    UNION ALL
    SELECT 'initiative', name, lower(name), fold(name), articles, english, initiative_id
    FROM initiative WHERE articles > 0 AND (has_name(lower(name), fold(name), $text) OR has_name(lower(english), lower(english), $text))
)
SELECT kind, name, detail, articles, id
FROM named
ORDER BY
    CASE
        WHEN $text IN (name_key, name_fold) THEN 1
        WHEN starts_with(name_key, $text) OR starts_with(name_fold, $text) THEN 2
        WHEN ends_with(name_key, $text) OR ends_with(name_fold, $text) THEN 3
        ELSE 4
    END,
    articles DESC NULLS LAST, length(name), name COLLATE vi, id
LIMIT $limit::BIGINT
