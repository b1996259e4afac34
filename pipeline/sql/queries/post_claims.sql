-- In which words does which article say that someone holds, held or was given a post?
-- Ids narrow exactly. The words are the sentence's from mark_start to mark_end. attested: the date the text gives, else the day of publication.
WITH chosen AS (
    SELECT
        coalesce(as_of, left(published, 10)) AS attested, article_id, claim.start_char, claim_id, person_id, tenure_id,
        claim.rowid AS claim_row, article.rowid AS article_row, article.text_row, sentence_row + claim.sentence AS said_row
    FROM post_claim AS claim
    JOIN article ON article.text_id = claim.text_id AND duplicate_of IS NULL
    LEFT JOIN person_claim USING (claim_id)
    LEFT JOIN tenure_claim USING (claim_id)
    WHERE ($person_id::VARCHAR IS NULL OR person_id = $person_id)
      AND ($tenure_id::VARCHAR IS NULL OR tenure_id = $tenure_id)
      AND ($post_id::VARCHAR IS NULL OR tenure_id IN (SELECT tenure_id FROM tenure WHERE post_id = $post_id))
      AND ($article_id::VARCHAR IS NULL OR article_id = $article_id)
    ORDER BY attested NULLS FIRST, article_id, start_char, claim_id, tenure_id LIMIT $limit::BIGINT
)
SELECT
    attested, claim.person, claim.title AS post, organisation, place, change, status,
    resolved, as_of, since, term, surface AS quote,
    substring(text, sentence.start_char + 1, sentence.end_char - sentence.start_char) AS sentence,
    claim.start_char - sentence.start_char AS mark_start, claim.end_char - sentence.start_char AS mark_end,
    zone, article.title AS article, article.source_id AS source, published, url, origin, rule, confidence,
    person_id, tenure_id, chosen.article_id, chosen.claim_id AS evidence
FROM chosen
JOIN post_claim AS claim ON claim.rowid = claim_row
JOIN article ON article.rowid = article_row
JOIN article_text ON article_text.text_row = chosen.text_row
JOIN sentence ON sentence.rowid = said_row
ORDER BY attested NULLS FIRST, chosen.article_id, claim.start_char, chosen.claim_id, tenure_id
LIMIT $limit::BIGINT
