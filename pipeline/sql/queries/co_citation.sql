-- Which documents are cited together, in how many articles, and is one said to carry out the other?
-- directive: either of the two: kind, number, symbol or subject. place: home of a citing source. since, until: day of publication.
-- lift: how much oftener together than by chance; relation: what a text says one does to the other.
WITH cited AS (
    SELECT DISTINCT directive_id, original_id, left(published, 10) AS cited_on
    FROM directive_citation JOIN article USING (text_id)
    WHERE directive_id IS NOT NULL
      AND ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
      AND ($since::VARCHAR IS NULL OR published >= $since)
      AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
),
often AS (SELECT directive_id, count(DISTINCT original_id) AS articles FROM cited GROUP BY directive_id),
pair AS (
    SELECT one.directive_id AS directive_a_id, two.directive_id AS directive_b_id, count(DISTINCT one.original_id) AS together,
        min(one.cited_on) AS first_together, max(one.cited_on) AS last_together
    FROM cited AS one
    JOIN cited AS two ON two.original_id = one.original_id AND one.directive_id < two.directive_id
    GROUP BY ALL
)
SELECT
    concat_ws(' ', a.kind, concat_ws('-', a.number, a.symbol)) AS directive_a, a.issuer AS issuer_a,
    concat_ws(' ', b.kind, concat_ws('-', b.number, b.symbol)) AS directive_b, b.issuer AS issuer_b,
    together, often_a.articles AS articles_a, often_b.articles AS articles_b,
    round(together * (SELECT count(DISTINCT original_id) FROM cited) / (often_a.articles * often_b.articles), 2) AS lift,
    (SELECT string_agg(DISTINCT CASE WHEN said.directive_id = directive_a_id THEN 'a ' ELSE 'b ' END || relation, ', ')
     FROM directive_relation AS said
     WHERE said.directive_id IN (directive_a_id, directive_b_id) AND other_id IN (directive_a_id, directive_b_id)) AS relation,
    first_together, last_together, directive_a_id, directive_b_id, a.evidence AS evidence, b.evidence AS evidence_b
FROM pair
JOIN directive AS a ON a.directive_id = directive_a_id
JOIN directive AS b ON b.directive_id = directive_b_id
JOIN often AS often_a ON often_a.directive_id = directive_a_id
JOIN often AS often_b ON often_b.directive_id = directive_b_id
WHERE ($directive::VARCHAR IS NULL OR has_words(a.search_key, a.search_fold, regexp_replace($directive, '\bsố ', ''))
       OR has_words(b.search_key, b.search_fold, regexp_replace($directive, '\bsố ', '')))
ORDER BY together DESC, lift DESC, directive_a_id, directive_b_id
LIMIT $limit::BIGINT
