-- Where did a document go: when is it first and last cited in each place and at each level?
-- directive: kind, number, symbol or subject. place: that cites it, or in the issuer's name: the smallest unit that the citing
-- article is about, the paper's home where it is about none. level: of that place. since, until: first cited then.
-- months_after: from the document's date to the first citation there. articles: copies counted as one.
WITH cited AS (
    SELECT
        directive.directive_id, concat_ws(' ', directive.kind, concat_ws('-', directive.number, directive.symbol)) AS directive,
        directive.date, directive.issuer, directive.issuer_key, directive.issuer_fold, citation_id, original_id, source_id,
        left(published, 10) AS cited_on, citation.stance,
        coalesce(citation.about, home, source_id) AS place, coalesce(about_key, home_key) AS place_key,
        coalesce(about_fold, home_fold) AS place_fold,
        CASE WHEN citation.about IS NOT NULL THEN about_level WHEN home IS NOT NULL THEN 'province' END AS level
    FROM directive_citation AS citation
    JOIN directive USING (directive_id)
    JOIN article ON article.text_id = citation.text_id
    WHERE ($directive::VARCHAR IS NULL OR has_words(search_key, search_fold, regexp_replace($directive, '\bsố ', '')))
)
SELECT
    directive, issuer, level, place, min(cited_on) AS first_cited, max(cited_on) AS last_cited,
    date_diff('month', try_cast(any_value(date) AS DATE), try_cast(min(cited_on) AS DATE)) AS months_after,
    count(DISTINCT original_id) AS articles, count(DISTINCT source_id) AS sources,
    count(DISTINCT original_id) FILTER (stance IN ('implement', 'review')) AS carrying_it_out,
    directive_id, first(citation_id ORDER BY cited_on NULLS LAST, citation_id) AS evidence
FROM cited
WHERE ($place::VARCHAR IS NULL OR has_name(place_key, place_fold, $place) OR has_name(issuer_key, issuer_fold, $place))
GROUP BY directive_id, directive, issuer, level, place
HAVING ($since::VARCHAR IS NULL OR first_cited >= $since)
   AND ($until::VARCHAR IS NULL OR left(first_cited, length($until)) <= $until)
ORDER BY directive_id, first_cited NULLS LAST, level, place COLLATE vi
LIMIT $limit::BIGINT
