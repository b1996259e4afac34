-- What was set aside, where and why?
SELECT stage, reason, location, detail
FROM issue
ORDER BY stage, reason, location
LIMIT $limit::BIGINT
