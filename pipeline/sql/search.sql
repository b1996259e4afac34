-- Full text search without any extension: which text has which syllable how often, ranked by BM25.
-- Syllables are folded (no marks, đ as d): what was typed with marks is preferred where it stands so, never required.

CREATE TABLE search_text AS
WITH numbered AS (SELECT CAST(row_number() OVER (ORDER BY text_id) AS INTEGER) AS text_no, text_id FROM article_text),
original AS (SELECT rowid AS article_row, * FROM article WHERE article_id = original_id)
SELECT text_no, text_id, CAST(article_row AS INTEGER) AS article_row, published, coalesce(length, 0) AS length
FROM numbered
LEFT JOIN original USING (text_id)
LEFT JOIN (SELECT text_no, CAST(sum(times) AS BIGINT) AS length FROM staged.counted GROUP BY text_no) USING (text_no)
ORDER BY text_no;
COMMENT ON TABLE search_text IS 'Texts as the search numbers them';
COMMENT ON COLUMN search_text.text_no IS 'Number in search_posting: article_text.text_row, from 1';
COMMENT ON COLUMN search_text.text_id IS 'article_text.text_id';
COMMENT ON COLUMN search_text.article_row IS 'rowid of its article in table article; NULL for the text of a copy, in place of which the original is found';
COMMENT ON COLUMN search_text.published IS 'article.published';
COMMENT ON COLUMN search_text.length IS 'Syllables';

-- Numbers for syllables: the index has millions of rows, and the letters would make it half as large again.
CREATE TEMP TABLE ranked AS
SELECT syllable, syllable_no, CAST(row_number() OVER (ORDER BY syllable) AS INTEGER) AS rank FROM staged.syllable;

-- k1 1.2, b 0.75, the usual weights of BM25. Fourteen steps, since small numbers take little room: nobody sees finer ones.
CREATE TABLE search_posting AS
WITH size AS (SELECT avg(length) AS usual FROM search_text)
SELECT
    rank AS syllable_no, text_no,
    CAST(round(100 * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * length / usual)) / 16) AS UTINYINT) AS weight
FROM staged.counted JOIN ranked USING (syllable_no) JOIN search_text USING (text_no), size
ORDER BY syllable_no, text_no;
COMMENT ON TABLE search_posting IS 'How much a syllable stands in a text';
COMMENT ON COLUMN search_posting.syllable_no IS 'search_syllable.syllable_no';
COMMENT ON COLUMN search_posting.text_no IS 'search_text.text_no';
COMMENT ON COLUMN search_posting.weight IS 'How often it does, for a text of that length: 6 where it is as usual, 14 at most';

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
WITH asked AS MATERIALIZED (SELECT DISTINCT unnest(syllables(words)) AS syllable)
SELECT text_no, round(sum(rarity * weight) * 0.16, 6) AS score  -- threads add in any order
FROM search_posting JOIN search_syllable USING (syllable_no) JOIN asked USING (syllable)
GROUP BY text_no
HAVING count(*) = (SELECT count(*) FROM asked);
CREATE MACRO search(words) AS TABLE
SELECT text_id, score FROM search_numbers(words) JOIN search_text USING (text_no);

-- The words as a pattern that finds them with any marks: folding whole texts takes ten times as long.
CREATE MACRO with_any_marks(words) AS '(?i)' || replace(replace(replace(replace(replace(replace(replace(regexp_escape(fold(words)),
    'a', '[aàáảãạăằắẳẵặâầấẩẫậ]'),
    'e', '[eèéẻẽẹêềếểễệ]'),
    'i', '[iìíỉĩị]'),
    'o', '[oòóỏõọôồốổỗộơờớởỡợ]'),
    'u', '[uùúủũụưừứửữự]'),
    'y', '[yỳýỷỹỵ]'),
    'd', '[dđð]');
-- Where they begin, from 1; 0 where they do not stand together.
CREATE MACRO found_at(pattern, text) AS coalesce(position(nullif(regexp_extract(text, pattern), '') IN text), 0);

CREATE VIEW check_search AS
SELECT text_id AS id, 'number that is not its row in article_text' AS problem
FROM search_text JOIN (SELECT text_row + 1 AS row_no, text_id FROM article_text) USING (text_id) WHERE text_no <> row_no
UNION ALL
SELECT search_text.text_id, 'article of another text' FROM search_text JOIN article ON article.rowid = article_row
WHERE article.text_id <> search_text.text_id OR article_id <> original_id
UNION ALL
SELECT article_id, 'row of another text' FROM article
JOIN (SELECT text_id, text_row AS row_no FROM article_text) AS right_one USING (text_id) WHERE text_row IS DISTINCT FROM row_no
UNION ALL
SELECT article_id, 'row of another sentence' FROM article
JOIN (SELECT text_id, sentence, rowid AS row_no FROM sentence) AS right_one USING (text_id)
WHERE duplicate_of IS NULL AND sentence_row + sentence IS DISTINCT FROM row_no
UNION ALL
SELECT syllable, 'syllable without text' FROM search_syllable ANTI JOIN search_posting USING (syllable_no);
COMMENT ON VIEW check_search IS 'The index of the search does not fit the texts';
