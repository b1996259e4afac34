-- How many articles report an initiative, month by month and place by place, out of how many?
-- initiative: words of its name, in Vietnamese or English, or its id; initiative_id: exactly. place: home of the source. since, until: month of
-- publication; month NULL: undated. articles and all_articles count copies as one; share is of them, never without them.
SELECT
    name AS initiative, read.month, read.place, reported.articles, reported.leading_articles, all_articles,
    round(reported.articles / all_articles, 3) AS share, reported.sources, all_sources, initiative_id, reported.evidence
FROM initiative_month AS reported
JOIN read_month AS read ON read.month IS NOT DISTINCT FROM reported.month AND read.place = reported.place
JOIN initiative USING (initiative_id)
WHERE ($place::VARCHAR IS NULL OR has_name(home_key, home_fold, $place))
  AND ($since::VARCHAR IS NULL OR read.month >= left($since, 7))
  AND ($until::VARCHAR IS NULL OR left(read.month, least(7, length($until))) <= left($until, 7))
  AND ($initiative::VARCHAR IS NULL OR initiative_id = $initiative
    OR contains(lower(name), $initiative) OR contains(fold(name), fold($initiative)) OR contains(lower(english), $initiative))
  AND ($initiative_id::VARCHAR IS NULL OR initiative_id = $initiative_id)
ORDER BY name COLLATE vi, read.month NULLS FIRST, read.place COLLATE vi
LIMIT $limit::BIGINT
