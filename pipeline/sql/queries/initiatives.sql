-- Which initiatives do papers report, in how many articles, since when?
-- initiative_id: just this one. place: home of the source. since, until: day of publication. leading_articles: those whose title or lead say so; articles count
-- copies as one, of all_articles that were read in the same time and place.
WITH read AS (
    SELECT original_no FROM read_article
    WHERE ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
      AND ($since::VARCHAR IS NULL OR published >= $since)
      AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
)
SELECT
    initiative.name AS initiative, english, count(DISTINCT original_no) AS articles,
    count(DISTINCT original_no) FILTER (is_leading) AS leading_articles, (SELECT count(DISTINCT original_no) FROM read) AS all_articles,
    count(DISTINCT reported.source_id) AS sources, count(DISTINCT home) AS places, left(min(published), 10) AS first_reported,
    left(max(published), 10) AS last_reported, initiative_id,
    first(reported.evidence ORDER BY is_leading DESC, sentences DESC, article_id) AS evidence
FROM initiative
JOIN article_initiative AS reported USING (initiative_id)
WHERE ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
  AND ($since::VARCHAR IS NULL OR published >= $since)
  AND ($until::VARCHAR IS NULL OR left(published, length($until)) <= $until)
  AND ($initiative_id::VARCHAR IS NULL OR initiative_id = $initiative_id)
GROUP BY initiative_id, initiative.name, english
ORDER BY articles DESC, initiative_id
LIMIT $limit::BIGINT
