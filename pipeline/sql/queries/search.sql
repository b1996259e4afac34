-- Which articles are about these words, the best first, with the place where they stand?
-- text: words, with or without marks; every syllable must occur. Offsets are those of the text; found: exact (as typed,
-- marks too), folded (together, but for the marks), apart (all syllables, not together).
WITH best AS (
    SELECT text_id, score FROM search(coalesce($text::VARCHAR, '')) ORDER BY score DESC, text_id LIMIT 300
),
placed AS (
    SELECT
        best.*, text,
        position(lower($text::VARCHAR) IN lower(text)) AS exact_at,
        position(fold($text::VARCHAR) IN fold(text)) AS folded_at,
        position(list_sort(list_transform(syllables($text::VARCHAR), lambda s: {'size': -length(s), 's': s}))[1].s IN fold(text))
            AS apart_at
    FROM best JOIN article_text USING (text_id)
)
SELECT
    article.title, article.source_id AS source, article.published,
    CASE WHEN exact_at > 0 THEN 'exact' WHEN folded_at > 0 THEN 'folded' ELSE 'apart' END AS found,
    regexp_replace(substring(text, greatest(1, starts_at - 60), 180), '\s+', ' ', 'g') AS snippet,
    starts_at - 1 AS start_char,
    round(score * CASE found WHEN 'exact' THEN 2 WHEN 'folded' THEN 1.5 ELSE 1 END, 2) AS rank,
    article.url, article.article_id
FROM (SELECT *, CASE WHEN exact_at > 0 THEN exact_at WHEN folded_at > 0 THEN folded_at ELSE apart_at END AS starts_at FROM placed)
JOIN article USING (text_id)
WHERE duplicate_of IS NULL
  AND ($since::VARCHAR IS NULL OR article.published >= $since)
  AND ($until::VARCHAR IS NULL OR left(article.published, length($until)) <= $until)
ORDER BY rank DESC, article_id
LIMIT $limit::BIGINT
