-- What this database was built from, and the nights that brought it.

CREATE TABLE build_run AS
SELECT
    getvariable('stamp') AS stamp,
    getvariable('extractor_version') AS extractor_version,
    (SELECT count(*) FROM article) AS articles,
    (SELECT count(*) FROM article_text) AS texts,
    (SELECT count(*) FROM article_text ANTI JOIN extraction USING (text_id)) AS unread_texts,
    (SELECT count(*) FROM extraction WHERE failed) AS failed_texts,
    (SELECT count(*) FROM mention) AS mentions,
    (SELECT count(*) FROM post_claim) AS post_claims,
    (SELECT count(*) FROM directive_citation) AS directive_citations,
    (SELECT count(*) FROM statistic) AS statistics,
    (SELECT count(*) FROM official) AS officials,
    (SELECT count(*) FROM directive) AS directives,
    (SELECT count(*) FROM issue) AS issues;
COMMENT ON TABLE build_run IS 'What this database was built from: one row. The next build compares its counts';
COMMENT ON COLUMN build_run.stamp IS 'When it was built (UTC), as in the name of its file';
COMMENT ON COLUMN build_run.extractor_version IS 'Version of package, extractors and rules that its claims come from';
COMMENT ON COLUMN build_run.articles IS 'Rows of article';
COMMENT ON COLUMN build_run.texts IS 'Rows of article_text';
COMMENT ON COLUMN build_run.unread_texts IS 'Texts that this version has not read yet: they have no claims';
COMMENT ON COLUMN build_run.failed_texts IS 'Texts that could not be read (see issue)';
COMMENT ON COLUMN build_run.mentions IS 'Rows of mention';
COMMENT ON COLUMN build_run.post_claims IS 'Rows of post_claim';
COMMENT ON COLUMN build_run.directive_citations IS 'Rows of directive_citation';
COMMENT ON COLUMN build_run.statistics IS 'Rows of statistic';
COMMENT ON COLUMN build_run.officials IS 'Rows of official';
COMMENT ON COLUMN build_run.directives IS 'Rows of directive';
COMMENT ON COLUMN build_run.issues IS 'Rows of issue';

CREATE TABLE crawl_run AS
SELECT
    run, night, CAST(started AS TIMESTAMPTZ) AS started, source_id, status, detail, new_articles, changed_articles,
    gone_articles, pages, usual, expected, outcomes, left_alone, stopped, seconds,
    title_fill, lead_fill, published_fill, author_fill, body_fill
FROM staged.crawl_run
ORDER BY run, source_id;
COMMENT ON TABLE crawl_run IS 'A source in a run of `tinbai nightly`: what it brought, whether that is as it should be';
COMMENT ON COLUMN crawl_run.run IS 'Id of the run: when it began (UTC)';
COMMENT ON COLUMN crawl_run.night IS 'Day whose evening the night began in, from noon to noon in Vietnam';
COMMENT ON COLUMN crawl_run.started IS 'When the run began';
COMMENT ON COLUMN crawl_run.source_id IS 'Newspaper: source.source_id, where it has articles';
COMMENT ON COLUMN crawl_run.status IS 'good, few, unfinished; failed, blocked, silent, changed, not_reached are loud (docs/nightly.md)';
COMMENT ON COLUMN crawl_run.detail IS 'Why, in words';
COMMENT ON COLUMN crawl_run.new_articles IS 'Articles that were not there before';
COMMENT ON COLUMN crawl_run.changed_articles IS 'Known articles with a new text';
COMMENT ON COLUMN crawl_run.gone_articles IS 'Articles that the paper has removed, and that are kept';
COMMENT ON COLUMN crawl_run.pages IS 'Pages read into articles';
COMMENT ON COLUMN crawl_run.usual IS 'Median of new articles over the 14 nights before, NULL before it is known';
COMMENT ON COLUMN crawl_run.expected IS 'New articles a day that the registry expects';
COMMENT ON COLUMN crawl_run.outcomes IS 'Visits by outcome, and pages without an article by reason';
COMMENT ON COLUMN crawl_run.left_alone IS 'Addresses that were not asked for, by reason';
COMMENT ON COLUMN crawl_run.stopped IS 'Why the night ended early, empty where it did not';
COMMENT ON COLUMN crawl_run.seconds IS 'From the beginning of all crawling till its articles were stored';
COMMENT ON COLUMN crawl_run.title_fill IS 'Share of the new articles that have a title';
COMMENT ON COLUMN crawl_run.lead_fill IS 'Share of the new articles that have a lead';
COMMENT ON COLUMN crawl_run.published_fill IS 'Share of the new articles that have a date';
COMMENT ON COLUMN crawl_run.author_fill IS 'Share of the new articles that have an author';
COMMENT ON COLUMN crawl_run.body_fill IS 'Share of the new articles that have a body';
