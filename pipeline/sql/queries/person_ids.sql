-- Which person took over an id that is no more, because two were found to be one?
-- person_id: the former id. Chains are followed to their end.
WITH RECURSIVE latest AS (
    SELECT person_id, last(redirect ORDER BY line) AS redirect FROM person_registry GROUP BY person_id
),
followed AS (
    SELECT person_id AS given_id, redirect AS person_id, 1 AS steps FROM latest WHERE redirect IS NOT NULL
    UNION ALL
    SELECT given_id, redirect, steps + 1 FROM followed JOIN latest USING (person_id) WHERE redirect IS NOT NULL AND steps < 20
)
SELECT given_id, person.name AS person, person_id
FROM followed JOIN person USING (person_id)
WHERE ($person_id::VARCHAR IS NULL OR given_id = $person_id)
ORDER BY given_id, person_id
LIMIT $limit::BIGINT
