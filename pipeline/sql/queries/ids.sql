-- Which people, posts, bodies, places, documents, initiatives, articles and facts have an id like this one?
-- text: an id, whole or its beginning. For an address that lost some letters.
WITH known AS (
    SELECT 'person' AS kind, person_id AS id, name FROM person
    UNION ALL SELECT 'post', post_id, title || ', ' || name FROM post JOIN organisation USING (org_id)
    UNION ALL SELECT 'organisation', org_id, name FROM organisation
    UNION ALL SELECT 'place', place_id, name FROM place
    UNION ALL SELECT 'directive', directive_id, concat_ws(' ', kind, concat_ws('/', number, symbol)) FROM directive
    UNION ALL SELECT 'initiative', initiative_id, name FROM initiative WHERE articles > 0
    UNION ALL SELECT 'article', article_id, title FROM article
    UNION ALL SELECT 'fact', fact_id, surface FROM claim
)
SELECT kind, id, name
FROM known
WHERE ($text::VARCHAR IS NULL OR starts_with(id, left($text, 4)))
ORDER BY levenshtein(id, left($text, 100)), id
LIMIT $limit::BIGINT
