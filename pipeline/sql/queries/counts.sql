-- How much does this database hold, and what was it built from?
SELECT
    stamp, extractor_version, articles, texts, unread_texts, failed_texts, issues, sources, people, posts, organisations, places,
    tenures, directives, directive_citations, post_claims, statistics, conflicts, first_published, last_published
FROM build_run, summary
ORDER BY stamp
LIMIT $limit::BIGINT
