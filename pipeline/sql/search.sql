-- Full text search without any extension: which text has which syllable how often, ranked by BM25.
-- Syllables are folded (no marks, đ as d): what was typed with marks is preferred where it stands so, never required.

CREATE TABLE search_text AS
SELECT text_no, text_id, article_id, published, coalesce(length, 0) AS length
FROM (SELECT CAST(row_number() OVER (ORDER BY text_id) AS INTEGER) AS text_no, text_id FROM article_text)
LEFT JOIN (FROM article WHERE article_id = original_id) USING (text_id)
LEFT JOIN (SELECT text_no, CAST(sum(times) AS BIGINT) AS length FROM staged.counted GROUP BY text_no) USING (text_no)
ORDER BY text_no;
COMMENT ON TABLE search_text IS 'Texts as the search numbers them';
COMMENT ON COLUMN search_text.text_no IS 'Number in search_posting';
COMMENT ON COLUMN search_text.text_id IS 'article_text.text_id';
COMMENT ON COLUMN search_text.article_id IS 'Its article: article.article_id; NULL for the text of a copy, in place of which the original is found';
COMMENT ON COLUMN search_text.published IS 'article.published';
COMMENT ON COLUMN search_text.length IS 'Syllables';

-- Numbers for syllables: the index has millions of rows, and the letters would make it half as large again.
CREATE TEMP TABLE ranked AS
SELECT syllable, syllable_no, CAST(row_number() OVER (ORDER BY syllable) AS INTEGER) AS rank FROM staged.syllable;

-- k1 1.2, b 0.75, the usual weights of BM25.
CREATE TABLE search_posting AS
WITH size AS (SELECT avg(length) AS usual FROM search_text)
SELECT
    rank AS syllable_no, text_no,
    CAST(round(100 * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / usual))) AS UTINYINT) AS weight
FROM staged.counted JOIN ranked USING (syllable_no) JOIN search_text USING (text_no), size
ORDER BY syllable_no, text_no;
COMMENT ON TABLE search_posting IS 'How much a syllable stands in a text';
COMMENT ON COLUMN search_posting.syllable_no IS 'search_syllable.syllable_no';
COMMENT ON COLUMN search_posting.text_no IS 'search_text.text_no';
COMMENT ON COLUMN search_posting.weight IS 'How often it does, for a text of that length: 100 where it is as usual, 220 at most';

CREATE TABLE search_syllable AS
SELECT
    syllable, rank AS syllable_no, texts,
    ln(1 + ((SELECT count(*) FROM search_text) - texts + 0.5) / (texts + 0.5)) AS rarity
FROM ranked
JOIN (SELECT syllable_no AS rank, count(*) AS texts FROM search_posting GROUP BY syllable_no) USING (rank)
ORDER BY syllable;
COMMENT ON TABLE search_syllable IS 'The syllables of all texts';
COMMENT ON COLUMN search_syllable.syllable IS 'Without marks, small letters';
COMMENT ON COLUMN search_syllable.syllable_no IS 'Its number in search_posting: its place among the syllables in order';
COMMENT ON COLUMN search_syllable.texts IS 'Texts that have it';
COMMENT ON COLUMN search_syllable.rarity IS 'What it counts in a search: the rarer, the more';
DROP TABLE ranked;

-- A text must have every syllable that was asked for.
CREATE MACRO search_numbers(words) AS TABLE
WITH asked AS (SELECT DISTINCT unnest(syllables(words)) AS syllable),
known AS MATERIALIZED (SELECT syllable_no, rarity FROM search_syllable WHERE syllable IN (FROM asked))
SELECT text_no, sum(rarity * weight) / 100 AS score
FROM search_posting JOIN known USING (syllable_no)
GROUP BY text_no
HAVING count(*) = (SELECT count(*) FROM asked);
CREATE MACRO search(words) AS TABLE
SELECT text_id, score FROM search_numbers(words) JOIN search_text USING (text_no);
