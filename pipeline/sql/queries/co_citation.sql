-- Which documents are cited together, in how many articles, and is one said to carry out the other?
-- directive: either of the two: kind, number, symbol or subject. place: home of a citing source. since, until: day of publication.
-- lift: how much oftener together than by chance; relation: what a text says one does to the other.
-- Documents are counted by the number of their row, which is that of their id in order.
WITH cited AS (
    SELECT directive.rowid AS directive_no, original_no, left(min(published), 10) AS first_on, left(max(published), 10) AS last_on
    FROM directive_citation AS citation
    JOIN directive ON directive.directive_id = citation.directive_id
    JOIN article ON article.text_id = citation.text_id
    WHERE ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
      AND ($since::VARCHAR IS NULL OR published >= $since)
      AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
    GROUP BY directive_no, original_no
),
often AS (SELECT directive_no, count(*) AS articles FROM cited GROUP BY directive_no),
asked AS (
    SELECT rowid AS directive_no FROM directive
    WHERE ($directive::VARCHAR IS NULL OR has_words(search_key, search_fold, regexp_replace($directive, '\bsố ', '')))
),
pair AS (
    SELECT one.directive_no AS a_no, two.directive_no AS b_no, count(*) AS together,
        min(one.first_on) AS first_together, max(one.last_on) AS last_together
    FROM cited AS one
    JOIN cited AS two ON two.original_no = one.original_no AND one.directive_no < two.directive_no
    WHERE ($directive::VARCHAR IS NULL OR one.directive_no IN (FROM asked) OR two.directive_no IN (FROM asked))
    GROUP BY ALL
),
weighed AS (
    SELECT
        pair.*, often_a.articles AS articles_a, often_b.articles AS articles_b,
        round(together * (SELECT count(DISTINCT original_no) FROM cited) / (often_a.articles * often_b.articles), 2) AS lift
    FROM pair
    JOIN often AS often_a ON often_a.directive_no = a_no
    JOIN often AS often_b ON often_b.directive_no = b_no
    ORDER BY together DESC, lift DESC, a_no, b_no LIMIT $limit::BIGINT
)
SELECT
    concat_ws(' ', a.kind, concat_ws('-', a.number, a.symbol)) AS directive_a, a.issuer AS issuer_a,
    concat_ws(' ', b.kind, concat_ws('-', b.number, b.symbol)) AS directive_b, b.issuer AS issuer_b,
    together, articles_a, articles_b, lift,
    (SELECT string_agg(DISTINCT CASE WHEN said.directive_id = a.directive_id THEN 'a ' ELSE 'b ' END || relation, ', ')
     FROM directive_relation AS said
     WHERE said.directive_id IN (a.directive_id, b.directive_id) AND other_id IN (a.directive_id, b.directive_id)) AS relation,
    first_together, last_together, a.directive_id AS directive_a_id, b.directive_id AS directive_b_id, a.evidence AS evidence, b.evidence AS evidence_b
FROM weighed
JOIN directive AS a ON a.rowid = a_no
JOIN directive AS b ON b.rowid = b_no
ORDER BY together DESC, lift DESC, directive_a_id, directive_b_id
LIMIT $limit::BIGINT
