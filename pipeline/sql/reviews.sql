-- The human layer on top of the claims: which decisions find their fact, and what the claims say after them.

CREATE TABLE review AS
WITH anchored AS (
    SELECT decision_id, 'fact' AS part, fact.* FROM staged.decision WHERE fact IS NOT NULL
    UNION ALL
    SELECT decision_id, 'other', other.* FROM staged.decision WHERE other IS NOT NULL
),
-- the very claim; else the one claim of its kind with these words there; else in the article's present text
candidate AS (
    SELECT decision_id, part, fact_id AS found, 1 AS nearness FROM anchored SEMI JOIN claim USING (fact_id)
    UNION ALL
    SELECT decision_id, part, claim.fact_id, 2
    FROM anchored JOIN claim
        ON claim.text_id = anchored.text_id AND claim.kind = anchored.kind AND claim.surface = anchored.quote
    WHERE claim.start_char < anchored.end_char AND anchored.start_char < claim.end_char
    UNION ALL
    SELECT decision_id, part, claim.fact_id, 3
    FROM anchored
    JOIN article ON article.article_id = anchored.article_id AND article.text_id <> anchored.text_id
    JOIN claim
        ON claim.text_id = article.text_id AND claim.kind = anchored.kind AND claim.surface = anchored.quote
),
nearest AS (
    SELECT decision_id, part, min(found) AS found
    FROM (FROM candidate QUALIFY nearness = min(nearness) OVER (PARTITION BY decision_id, part))
    GROUP BY ALL
    HAVING count(DISTINCT found) = 1
)
SELECT
    decision.decision_id, decided_at, who, verdict, why,
    CASE
        WHEN standing <> 'active' OR verdict = 'undo' THEN standing
        WHEN one.found IS NULL OR (other IS NOT NULL AND two.found IS NULL) THEN 'stale'
        ELSE 'active'
    END AS status,
    one.found AS fact_id, two.found AS other_id, undone, fact.kind AS kind, fact.quote AS quote,
    fact.article_id AS article_id, fact.fact_id AS decided_on, other.fact_id AS decided_with, patch
FROM staged.decision
LEFT JOIN nearest AS one ON one.decision_id = decision.decision_id AND one.part = 'fact'
LEFT JOIN nearest AS two ON two.decision_id = decision.decision_id AND two.part = 'other'
ORDER BY decided_at, decision.decision_id;
COMMENT ON TABLE review IS 'The human layer: every decision on a fact or on two people, and whether it still finds its fact';
COMMENT ON COLUMN review.decision_id IS 'Id: v and a hash';
COMMENT ON COLUMN review.decided_at IS 'When it was made (UTC)';
COMMENT ON COLUMN review.who IS 'Who made it';
COMMENT ON COLUMN review.verdict IS 'accept, reject, edit; same, different (two claims are about one person, or two); undo';
COMMENT ON COLUMN review.why IS 'Why, in words';
COMMENT ON COLUMN review.status IS 'active; stale: the words it was made on are no more, look again; contradicted: other decisions on people forbid it; replaced by a later one; undone';
COMMENT ON COLUMN review.fact_id IS 'The claim that it is about now, NULL where it finds none';
COMMENT ON COLUMN review.other_id IS 'The second claim of same and different';
COMMENT ON COLUMN review.undone IS 'The decision that an undo takes back';
COMMENT ON COLUMN review.kind IS 'Table of the claim';
COMMENT ON COLUMN review.quote IS 'Words of the claim when it was decided on';
COMMENT ON COLUMN review.article_id IS 'Article of the claim';
COMMENT ON COLUMN review.decided_on IS 'Id of the claim when it was decided on';
COMMENT ON COLUMN review.decided_with IS 'Id of the second claim then';
COMMENT ON COLUMN review.patch IS 'What an edit sets, as JSON: column and right value';

CREATE VIEW rejected AS SELECT fact_id FROM review WHERE verdict = 'reject' AND status = 'active';
COMMENT ON VIEW rejected IS 'Claims that a human has rejected: they stay as claims, and nothing is derived from them';
