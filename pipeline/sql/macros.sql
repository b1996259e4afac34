-- Functions in SQL that tables, views and queries share.

-- Whether the words of a filter occur in a name, whole syllables, punctuation aside. The filter is a name_key:
-- typed with marks it matches the key only (`hùng` is not Hưng), typed without it matches the fold as well.
CREATE MACRO words(name) AS ' ' || translate(coalesce(name, ''), ',;:()-/.', '        ') || ' ';
-- Few names have the first word's letters: the others need not be taken apart.
CREATE MACRO first_word(name) AS split_part(ltrim(words(name)), ' ', 1);
CREATE MACRO has_words(key, fold, filter) AS
    CASE WHEN contains(key, first_word(filter)) OR contains(fold, first_word(filter))
    THEN contains(words(key), words(filter)) OR contains(words(fold), words(filter)) ELSE false END;
-- The same for names of people and places, faster still: a name has the filter's letters before it has its words.
CREATE MACRO has_name(key, fold, filter) AS
    CASE WHEN contains(key, filter) OR contains(fold, filter)
    THEN contains(words(key), words(filter)) OR contains(words(fold), words(filter)) ELSE false END;
-- The first and the last day that a date as fine as known may mean (`2021-02`: 2021-02-01, 2021-02-28), as texts.
CREATE MACRO earliest_day(date) AS left(date || '-01-01', 10);
CREATE MACRO latest_day(date) AS CASE length(date)
    WHEN 4 THEN date || '-12-31'
    WHEN 7 THEN CAST(last_day(try_cast(date || '-01' AS DATE)) AS VARCHAR)
    ELSE left(date, 10) END;
-- 1 to 20 hexadecimal letters for an id
CREATE MACRO short_hash(name, size) AS left(md5(name), size);
-- what an id may hold: `ủy ban nhân dân` folded and hyphenated
CREATE MACRO slug(fold) AS trim(regexp_replace(coalesce(fold, ''), '[^a-z0-9]+', '-', 'g'), '-');
-- `Huyện ủy` of an unknown district is not one body: such a claim stands for its own text alone.
CREATE MACRO official_key(person_key, title_key, organisation_key, resolved, level, text_id) AS
    'o' || short_hash(concat_ws('|', person_key, title_key, coalesce(organisation_key, ''),
        CASE WHEN resolved = 'unresolved' AND level IS DISTINCT FROM 'central' THEN text_id END), 20);
-- `đề án 3 đa/hu; đề án 03 đa/hu`: both spellings of a number, for a search
CREATE MACRO document_name(kind, number, symbol) AS concat_ws('; ', concat_ws(' ', kind, ltrim(number, '0'), symbol),
    CASE WHEN length(ltrim(number, '0')) = 1 THEN concat_ws(' ', kind, '0' || ltrim(number, '0'), symbol) END);
-- Text without marks and capitals, đ as d: for search only
CREATE MACRO fold(words) AS translate(strip_accents(lower(words)), 'đð', 'dd');
-- The syllables of a text, folded: what is no punctuation and no symbol. `[\p{L}\p{N}]` takes ten times as long to plan.
CREATE MACRO syllables(words) AS regexp_extract_all(fold(words), '[^\x00-/:-`{-©«-±´¶-¸»¿×÷\x{2000}-\x{206F}\x{20A0}-\x{20FF}\x{2190}-\x{245F}\x{2500}-\x{2775}\x{2794}-\x{2BFF}\x{3000}-\x{3004}\x{3008}-\x{3020}\x{FE00}-\x{FE6F}\x{1F000}-\x{1FAFF}]+');

-- The words of a text in one of its zones; none where it has no such zone
CREATE MACRO zone_text(text, zone) AS coalesce(substring(text, zone.start_char + 1, zone.end_char - zone.start_char), '');
