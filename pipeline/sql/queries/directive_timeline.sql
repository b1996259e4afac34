-- When and where is a document cited, and what is done with it?
-- directive: kind, number, symbol or subject. place: home of the citing source, or in the issuer's name.
SELECT
    left(published, 10) AS published, concat_ws(' ', directive.kind, directive.number, directive.symbol) AS directive,
    citation.stance, citation.surface, coalesce(home, source_id) AS cited_in, article.title AS article, url,
    directive_id, citation_id AS evidence
FROM directive_citation AS citation
JOIN directive USING (directive_id)
JOIN article ON article.text_id = citation.text_id AND article.duplicate_of IS NULL
WHERE ($directive::VARCHAR IS NULL OR has_words(search_key, search_fold, regexp_replace($directive, '\bsố ', '')))
  AND ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place)
       OR has_name(directive.issuer_key, directive.issuer_fold, $place))
  AND ($since::VARCHAR IS NULL OR article.published >= $since)
  AND ($until::VARCHAR IS NULL OR left(article.published, length($until)) <= $until)
ORDER BY article.published NULLS FIRST, article.article_id, citation.start_char
LIMIT $limit::BIGINT
