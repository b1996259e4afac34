-- What changed in people, tenures and directives since an earlier build that is still kept?
-- build: its stamp or the beginning of it (`20260318`), the latest before this one if it is left out. change: new, ended,
-- changed (which fields, before and after), removed (merged into: the id that took over). Claims are counted, by kind.
SELECT since_build, kind, change, what, before, after, id, evidence
FROM change
WHERE since_build = (
    SELECT max(since_build) FROM compared_build WHERE ($build::VARCHAR IS NULL OR starts_with(since_build, $build))
  )
  AND ($person::VARCHAR IS NULL OR has_name(what_key, what_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_words(what_key, what_fold, $place))
ORDER BY list_position(['tenure', 'person', 'directive'], kind) NULLS LAST, kind,
    list_position(['new', 'ended', 'changed', 'removed'], change), what COLLATE vi, id
LIMIT $limit::BIGINT
