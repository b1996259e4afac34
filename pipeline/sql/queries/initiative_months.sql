-- How many articles report an initiative month by month, out of how many, the months without one too?
-- initiative_id: exactly. place: home of the source. since, until: day of publication. month NULL: undated.
-- articles and all_articles count copies as one; share is of all_articles, never without them.
WITH read AS (
    SELECT original_no, source_id, left(published, 7) AS month
    FROM read_article
    WHERE ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
      AND ($since::VARCHAR IS NULL OR published >= $since)
      AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
),
denominator AS (
    SELECT month, count(DISTINCT original_no) AS all_articles, count(DISTINCT source_id) AS all_sources FROM read GROUP BY month
),
reported AS (
    SELECT initiative_id, left(published, 7) AS month, count(DISTINCT original_no) AS articles,
        count(DISTINCT original_no) FILTER (is_leading) AS leading_articles, count(DISTINCT source_id) AS sources,
        first(evidence ORDER BY is_leading DESC, sentences DESC, article_id) AS evidence
    FROM article_initiative
    WHERE ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
      AND ($since::VARCHAR IS NULL OR published >= $since)
      AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
      AND ($initiative_id::VARCHAR IS NULL OR initiative_id = $initiative_id)
    GROUP BY initiative_id, month
)
SELECT
    name AS initiative, denominator.month, coalesce(reported.articles, 0) AS articles,
    coalesce(reported.leading_articles, 0) AS leading_articles, all_articles,
    round(coalesce(reported.articles, 0) / all_articles, 3) AS share, coalesce(reported.sources, 0) AS sources, all_sources,
    initiative.initiative_id, reported.evidence
FROM denominator
CROSS JOIN initiative
LEFT JOIN reported
    ON reported.initiative_id = initiative.initiative_id AND reported.month IS NOT DISTINCT FROM denominator.month
WHERE ($initiative_id::VARCHAR IS NULL OR initiative.initiative_id = $initiative_id)
ORDER BY name COLLATE vi, initiative.initiative_id, denominator.month NULLS FIRST
LIMIT $limit::BIGINT
