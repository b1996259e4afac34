-- How many articles report an initiative month by month, out of how many, the months without one too?
-- initiative_id: exactly. place: home of the source. since, until: day of publication. month NULL: undated.
-- articles and all_articles count copies as one; share is of all_articles, never without them.
SELECT * RENAME (piece AS month)
FROM initiative_pieces(left(published, 7), $initiative_id::VARCHAR, $place::VARCHAR, $since::VARCHAR, $until::VARCHAR)
ORDER BY initiative COLLATE vi, initiative_id, month NULLS FIRST
LIMIT $limit::BIGINT
