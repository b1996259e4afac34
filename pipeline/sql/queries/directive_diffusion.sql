-- Where did a document go: when is it first and last cited in each place and at each level?
-- directive: kind, number, symbol or subject. place: that cites it, or in the issuer's name: the smallest unit that the citing
-- article is about, the paper's home where it is about none. level: of that place. since, until: first cited then.
-- months_after: from the document's date to the first citation there. articles: copies counted as one.
SELECT
    concat_ws(' ', kind, concat_ws('-', number, symbol)) AS directive, issuer, gone.level, place, gone.first_cited,
    gone.last_cited, date_diff('month', try_cast(date AS DATE), try_cast(gone.first_cited AS DATE)) AS months_after,
    gone.articles, gone.sources, carrying_it_out, directive_id, gone.evidence
FROM directive_place AS gone JOIN directive USING (directive_id)
WHERE ($directive::VARCHAR IS NULL OR has_words(search_key, search_fold, regexp_replace($directive, '\bsố ', '')))
  AND ($place::VARCHAR IS NULL OR has_name(place_key, place_fold, $place) OR has_name(issuer_key, issuer_fold, $place))
  AND ($since::VARCHAR IS NULL OR gone.first_cited >= $since)
  AND ($until::VARCHAR IS NULL OR left(gone.first_cited, length($until)) <= $until)
ORDER BY directive_id, gone.first_cited NULLS LAST, gone.level, place COLLATE vi
LIMIT $limit::BIGINT
