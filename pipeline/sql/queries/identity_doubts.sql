-- Which people may be one and the same, and what speaks for and against?
-- person_id: one of the two. score: log-odds that they are one, 0 is even.
SELECT
    one.name AS person_a, two.name AS person_b, round(score, 1) AS score, reasons,
    one.articles AS articles_a, two.articles AS articles_b, left_person, right_person,
    left_claim AS evidence, right_claim AS evidence_b
FROM identity_doubt
JOIN person AS one ON one.person_id = left_person
JOIN person AS two ON two.person_id = right_person
WHERE ($person_id::VARCHAR IS NULL OR $person_id IN (left_person, right_person))
ORDER BY score DESC, left_claim, right_claim
LIMIT $limit::BIGINT
