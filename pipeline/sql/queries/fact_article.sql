-- Which article, person, document, series or initiative does a fact belong to?
-- fact_id: of a claim; text_id: its text, with which it is found sooner. One row for each tenure and each initiative that it speaks of.
WITH asked AS (
    SELECT fact_id, kind, text_id FROM claim
    WHERE ($fact_id::VARCHAR IS NULL OR fact_id = $fact_id) AND ($text_id::VARCHAR IS NULL OR text_id = $text_id)
    ORDER BY fact_id LIMIT $limit::BIGINT
)
SELECT fact_id, kind, article_id, asked.text_id, person_id, tenure_id, directive_id,
    series_id, initiative_id, initiative.name AS initiative
FROM asked
JOIN (FROM article WHERE duplicate_of IS NULL) AS article ON article.text_id = asked.text_id
LEFT JOIN person_claim ON person_claim.claim_id = fact_id
LEFT JOIN tenure_claim ON tenure_claim.claim_id = fact_id
LEFT JOIN (SELECT text_id, citation_id, directive_id FROM directive_citation) AS citation
    ON citation.text_id = asked.text_id AND citation_id = fact_id
LEFT JOIN (SELECT text_id, statistic_id, series_id FROM statistic) AS figure
    ON figure.text_id = asked.text_id AND statistic_id = fact_id
LEFT JOIN (SELECT fact_id, initiative_id FROM initiative_claim) AS said USING (fact_id)
LEFT JOIN initiative USING (initiative_id)
ORDER BY fact_id, tenure_id, initiative_id
LIMIT $limit::BIGINT
