-- Which documents set an initiative going, as far as articles cite them?
-- Ids narrow exactly. articles, citations: of the document, wherever it is cited.
SELECT
    initiative.name AS initiative, concat_ws(' ', kind, concat_ws('-', number, symbol)) AS directive, issuer,
    coalesce(date, CAST(year AS VARCHAR)) AS date, subject, provisional, directive.citations, directive.articles, first_cited,
    last_cited, initiative_id, directive_id, directive.evidence
FROM initiative_root
JOIN initiative USING (initiative_id)
JOIN directive USING (directive_id)
WHERE ($initiative_id::VARCHAR IS NULL OR initiative_id = $initiative_id)
  AND ($directive_id::VARCHAR IS NULL OR directive_id = $directive_id)
ORDER BY initiative_id, directive.articles DESC, directive_id
LIMIT $limit::BIGINT
