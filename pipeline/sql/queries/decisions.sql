-- What have humans decided on facts and people, and does it still count?
-- fact_id: on this fact, or on a pair with it.
SELECT decided_at, who, verdict, quote, why, status, patch, fact_id, other_id, decision_id
FROM review
WHERE ($fact_id::VARCHAR IS NULL OR $fact_id IN (fact_id, other_id, decided_on, decided_with))
ORDER BY decided_at DESC, decision_id
LIMIT $limit::BIGINT
