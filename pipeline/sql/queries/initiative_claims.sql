-- In which words does which article report an initiative?
-- basis: phrase (the words name it) or root (they cite a document that set it going). place: home of the source. since, until: day of
-- publication. Ids narrow exactly. The words are the sentence's from mark_start to mark_end. Copies are left out, unless one is
-- asked for.
WITH quoted AS (
    SELECT initiative_mention_id AS fact_id, end_char, surface, rule, confidence FROM initiative_mention
    UNION ALL
    SELECT citation_id, end_char, surface, rule, confidence FROM directive_citation
),
chosen AS (
    SELECT published, article_id, claim.start_char, fact_id, initiative_id, basis, end_char, surface, rule, confidence,
        article.rowid AS article_row, text_row, sentence_row + claim.sentence AS said_row
    FROM initiative_claim AS claim
    JOIN quoted USING (fact_id)
    JOIN article ON article.text_id = claim.text_id AND duplicate_of IS NULL
    WHERE (article_id = original_id OR article_id = $article_id)
      AND ($initiative_id::VARCHAR IS NULL OR initiative_id = $initiative_id)
      AND ($article_id::VARCHAR IS NULL OR article_id = $article_id)
      AND ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
      AND ($since::VARCHAR IS NULL OR published >= $since)
      AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
    ORDER BY published DESC NULLS LAST, article_id, start_char, fact_id, initiative_id LIMIT $limit::BIGINT
)
SELECT
    initiative.name AS initiative, english, basis, surface AS quote,
    substring(text, sentence.start_char + 1, sentence.end_char - sentence.start_char) AS sentence,
    chosen.start_char - sentence.start_char AS mark_start, chosen.end_char - sentence.start_char AS mark_end, zone,
    article.title AS article, article.source_id AS source, home, left(article.published, 10) AS published,
    url, origin, rule, confidence, initiative_id, chosen.article_id, fact_id AS evidence
FROM chosen
JOIN initiative USING (initiative_id)
JOIN article ON article.rowid = article_row
JOIN article_text ON article_text.text_row = chosen.text_row
JOIN sentence ON sentence.rowid = said_row
ORDER BY article.published DESC NULLS LAST, chosen.article_id, chosen.start_char, fact_id, initiative_id
LIMIT $limit::BIGINT
