-- In which words does which article report an initiative?
-- basis: phrase (the words name it) or root (they cite a document that set it going). place: home of the source. since, until: day of
-- publication. Ids narrow exactly. The words are the sentence's from mark_start to mark_end. Copies are left out, unless one is
-- asked for.
SELECT
    initiative.name AS initiative, english, basis, surface AS quote, sentence_text AS sentence,
    provenance.start_char - sentence_start_char AS mark_start, provenance.end_char - sentence_start_char AS mark_end, zone,
    provenance.article_title AS article, provenance.source_id AS source, home, left(provenance.published, 10) AS published,
    provenance.url, provenance.origin, rule, confidence, initiative_id, article_id, fact_id AS evidence
FROM initiative_claim AS claim
JOIN initiative USING (initiative_id)
JOIN provenance USING (fact_id)
JOIN article USING (article_id)
WHERE (article_id = original_id OR article_id = $article_id)
  AND ($initiative_id::VARCHAR IS NULL OR initiative_id = $initiative_id)
  AND ($article_id::VARCHAR IS NULL OR article_id = $article_id)
  AND ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
  AND ($since::VARCHAR IS NULL OR provenance.published >= $since)
  AND ($until::VARCHAR IS NULL OR left(provenance.published, length($until)) <= $until)
ORDER BY provenance.published DESC NULLS LAST, article_id, provenance.start_char, fact_id, initiative_id
LIMIT $limit::BIGINT
