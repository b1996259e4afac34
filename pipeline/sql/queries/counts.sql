-- How much does this database hold, and what was it built from?
-- undated: articles without a day of publication. changes: rows of the query changes, since the build before.
SELECT
    stamp, extractor_version, articles, texts, unread_texts, failed_texts, issues, sources, people, posts, organisations, places,
    tenures, directives, directive_citations, post_claims, statistics, conflicts, first_published, last_published,
    (SELECT count(*) FROM article WHERE published IS NULL) AS undated,
    (SELECT count(*) FROM change WHERE since_build = (SELECT max(since_build) FROM compared_build)) AS changes
FROM build_run, summary
ORDER BY stamp
LIMIT $limit::BIGINT
