-- Which document does an id mean that it had while its date was not known, and which may a provisional one be?
-- directive_id: the former id, or the provisional one. basis: redirect, candidate.
SELECT former_id AS given_id, 'redirect' AS basis, concat_ws(' ', kind, concat_ws('-', number, symbol)) AS directive, issuer, directive_id
FROM directive_redirect JOIN directive USING (directive_id)
WHERE ($directive_id::VARCHAR IS NULL OR former_id = $directive_id)
UNION ALL
SELECT given.directive_id, 'candidate', concat_ws(' ', meant.kind, concat_ws('-', meant.number, meant.symbol)), meant.issuer, meant.directive_id
FROM (SELECT directive_id, unnest(candidates) AS candidate FROM directive) AS given
JOIN directive AS meant ON meant.directive_id = given.candidate
WHERE ($directive_id::VARCHAR IS NULL OR given.directive_id = $directive_id)
ORDER BY given_id, basis, directive_id
LIMIT $limit::BIGINT
