-- In which words does which article cite a document, and what is done with it?
-- Ids narrow exactly. The words are the sentence's from mark_start to mark_end.
WITH chosen AS (
    SELECT published, article_id, start_char, citation_id, citation.rowid AS citation_row,
        article.rowid AS article_row, text_row, sentence_row + citation.sentence AS said_row
    FROM directive_citation AS citation
    JOIN article ON article.text_id = citation.text_id AND duplicate_of IS NULL
    WHERE ($directive_id::VARCHAR IS NULL OR directive_id = $directive_id)
      AND ($article_id::VARCHAR IS NULL OR article_id = $article_id)
    ORDER BY published NULLS FIRST, article_id, start_char, citation_id LIMIT $limit::BIGINT
)
SELECT
    left(article.published, 10) AS cited, stance, form, resolved, issuer, issuer_resolved, date, surface AS quote,
    substring(text, sentence.start_char + 1, sentence.end_char - sentence.start_char) AS sentence,
    citation.start_char - sentence.start_char AS mark_start, citation.end_char - sentence.start_char AS mark_end,
    zone, article.title AS article, article.source_id AS source, home, article.published, url, origin, rule, confidence,
    directive_id, chosen.article_id, chosen.citation_id AS evidence
FROM chosen
JOIN directive_citation AS citation ON citation.rowid = citation_row
JOIN article ON article.rowid = article_row
JOIN article_text ON article_text.text_row = chosen.text_row
JOIN sentence ON sentence.rowid = said_row
ORDER BY article.published NULLS FIRST, chosen.article_id, citation.start_char, chosen.citation_id
LIMIT $limit::BIGINT
