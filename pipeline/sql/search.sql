-- Full text search without any extension: which text has which syllable how often, ranked by BM25.
-- Syllables are folded (no marks, đ as d): what was typed with marks is preferred where it stands so, never required.

CREATE MACRO fold(words) AS translate(strip_accents(lower(words)), 'đð', 'dd');
CREATE MACRO syllables(words) AS regexp_extract_all(fold(words), '[\p{L}\p{N}]+');

CREATE TABLE search_text AS
SELECT CAST(row_number() OVER (ORDER BY text_id) AS INTEGER) AS text_no, text_id, len(syllables(text)) AS length
FROM article_text;
COMMENT ON TABLE search_text IS 'Texts as the search numbers them';
COMMENT ON COLUMN search_text.text_no IS 'Number in search_posting';
COMMENT ON COLUMN search_text.text_id IS 'article_text.text_id';
COMMENT ON COLUMN search_text.length IS 'Syllables';

CREATE TABLE search_posting AS
WITH syllable AS (
    SELECT text_no, unnest(syllables(text)) AS syllable FROM article_text JOIN search_text USING (text_id)
)
SELECT syllable, text_no, CAST(least(count(*), 255) AS UTINYINT) AS times
FROM syllable
GROUP BY ALL
ORDER BY syllable, text_no;
COMMENT ON TABLE search_posting IS 'How often a syllable stands in a text';
COMMENT ON COLUMN search_posting.syllable IS 'Without marks, small letters';
COMMENT ON COLUMN search_posting.text_no IS 'search_text.text_no';
COMMENT ON COLUMN search_posting.times IS 'How often, 255 at most';

-- k1 1.2, b 0.75, the usual weights of BM25. A text must have every syllable that was asked for.
CREATE MACRO search(words) AS TABLE
WITH asked AS (SELECT list_distinct(syllables(words)) AS asked),
size AS (SELECT count(*) AS texts, avg(length) AS length FROM search_text),
posting AS (
    SELECT *, count(*) OVER (PARTITION BY syllable) AS of_texts
    FROM search_posting WHERE syllable IN (SELECT unnest(asked) FROM asked)
)
SELECT
    text_id,
    sum(ln(1 + (texts - of_texts + 0.5) / (of_texts + 0.5)) * times * 2.2
        / (times + 1.2 * (0.25 + 0.75 * search_text.length / size.length))) AS score
FROM posting JOIN search_text USING (text_no), size, asked
GROUP BY text_id, asked
HAVING count(*) = len(asked);
