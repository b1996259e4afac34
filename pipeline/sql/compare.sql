-- Fills `change` with what is other than in the database `before`, whose stamp is the variable since_build.
-- Ids of people who were joined meanwhile are followed to the one that took over.

CREATE TEMP TABLE took_over AS
WITH RECURSIVE last_line AS (
    SELECT person_id, max_by(redirect, line) AS redirect FROM person_registry GROUP BY person_id
),
follow AS (
    SELECT person_id, redirect AS now FROM last_line WHERE redirect IS NOT NULL
    UNION
    SELECT follow.person_id, last_line.redirect
    FROM follow JOIN last_line ON last_line.person_id = follow.now WHERE last_line.redirect IS NOT NULL
)
SELECT person_id, now FROM follow
WHERE now NOT IN (SELECT person_id FROM last_line WHERE redirect IS NOT NULL);

INSERT INTO change
SELECT
    getvariable('since_build'), 'person',
    CASE WHEN old.person_id IS NULL THEN 'new' WHEN new.person_id IS NULL THEN 'removed' ELSE 'changed' END,
    coalesce(new.person_id, old.person_id), coalesce(new.name, old.name),
    CASE WHEN new.person_id IS NOT NULL AND old.person_id IS NOT NULL THEN concat_ws('; ', old.name, old.gender) END,
    CASE
        WHEN new.person_id IS NULL THEN 'merged into ' || now
        WHEN old.person_id IS NOT NULL THEN concat_ws('; ', new.name, new.gender)
    END,
    NULL, coalesce(new.name_key, old.name_key), coalesce(new.name_fold, old.name_fold)
FROM person AS new
FULL JOIN before.person AS old ON old.person_id = new.person_id
LEFT JOIN took_over ON took_over.person_id = old.person_id
WHERE new.person_id IS NULL OR old.person_id IS NULL
    OR (new.name, new.gender) IS DISTINCT FROM (old.name, old.gender);

INSERT INTO change
WITH new AS (
    SELECT *, concat_ws('; ', status, 'from ' || start_date, 'to ' || end_date, doubt) AS said FROM office_holder
),
old AS (
    SELECT *, concat_ws('; ', status, 'from ' || start_date, 'to ' || end_date, doubt) AS said FROM before.office_holder
)
SELECT
    getvariable('since_build'), 'tenure',
    CASE
        WHEN old.tenure_id IS NULL THEN 'new' WHEN new.tenure_id IS NULL THEN 'removed'
        WHEN new.status = 'ended' AND old.status <> 'ended' THEN 'ended' ELSE 'changed'
    END,
    coalesce(new.tenure_id, old.tenure_id),
    concat_ws(', ', coalesce(new.person, old.person), coalesce(new.post, old.post), coalesce(new.organisation, old.organisation)),
    old.said, coalesce(new.said, 'of ' || now), new.evidence,
    concat_ws(' ', coalesce(new.person_key, old.person_key), coalesce(new.organisation_key, old.organisation_key)),
    concat_ws(' ', coalesce(new.person_fold, old.person_fold), coalesce(new.organisation_fold, old.organisation_fold))
FROM new
FULL JOIN old ON old.tenure_id = new.tenure_id
LEFT JOIN took_over ON took_over.person_id = old.person_id AND new.tenure_id IS NULL
WHERE new.said IS DISTINCT FROM old.said;

INSERT INTO change
WITH new AS (
    SELECT *, concat_ws('; ', concat_ws(' ', kind, number, symbol), date, issuer) AS said FROM directive
),
old AS (
    SELECT *, concat_ws('; ', concat_ws(' ', kind, number, symbol), date, issuer) AS said FROM before.directive
)
SELECT
    getvariable('since_build'), 'directive',
    CASE WHEN old.directive_id IS NULL THEN 'new' WHEN new.directive_id IS NULL THEN 'removed' ELSE 'changed' END,
    coalesce(new.directive_id, old.directive_id), coalesce(new.said, old.said), old.said, new.said, new.evidence,
    coalesce(new.search_key, old.search_key), coalesce(new.search_fold, old.search_fold)
FROM new FULL JOIN old ON old.directive_id = new.directive_id
WHERE new.said IS DISTINCT FROM old.said;

INSERT INTO change
WITH counted AS (
    SELECT kind, 'new' AS change, count(*) AS rows FROM claim ANTI JOIN before.claim AS old USING (fact_id) GROUP BY kind
    UNION ALL
    SELECT kind, 'removed', count(*) FROM before.claim AS old ANTI JOIN claim USING (fact_id) GROUP BY kind
)
SELECT getvariable('since_build'), kind, change, NULL, rows || ' claims', NULL, NULL, NULL, NULL, NULL FROM counted;

INSERT INTO compared_build VALUES (getvariable('since_build'));

DROP TABLE took_over;
