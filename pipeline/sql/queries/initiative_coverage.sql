-- How many articles report an initiative, month by month and place by place, out of how many?
-- initiative: words of its name, in Vietnamese or English, or its id; initiative_id: exactly. place: home of the source. since, until: month of
-- publication; month NULL: undated. articles and all_articles count copies as one; share is of them, never without them.
WITH read AS (
    SELECT article_id, original_id, source_id, left(published, 7) AS month, coalesce(home, source_id) AS place
    FROM article SEMI JOIN extraction USING (text_id)
    WHERE ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
      AND ($since::VARCHAR IS NULL OR left(published, 7) >= left($since, 7))
      AND ($until::VARCHAR IS NULL OR left(published, least(7, length($until))) <= left($until, 7))
),
denominator AS (
    SELECT month, place, count(DISTINCT original_id) AS all_articles, count(DISTINCT source_id) AS all_sources
    FROM read GROUP BY ALL
),
reported AS (
    SELECT initiative_id, month, place, count(DISTINCT original_id) AS articles,
        count(DISTINCT original_id) FILTER (is_leading) AS leading_articles, count(DISTINCT source_id) AS sources,
        first(evidence ORDER BY is_leading DESC, sentences DESC, article_id) AS evidence
    FROM article_initiative JOIN read USING (article_id)
    GROUP BY ALL
)
SELECT
    name AS initiative, denominator.month, denominator.place, reported.articles, reported.leading_articles, all_articles,
    round(reported.articles / all_articles, 3) AS share, reported.sources, all_sources, initiative_id, reported.evidence
FROM reported
JOIN denominator ON denominator.month IS NOT DISTINCT FROM reported.month AND denominator.place = reported.place
JOIN initiative USING (initiative_id)
WHERE ($initiative::VARCHAR IS NULL OR initiative_id = $initiative
    OR contains(lower(name), $initiative) OR contains(fold(name), fold($initiative)) OR contains(lower(english), $initiative))
  AND ($initiative_id::VARCHAR IS NULL OR initiative_id = $initiative_id)
ORDER BY name COLLATE vi, month NULLS FIRST, place COLLATE vi
LIMIT $limit::BIGINT
