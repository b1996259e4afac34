-- Initiatives of party and state (extractors/rules/initiatives.toml), and the articles that report them: by a phrase
-- that names one, or by a citation of a document that set one going.

CREATE TABLE initiative_root AS
SELECT DISTINCT initiative_id, directive_id FROM linked_initiative_citation ORDER BY ALL;
COMMENT ON TABLE initiative_root IS 'Documents that set an initiative going, as far as articles cite them';
COMMENT ON COLUMN initiative_root.initiative_id IS 'initiative.initiative_id';
COMMENT ON COLUMN initiative_root.directive_id IS 'directive.directive_id; of a provisional one only the citations in initiative_claim mean the root';

CREATE TABLE initiative_claim AS
WITH said AS (
    SELECT initiative AS initiative_id, text_id, initiative_mention_id AS fact_id, 'phrase' AS basis, sentence, start_char
    FROM reviewed_initiative_mention
    UNION ALL
    SELECT initiative_id, text_id, citation_id, 'root', sentence, start_char
    FROM linked_initiative_citation JOIN reviewed_directive_citation USING (citation_id)
)
SELECT initiative_id, text_id, fact_id, basis, sentence, start_char FROM said ORDER BY initiative_id, text_id, start_char, fact_id;
COMMENT ON TABLE initiative_claim IS 'The words that say that a text reports an initiative: view provenance has quote and sentence of each fact_id';
COMMENT ON COLUMN initiative_claim.initiative_id IS 'initiative.initiative_id';
COMMENT ON COLUMN initiative_claim.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN initiative_claim.fact_id IS 'initiative_mention.initiative_mention_id or directive_citation.citation_id';
COMMENT ON COLUMN initiative_claim.basis IS 'phrase (the words name it) or root (they cite a document that set it going)';
COMMENT ON COLUMN initiative_claim.sentence IS 'Sentence of the text: sentence.sentence';
COMMENT ON COLUMN initiative_claim.start_char IS 'Where the quoted words begin';

CREATE TABLE article_initiative AS
SELECT
    article_id, initiative_id, any_value(claim.text_id) AS text_id,
    any_value(original_no) AS original_no, any_value(source_id) AS source_id, any_value(home) AS home,
    any_value(home_key) AS home_key, any_value(home_fold) AS home_fold, any_value(published) AS published,
    count(*) AS claims,
    count(DISTINCT claim.sentence) AS sentences,
    bool_or(zone IN ('title', 'lead')) AS is_leading,
    bool_or(basis = 'root') AS by_root,
    first(fact_id ORDER BY list_position(['title', 'lead'], zone) NULLS LAST, basis DESC, claim.start_char, fact_id) AS evidence
FROM initiative_claim AS claim
JOIN article ON article.text_id = claim.text_id
LEFT JOIN sentence ON sentence.text_id = claim.text_id AND sentence.sentence = claim.sentence
GROUP BY article_id, initiative_id
ORDER BY article_id, initiative_id;
COMMENT ON TABLE article_initiative IS 'Which initiatives an article reports; copies have rows of their own (article.original_id), numbers count them once';
COMMENT ON COLUMN article_initiative.article_id IS 'article.article_id';
COMMENT ON COLUMN article_initiative.initiative_id IS 'initiative.initiative_id';
COMMENT ON COLUMN article_initiative.text_id IS 'The text of the article: article_text.text_id';
COMMENT ON COLUMN article_initiative.original_no IS 'article.original_no';
COMMENT ON COLUMN article_initiative.source_id IS 'article.source_id';
COMMENT ON COLUMN article_initiative.home IS 'article.home';
COMMENT ON COLUMN article_initiative.home_key IS 'article.home_key';
COMMENT ON COLUMN article_initiative.home_fold IS 'article.home_fold';
COMMENT ON COLUMN article_initiative.published IS 'article.published';
COMMENT ON COLUMN article_initiative.claims IS 'Phrases and citations that say so: initiative_claim';
COMMENT ON COLUMN article_initiative.sentences IS 'Sentences with such words: one alone may be a remark in passing';
COMMENT ON COLUMN article_initiative.is_leading IS 'Whether title or lead say so';
COMMENT ON COLUMN article_initiative.by_root IS 'Whether a citation of a root document is among them';
COMMENT ON COLUMN article_initiative.evidence IS 'The first of these words, of title and lead before the body: initiative_claim.fact_id';

CREATE TABLE initiative AS
WITH counted AS (
    SELECT
        initiative_id,
        count(DISTINCT original_no) AS articles,
        count(DISTINCT original_no) FILTER (is_leading) AS leading_articles,
        count(DISTINCT source_id) AS sources,
        min(left(published, 10)) AS first_reported,
        max(left(published, 10)) AS last_reported,
        first(evidence ORDER BY is_leading DESC, sentences DESC, article_id) AS evidence
    FROM article_initiative
    GROUP BY initiative_id
)
SELECT
    initiative_id, name, english, coalesce(articles, 0) AS articles, coalesce(leading_articles, 0) AS leading_articles,
    coalesce(sources, 0) AS sources, first_reported, last_reported, evidence
FROM linked_initiative LEFT JOIN counted USING (initiative_id)
ORDER BY initiative_id;
COMMENT ON TABLE initiative IS 'An initiative of party or state that provincial papers report: its phrases and root documents are rule data';
COMMENT ON COLUMN initiative.initiative_id IS 'Id: words, as in extractors/rules/initiatives.toml';
COMMENT ON COLUMN initiative.name IS 'Name in Vietnamese';
COMMENT ON COLUMN initiative.english IS 'Name in English';
COMMENT ON COLUMN initiative.articles IS 'Articles that report it, copies counted as one';
COMMENT ON COLUMN initiative.leading_articles IS 'Those whose title or lead say so';
COMMENT ON COLUMN initiative.sources IS 'Sources of these articles, those of copies too';
COMMENT ON COLUMN initiative.first_reported IS 'Day of publication of the first of them';
COMMENT ON COLUMN initiative.last_reported IS 'Day of publication of the last one';
COMMENT ON COLUMN initiative.evidence IS 'Words of the article that says most of it: initiative_claim.fact_id';

-- The two sides of every share of articles, month by month and place by place.
CREATE TABLE read_article AS
SELECT original_no, source_id, home, home_key, home_fold, published FROM article SEMI JOIN extraction USING (text_id)
ORDER BY published NULLS FIRST, article_id;
COMMENT ON TABLE read_article IS 'What the denominators of initiatives count: a row for each article that was read';
COMMENT ON COLUMN read_article.original_no IS 'article.original_no';
COMMENT ON COLUMN read_article.source_id IS 'article.source_id';
COMMENT ON COLUMN read_article.home IS 'article.home';
COMMENT ON COLUMN read_article.home_key IS 'article.home_key';
COMMENT ON COLUMN read_article.home_fold IS 'article.home_fold';
COMMENT ON COLUMN read_article.published IS 'article.published';
CREATE TABLE read_month AS
SELECT
    left(published, 7) AS month, coalesce(home, source_id) AS place, any_value(home_key) AS home_key,
    any_value(home_fold) AS home_fold, count(DISTINCT original_no) AS all_articles, count(DISTINCT source_id) AS all_sources
FROM read_article
GROUP BY month, place ORDER BY month NULLS FIRST, place;
COMMENT ON TABLE read_month IS 'Articles that were read, by month and place: the denominators of initiative_month';
COMMENT ON COLUMN read_month.month IS 'Month of publication, NULL for the undated';
COMMENT ON COLUMN read_month.place IS 'Home of the source; the source where that is unknown';
COMMENT ON COLUMN read_month.home_key IS 'The home to compare by, tones kept';
COMMENT ON COLUMN read_month.home_fold IS 'The home without marks: for search only';
COMMENT ON COLUMN read_month.all_articles IS 'Articles, copies counted as one';
COMMENT ON COLUMN read_month.all_sources IS 'Their sources';
CREATE TABLE initiative_month AS
SELECT
    initiative_id, left(published, 7) AS month, coalesce(home, source_id) AS place, count(DISTINCT original_no) AS articles,
    count(DISTINCT original_no) FILTER (is_leading) AS leading_articles, count(DISTINCT source_id) AS sources,
    first(evidence ORDER BY is_leading DESC, sentences DESC, article_id) AS evidence
FROM article_initiative
GROUP BY ALL ORDER BY initiative_id, month NULLS FIRST, place;
COMMENT ON TABLE initiative_month IS 'Articles that report an initiative, by month and place; read_month has out of how many';
COMMENT ON COLUMN initiative_month.initiative_id IS 'initiative.initiative_id';
COMMENT ON COLUMN initiative_month.month IS 'Month of publication, NULL for the undated';
COMMENT ON COLUMN initiative_month.place IS 'Home of the source; the source where that is unknown';
COMMENT ON COLUMN initiative_month.articles IS 'Articles that report it, copies counted as one';
COMMENT ON COLUMN initiative_month.leading_articles IS 'Those whose title or lead say so';
COMMENT ON COLUMN initiative_month.sources IS 'Their sources';
COMMENT ON COLUMN initiative_month.evidence IS 'Words of the one that says most of it: initiative_claim.fact_id';

-- Articles that report each initiative, out of all that were read, by a piece of them (a month, a place); pieces without one too.
CREATE MACRO is_within(home_key, home_fold, published, asked_place, since, until) AS
    (asked_place IS NULL OR has_name(home_key, home_fold, asked_place)) AND (since IS NULL OR published >= since)
    AND (until IS NULL OR left(published, length(until)) <= until);
CREATE MACRO initiative_pieces(piece_of, asked_id, asked_place, since, until) AS TABLE
WITH denominator AS (
    SELECT piece_of AS piece, count(DISTINCT original_no) AS all_articles, count(DISTINCT source_id) AS all_sources
    FROM read_article WHERE is_within(home_key, home_fold, published, asked_place, since, until) GROUP BY piece
),
reported AS (
    SELECT initiative_id, piece_of AS piece, count(DISTINCT original_no) AS articles,
        count(DISTINCT original_no) FILTER (is_leading) AS leading_articles, count(DISTINCT source_id) AS sources,
        first(evidence ORDER BY is_leading DESC, sentences DESC, article_id) AS evidence
    FROM article_initiative
    WHERE is_within(home_key, home_fold, published, asked_place, since, until) AND (asked_id IS NULL OR initiative_id = asked_id)
    GROUP BY initiative_id, piece
)
SELECT
    name AS initiative, denominator.piece, coalesce(reported.articles, 0) AS articles,
    coalesce(reported.leading_articles, 0) AS leading_articles, all_articles,
    round(coalesce(reported.articles, 0) / all_articles, 3) AS share, coalesce(reported.sources, 0) AS sources, all_sources,
    initiative.initiative_id, reported.evidence
FROM denominator
CROSS JOIN initiative
LEFT JOIN reported
    ON reported.initiative_id = initiative.initiative_id AND reported.piece IS NOT DISTINCT FROM denominator.piece
WHERE asked_id IS NULL OR initiative.initiative_id = asked_id;
