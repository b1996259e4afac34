-- Which words of an article are facts, and what does each say?
-- Offsets count code points of the text, half-open. about: id of the person, document or initiative, where there is one.
WITH asked AS (
    SELECT article_id, text_id FROM article
    WHERE ($article_id::VARCHAR IS NULL OR article_id = $article_id)
      AND ($article_id::VARCHAR IS NOT NULL
           OR text_id IN (SELECT text_id FROM extraction WHERE mentions + post_claims + directive_citations + statistics > 0)
           OR text_id IN (SELECT text_id FROM initiative_mention))
    ORDER BY article_id LIMIT $limit::BIGINT
),
mark AS (
    SELECT text_id, 'person' AS kind, start_char, end_char, name AS says, resolved, confidence, NULL AS about, mention_id AS evidence
    FROM mention WHERE kind = 'person'
    UNION ALL
    SELECT text_id, 'post', start_char, end_char, concat_ws(', ', person || ': ' || title, organisation), resolved, confidence,
        person_id, claim_id
    FROM post_claim SEMI JOIN asked USING (text_id) LEFT JOIN person_claim USING (claim_id)
    UNION ALL
    SELECT text_id, 'directive', start_char, end_char, concat_ws(' ', kind, concat_ws('-', number, symbol), issuer, date),
        resolved, confidence, directive_id, citation_id
    FROM directive_citation
    UNION ALL
    SELECT text_id, 'statistic', start_char, end_char,
        concat_ws(' · ', concat_ws(' ', regexp_replace(concat_ws('/', concat_ws('–', value, value_max), denominator), '\.0\b', '', 'g'), unit), about, period),
        about_resolved, confidence, NULL, statistic_id
    FROM statistic
    UNION ALL
    SELECT text_id, 'initiative', start_char, end_char, coalesce(name, initiative), 'explicit', confidence, initiative_id,
        initiative_mention_id
    FROM initiative_mention LEFT JOIN initiative ON initiative_id = initiative
)
SELECT mark.kind, start_char, end_char, says, resolved, confidence, about, evidence, article_id
FROM mark JOIN asked USING (text_id)
ORDER BY article_id, start_char, end_char, evidence
LIMIT $limit::BIGINT
