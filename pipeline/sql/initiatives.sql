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
COMMENT ON COLUMN article_initiative.claims IS 'Phrases and citations that say so: initiative_claim';
COMMENT ON COLUMN article_initiative.sentences IS 'Sentences with such words: one alone may be a remark in passing';
COMMENT ON COLUMN article_initiative.is_leading IS 'Whether title or lead say so';
COMMENT ON COLUMN article_initiative.by_root IS 'Whether a citation of a root document is among them';
COMMENT ON COLUMN article_initiative.evidence IS 'The first of these words, of title and lead before the body: initiative_claim.fact_id';

CREATE TABLE initiative AS
WITH counted AS (
    SELECT
        initiative_id,
        count(DISTINCT original_id) AS articles,
        count(DISTINCT original_id) FILTER (is_leading) AS leading_articles,
        count(DISTINCT source_id) AS sources,
        min(left(published, 10)) AS first_reported,
        max(left(published, 10)) AS last_reported,
        first(evidence ORDER BY is_leading DESC, sentences DESC, article_id) AS evidence
    FROM article_initiative JOIN article USING (article_id)
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
