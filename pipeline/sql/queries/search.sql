-- Which articles are about these words, the best first, with the place where they stand?
-- text: words, with or without marks; every syllable must occur. Offsets are those of the text; found: exact (as typed,
-- marks too), folded (together, but for the marks), apart (all syllables, not together). The best 100 are looked into; of copies
-- the original is found.
WITH best AS MATERIALIZED (
    SELECT text_no, article_row, score
    FROM search_numbers(coalesce($text::VARCHAR, '')) JOIN search_text USING (text_no)
    WHERE article_row IS NOT NULL
      AND ($since::VARCHAR IS NULL OR published >= $since)
      AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
    ORDER BY score DESC, text_no LIMIT 100
),
exact AS (
    SELECT best.*, text, found_at('(?i)' || regexp_escape($text::VARCHAR), text) AS exact_at
    FROM best JOIN article_text ON text_row = text_no - 1
),
folded AS (
    SELECT *, CASE WHEN exact_at = 0 THEN found_at(with_any_marks($text::VARCHAR), text) ELSE 0 END AS folded_at FROM exact
),
placed AS (
    SELECT
        *, CASE
            WHEN exact_at > 0 THEN exact_at
            WHEN folded_at > 0 THEN folded_at
            -- not together: the longest of the syllables
            ELSE found_at(with_any_marks(list_sort(list_transform(
                syllables($text::VARCHAR), lambda s: {'size': -length(s), 's': s}))[1].s), text)
        END AS starts_at
    FROM folded
)
SELECT
    article.title, article.source_id AS source, article.published,
    CASE WHEN exact_at > 0 THEN 'exact' WHEN folded_at > 0 THEN 'folded' ELSE 'apart' END AS found,
    regexp_replace(substring(text, greatest(1, starts_at - 60), 180), '\s+', ' ', 'g') AS snippet,
    starts_at - 1 AS start_char,
    round(score * CASE found WHEN 'exact' THEN 2 WHEN 'folded' THEN 1.5 ELSE 1 END, 2) AS rank,
    article.url, article_id
FROM placed
JOIN article ON article.rowid = article_row
ORDER BY rank DESC, article_id
LIMIT $limit::BIGINT
