-- Articles and their sources; runs when the copies among the articles are known.

CREATE TABLE article AS
WITH headline AS (
    SELECT article_id, title FROM first_print JOIN article_text USING (text_id)
    UNION ALL  -- a text that was printed again, perhaps under another of its lines
    SELECT article_id, zone_text(article_text.text, title_zone)
    FROM (FROM staged.article ANTI JOIN first_print USING (article_id)) JOIN article_text USING (text_id)
),
counted AS (
SELECT
    article_id, source_id, text_id, url, origin, title, author, published,
    try_cast(left(published, 10) AS DATE) AS published_on,
    published_precision, published_basis, section, syndicated_from, home, home_key, home_fold,
    nullif(first_value(article_id) OVER same_text, article_id) AS duplicate_of,
    copy_of, likeness,
    coalesce(max(copy_of) OVER (PARTITION BY text_id), first_value(article_id) OVER same_text) AS original_id, try_cast(removed_on AS DATE) AS removed_on
FROM staged.article JOIN headline USING (article_id) LEFT JOIN staged.copy USING (article_id)
WINDOW same_text AS (PARTITION BY text_id ORDER BY published NULLS LAST, article_id)
)
SELECT
    counted.*, CAST(dense_rank() OVER (ORDER BY original_id) AS INTEGER) AS original_no,
    CAST(text_row AS INTEGER) AS text_row, CAST(first_sentence.rowid AS INTEGER) AS sentence_row
FROM counted
LEFT JOIN article_text USING (text_id)
LEFT JOIN (SELECT text_id, rowid FROM sentence WHERE sentence = 0) AS first_sentence USING (text_id)
ORDER BY article_id;
COMMENT ON TABLE article IS 'An article: what is known of it beside its text. The same text may come from several articles.';
COMMENT ON COLUMN article.article_id IS 'Id: a and a hash of the canonical URL, of the text where there is none';
COMMENT ON COLUMN article.source_id IS 'Newspaper or folder it came from: source.source_id';
COMMENT ON COLUMN article.text_id IS 'Its current text: article_text.text_id';
COMMENT ON COLUMN article.url IS 'Canonical URL, NULL for a file';
COMMENT ON COLUMN article.origin IS 'Where its bytes are: file, or WARC file and offset';
COMMENT ON COLUMN article.title IS 'Headline as published, empty if none was found';
COMMENT ON COLUMN article.author IS 'Byline as published';
COMMENT ON COLUMN article.published IS 'ISO date or time of publication, as fine as known';
COMMENT ON COLUMN article.published_on IS 'Day of publication, NULL where the day is not known';
COMMENT ON COLUMN article.published_precision IS 'minute, day, month, year, unknown';
COMMENT ON COLUMN article.published_basis IS 'How the date is known: stated (a line of the page), metadata, url, none';
COMMENT ON COLUMN article.section IS 'Section of the newspaper';
COMMENT ON COLUMN article.syndicated_from IS 'Agency or paper that it says it was taken from';
COMMENT ON COLUMN article.home IS 'Place that the source speaks for, with its type word';
COMMENT ON COLUMN article.home_key IS 'That place to compare by, tones kept';
COMMENT ON COLUMN article.home_fold IS 'That place without marks: for search only';
COMMENT ON COLUMN article.duplicate_of IS 'First published article with the very same text, NULL for that one itself';
COMMENT ON COLUMN article.copy_of IS 'First published article of nearly the same words, of any source, NULL for originals; its claims stand beside the original''s';
COMMENT ON COLUMN article.original_id IS 'The article that it counts as: of the same or nearly the same words, the first published; its own id for an original. Every number of articles counts these, every number of sources all papers';
COMMENT ON COLUMN article.original_no IS 'original_id as a number of this database alone: counted much faster';
COMMENT ON COLUMN article.text_row IS 'article_text.text_row: its text is found much faster by it';
COMMENT ON COLUMN article.sentence_row IS 'rowid of its text''s first sentence in sentence, the others follow; NULL for a text that is not read yet';
COMMENT ON COLUMN article.removed_on IS 'Day on which its page was first found gone from the paper (410, or 404 on three nights), NULL while it is there; the article and its claims stay';
COMMENT ON COLUMN article.likeness IS 'Share of the words in a row that copy and original have in common, 0.7 to 1, give or take 0.04';

CREATE TABLE source AS
SELECT
    source_id,
    max(home) AS home,
    max(home_key) AS home_key,
    max(home_fold) AS home_fold,
    count(*) AS articles,
    min(published_on) AS first_published,
    max(published_on) AS last_published
FROM article
GROUP BY source_id
ORDER BY source_id;
COMMENT ON TABLE source IS 'A newspaper, a portal or a folder of imported files that articles came from';
COMMENT ON COLUMN source.source_id IS 'Id of the source';
COMMENT ON COLUMN source.home IS 'Place that it speaks for, with its type word, NULL if unknown';
COMMENT ON COLUMN source.home_key IS 'That place to compare by, tones kept';
COMMENT ON COLUMN source.home_fold IS 'That place without marks: for search only';
COMMENT ON COLUMN source.articles IS 'Articles of it in this database';
COMMENT ON COLUMN source.first_published IS 'Earliest day of publication among them';
COMMENT ON COLUMN source.last_published IS 'Latest day of publication among them';
