-- How much does this database hold, and what was it built from?
SELECT
    stamp, extractor_version, articles, texts, unread_texts, failed_texts, issues,
    (SELECT count(*) FROM source) AS sources,
    (SELECT count(*) FROM person) AS people, (SELECT count(*) FROM post) AS posts,
    (SELECT count(*) FROM organisation) AS organisations, (SELECT count(*) FROM place) AS places,
    (SELECT count(*) FROM tenure) AS tenures, directives, directive_citations, post_claims, statistics,
    (SELECT count(*) FROM conflict) AS conflicts,
    (SELECT min(published_on) FROM article) AS first_published, (SELECT max(published_on) FROM article) AS last_published
FROM build_run
ORDER BY stamp
LIMIT $limit::BIGINT
