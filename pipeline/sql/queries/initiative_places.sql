-- How many articles report an initiative in each place, out of how many, the places without one too?
-- initiative_id: exactly. place: home of the source. since, until: day of publication. place of the answer: home of the source, or the source.
-- articles and all_articles count copies as one; share is of all_articles, never without them.
SELECT * RENAME (piece AS place)
FROM initiative_pieces(coalesce(home, source_id), $initiative_id::VARCHAR, $place::VARCHAR, $since::VARCHAR, $until::VARCHAR)
ORDER BY initiative COLLATE vi, initiative_id, articles DESC, all_articles DESC, place COLLATE vi
LIMIT $limit::BIGINT
