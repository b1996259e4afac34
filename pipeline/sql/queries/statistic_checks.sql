-- Which sums and shares within an article come out, and which do not?
-- Those that fail stand first; nothing is repaired. place: in the name of the body or place. since, until: day of publication.
WITH part AS (
    SELECT check_id, list(statistic.surface ORDER BY statistic.start_char) AS surfaces
    FROM (SELECT check_id, unnest(parts) AS statistic_id FROM statistic_check) JOIN statistic USING (statistic_id)
    GROUP BY check_id
)
SELECT
    agrees, statistic_check.kind, statistic.about, statistic.surface AS stated_words, stated, round(computed, 4) AS computed,
    surfaces AS from_words,
    substring(text, statistic_check.start_char + 1, statistic_check.end_char - statistic_check.start_char) AS quote,
    left(published, 10) AS published, source_id AS source, article.title AS article, statistic.series_id AS series,
    statistic_check.statistic_id AS evidence
FROM statistic_check
JOIN part USING (check_id)
JOIN statistic USING (statistic_id)
JOIN article ON article.text_id = statistic_check.text_id AND duplicate_of IS NULL
JOIN article_text ON article_text.text_id = statistic_check.text_id
WHERE ($place::VARCHAR IS NULL OR has_name(about_key, about_fold, $place))
  AND ($since::VARCHAR IS NULL OR article.published >= $since)
  AND ($until::VARCHAR IS NULL OR left(article.published, length($until)) <= $until)
ORDER BY agrees, article.published DESC NULLS LAST, check_id
LIMIT $limit::BIGINT
