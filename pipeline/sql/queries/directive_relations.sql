-- What do documents do to each other, and which were reviewed after how many years?
-- directive_id: of either document. relation: implements, amends, replaces, reviewed.
-- directive: either of the two: kind, number, symbol or subject. place: in the issuer's name of either.
SELECT
    concat_ws(' ', one.kind, concat_ws('-', one.number, one.symbol)) AS directive, one.issuer, relation, years,
    nullif(concat_ws(' ', two.kind, concat_ws('-', two.number, two.symbol)), '') AS other_directive,
    two.issuer AS other_issuer, said.articles, said.sources,
    first_said, last_said, said.directive_id, said.other_id, said.evidence
FROM directive_relation AS said
JOIN directive AS one ON one.directive_id = said.directive_id
LEFT JOIN directive AS two ON two.directive_id = said.other_id
WHERE ($directive_id::VARCHAR IS NULL OR $directive_id IN (said.directive_id, said.other_id))
  AND ($directive::VARCHAR IS NULL OR has_words(one.search_key, one.search_fold, regexp_replace($directive, '\bsố ', ''))
       OR has_words(two.search_key, two.search_fold, regexp_replace($directive, '\bsố ', '')))
  AND ($place::VARCHAR IS NULL OR has_name(one.issuer_key, one.issuer_fold, $place)
       OR has_name(two.issuer_key, two.issuer_fold, $place))
  AND ($since::VARCHAR IS NULL OR last_said >= $since)
  AND ($until::VARCHAR IS NULL OR left(first_said, length($until)) <= $until)
ORDER BY said.articles DESC, first_said, directive COLLATE vi, said.relation_id
LIMIT $limit::BIGINT
