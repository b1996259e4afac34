-- Which documents of party and state are cited, who issued them, and how often?
-- directive: kind, number, symbol or subject (`Đề án 16`, `21-NQ/TW`). place: in the issuer's name, or home of a source that cites it.
SELECT
    kind, number, symbol, coalesce(date, CAST(year AS VARCHAR)) AS date, term, issuer, subject, provisional, citations, articles, sources,
    first_cited, last_cited, directive_id, evidence
FROM directive
WHERE ($directive::VARCHAR IS NULL OR has_words(search_key, search_fold, regexp_replace($directive, '\bsố ', '')))
  AND ($place::VARCHAR IS NULL OR has_name(issuer_key, issuer_fold, $place)
       OR directive_id IN (
           SELECT directive_id FROM directive_home WHERE has_name(home_key, home_fold, $place)))
  AND ($directive_id::VARCHAR IS NULL OR directive_id = $directive_id)
  AND ($since::VARCHAR IS NULL OR last_cited >= $since)
  AND ($until::VARCHAR IS NULL OR left(first_cited, length($until)) <= $until)
ORDER BY articles DESC, citations DESC, kind COLLATE vi, try_cast(number AS INTEGER), directive_id
LIMIT $limit::BIGINT
