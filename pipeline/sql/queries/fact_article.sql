-- Which article, person or document does a fact belong to?
-- fact_id: of a claim.
SELECT fact_id, kind, article_id, text_id, person_id, tenure_id, directive_id
FROM provenance
LEFT JOIN person_claim ON person_claim.claim_id = fact_id
LEFT JOIN tenure_claim ON tenure_claim.claim_id = fact_id
LEFT JOIN (SELECT citation_id, directive_id FROM directive_citation) AS citation ON citation_id = fact_id
WHERE $fact_id::VARCHAR IS NULL OR fact_id = $fact_id
ORDER BY fact_id, tenure_id
LIMIT $limit::BIGINT
