-- What most deserves a human's look: doubtful people and tenures, conflicts, sums and dates that do not agree, unsure claims, decisions that no longer fit?
-- priority: how unsure it is, times how much rests on it. evidence: what to decide on; other: the second claim.
WITH queue AS (
    SELECT
        'identity' AS kind, one.name AS what,
        concat_ws('; ', 'same person? ' || one.name || ' and ' || two.name, array_to_string(reasons, '; ')) AS question,
        left_claim AS evidence, right_claim AS other,
        (1 / (1 + abs(score))) * ln(1 + one.articles + two.articles) AS priority
    FROM identity_doubt
    JOIN person AS one ON one.person_id = left_person
    JOIN person AS two ON two.person_id = right_person
    UNION ALL
    SELECT 'conflict', person_a || ' / ' || person_b,
        post || ', ' || organisation || ': both between ' || since || ' and ' || until, evidence_a, evidence_b, 1.0
    FROM conflict
    UNION ALL
    SELECT 'stale', quote, verdict || ' by ' || who || ' of ' || left(decided_at, 10) || ' no longer finds its words',
        decided_on, decided_with, 2.0
    FROM review WHERE status = 'stale'
    UNION ALL
    SELECT 'contradiction', quote, verdict || ' by ' || who || ' of ' || left(decided_at, 10) || ': ' || 'other decisions forbid it',
        fact_id, other_id, 2.0
    FROM review WHERE status = 'contradicted'
    UNION ALL
    SELECT 'doubt', person, post || ', ' || organisation || ': ' || doubt, evidence, NULL, ln(1 + articles) / 2
    FROM office_holder WHERE doubt IS NOT NULL
    UNION ALL
    SELECT 'sum', surface, format('says {}, its parts make {}', regexp_replace(stated::VARCHAR, '[.]0$', ''), regexp_replace(computed::VARCHAR, '[.]0$', '')), statistic_id, NULL, 0.6
    FROM statistic_check AS failed JOIN statistic USING (statistic_id) WHERE failed.kind = 'sum' AND NOT agrees
    UNION ALL
    SELECT 'dates', concat_ws(' ', kind, number, symbol), 'of ' || array_to_string(stated_dates, ', '), evidence, NULL, ln(1 + articles) / 2
    FROM directive WHERE len(stated_dates) > 1
    UNION ALL
    SELECT kind, surface, 'rule ' || rule || ', confidence ' || round(confidence, 2), fact_id, NULL, 1 - confidence
    FROM claim
    WHERE confidence < 0.8 AND kind <> 'initiative_mention' AND fact_id NOT IN (SELECT fact_id FROM review WHERE fact_id IS NOT NULL AND status = 'active')
)
SELECT kind, what, question, round(priority, 2) AS priority, evidence, other
FROM queue
WHERE evidence IS NULL OR NOT EXISTS (
    SELECT 1 FROM review
    WHERE review.status = 'active' AND other IS NOT NULL AND evidence IN (review.fact_id, review.other_id)
        AND other IN (review.fact_id, review.other_id)
)
ORDER BY priority DESC, kind, evidence, other
LIMIT $limit::BIGINT
