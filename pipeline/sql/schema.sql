-- The tables of the database, layer by layer, each column with its meaning.
--
-- Runs once a build in a fresh file. staged.* are views over the Parquet files of the articles and of the
-- extract stage; nothing else is read. No keys and no indexes: checks.sql proves what they would promise.
-- Offsets count Unicode code points, half-open: substring(text, start_char + 1, end_char - start_char).

-- Whether the words of a filter occur in a name, whole syllables, punctuation aside. The filter is a name_key:
-- typed with marks it matches the key only (`hùng` is not Hưng), typed without it matches the fold as well.
CREATE MACRO words(name) AS ' ' || translate(coalesce(name, ''), ',;:()-/.', '        ') || ' ';
CREATE MACRO has_words(key, fold, filter) AS
    contains(words(key), words(filter)) OR contains(words(fold), words(filter));
-- The same for names of people and places, much faster: a name has the filter's letters before it has its words.
CREATE MACRO has_name(key, fold, filter) AS
    CASE WHEN contains(key, filter) OR contains(fold, filter) THEN has_words(key, fold, filter) ELSE false END;
-- 1 to 20 hexadecimal letters for an id
CREATE MACRO short_hash(name, size) AS left(md5(name), size);
-- what an id may hold: `ủy ban nhân dân` folded and hyphenated
CREATE MACRO slug(fold) AS trim(regexp_replace(coalesce(fold, ''), '[^a-z0-9]+', '-', 'g'), '-');
-- `đề án 3 đa/hu; đề án 03 đa/hu`: both spellings of a number, for a search
CREATE MACRO document_name(kind, number, symbol) AS concat_ws('; ', concat_ws(' ', kind, ltrim(number, '0'), symbol),
    CASE WHEN length(ltrim(number, '0')) = 1 THEN concat_ws(' ', kind, '0' || ltrim(number, '0'), symbol) END);

-- ---------------------------------------------------------------- raw

CREATE TABLE article AS
SELECT
    article_id, source_id, text_id, url, origin, title, author, published,
    try_cast(left(published, 10) AS DATE) AS published_on,
    published_precision, published_basis, section, syndicated_from, home, home_key, home_fold,
    nullif(first_value(article_id) OVER same_text, article_id) AS duplicate_of,
    copy_of, likeness
FROM staged.article
WINDOW same_text AS (PARTITION BY text_id ORDER BY published NULLS LAST, article_id)
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

CREATE TABLE article_text AS
SELECT text_id, text, title, lead, zones, length(text) AS characters, raw_was_nfc, extraction_id
FROM staged.article
SEMI JOIN (FROM article WHERE duplicate_of IS NULL) USING (article_id)
ORDER BY text_id;
COMMENT ON TABLE article_text IS 'The current text of an article, once for all articles that share it';
COMMENT ON COLUMN article_text.text_id IS 'Id: t and a hash of the text';
COMMENT ON COLUMN article_text.text IS 'The text in NFC, otherwise as published: what all offsets count in';
COMMENT ON COLUMN article_text.title IS 'Words of the title zone, empty if none';
COMMENT ON COLUMN article_text.lead IS 'Words of the lead zone, empty if none';
COMMENT ON COLUMN article_text.zones IS 'What each stretch is (title, lead, heading, body, caption, byline, boilerplate), with start_char and end_char';
COMMENT ON COLUMN article_text.characters IS 'Length of the text in code points';
COMMENT ON COLUMN article_text.raw_was_nfc IS 'Whether the source was NFC before it was normalised';
COMMENT ON COLUMN article_text.extraction_id IS 'The reading that the claims of this text come from: extraction.extraction_id';

CREATE TABLE extraction AS
SELECT
    extraction_id, text_id, extractor_version, failed, sentences, mentions, post_claims, directive_citations,
    statistics
FROM staged.extraction
SEMI JOIN article_text USING (extraction_id)
ORDER BY text_id;
COMMENT ON TABLE extraction IS 'A text that the extractors have read; texts without a row here have no claims yet';
COMMENT ON COLUMN extraction.extraction_id IS 'Id: x and a hash of text, zones, date, home and extractor version';
COMMENT ON COLUMN extraction.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN extraction.extractor_version IS 'Version of package, extractors and rules';
COMMENT ON COLUMN extraction.failed IS 'Whether reading it raised an error (then there is a row in issue)';
COMMENT ON COLUMN extraction.sentences IS 'Sentences found';
COMMENT ON COLUMN extraction.mentions IS 'Mentions found';
COMMENT ON COLUMN extraction.post_claims IS 'Post claims found';
COMMENT ON COLUMN extraction.directive_citations IS 'Citations of directives found';
COMMENT ON COLUMN extraction.statistics IS 'Statistics found';

CREATE TABLE sentence AS
SELECT text_id, sentence, start_char, end_char, zone
FROM staged.sentence
SEMI JOIN extraction USING (extraction_id)
ORDER BY text_id, sentence;
COMMENT ON TABLE sentence IS 'A sentence of a text; claims say in which one they stand';
COMMENT ON COLUMN sentence.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN sentence.sentence IS 'Its index in the text, from 0';
COMMENT ON COLUMN sentence.start_char IS 'Where it begins';
COMMENT ON COLUMN sentence.end_char IS 'Where it ends, exclusive';
COMMENT ON COLUMN sentence.zone IS 'Zone that it stands in';

CREATE TABLE issue AS
SELECT stage, location, reason, detail FROM staged.issue ANTI JOIN staged.extraction USING (extraction_id)
UNION ALL
SELECT stage, location, reason, detail FROM staged.issue SEMI JOIN extraction USING (extraction_id)
ORDER BY ALL;
COMMENT ON TABLE issue IS 'Something set aside instead of guessed at: nothing is lost without a row here';
COMMENT ON COLUMN issue.stage IS 'import, crawl, parse, extract, build';
COMMENT ON COLUMN issue.location IS 'File, URL or text id';
COMMENT ON COLUMN issue.reason IS 'Named reason, for counting';
COMMENT ON COLUMN issue.detail IS 'What happened, for the reader';

-- ---------------------------------------------------------------- claims: one row is what one text says

CREATE TABLE mention AS
SELECT
    mention_id, text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version,
    kind, name, form, resolved, candidates, gender, historical, name_key, name_fold
FROM staged.mention
SEMI JOIN extraction USING (extraction_id)
ORDER BY text_id, start_char, mention_id;
COMMENT ON TABLE mention IS 'A person, an organisation or a place is named in a text';
COMMENT ON COLUMN mention.mention_id IS 'Id: m and a hash of text, kind and span';
COMMENT ON COLUMN mention.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN mention.sentence IS 'Sentence of the text: sentence.sentence';
COMMENT ON COLUMN mention.start_char IS 'Where the quoted words begin';
COMMENT ON COLUMN mention.end_char IS 'Where they end, exclusive';
COMMENT ON COLUMN mention.surface IS 'The quoted words';
COMMENT ON COLUMN mention.rule IS 'Rule that found it';
COMMENT ON COLUMN mention.confidence IS 'Share of the rule''s finds that hand-checked texts confirm';
COMMENT ON COLUMN mention.extractor_version IS 'Version of package, extractors and rules';
COMMENT ON COLUMN mention.kind IS 'person, organisation, place';
COMMENT ON COLUMN mention.name IS 'The fullest form in the article, without honorific';
COMMENT ON COLUMN mention.form IS 'How it is written here: full, given (Đồng chí Hùng), initials';
COMMENT ON COLUMN mention.resolved IS 'How the name was filled in: explicit, local, article, source, unresolved';
COMMENT ON COLUMN mention.candidates IS 'Names that an unresolved mention could mean';
COMMENT ON COLUMN mention.gender IS 'male, female, NULL where no word of the text says so';
COMMENT ON COLUMN mention.historical IS 'A figure of history, no official';
COMMENT ON COLUMN mention.name_key IS 'The name to compare by: case, tone placement and spaces settled, tones kept';
COMMENT ON COLUMN mention.name_fold IS 'The name without marks: for search only';

CREATE TABLE post_claim AS
SELECT
    claim_id, text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version,
    person, person_start_char, person_end_char, title, organisation, organisation_surface, place, level,
    change, status, resolved, as_of, term,
    person_key, person_fold, title_key, title_fold, organisation_key, organisation_fold, place_key, place_fold,
    -- `Huyện ủy` of an unknown district is not one body: such a claim stands for its own text alone
    'o' || short_hash(concat_ws('|', person_key, title_key, coalesce(organisation_key, ''),
        CASE WHEN resolved = 'unresolved' AND level IS DISTINCT FROM 'central' THEN text_id END), 20) AS official_id
FROM staged.post_claim
SEMI JOIN extraction USING (extraction_id)
ORDER BY text_id, start_char, claim_id;
COMMENT ON TABLE post_claim IS 'A text says that a person holds, held or was given a post. Never corrected: contradictions stand side by side';
COMMENT ON COLUMN post_claim.claim_id IS 'Id: c and a hash of text, spans and title';
COMMENT ON COLUMN post_claim.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN post_claim.sentence IS 'Sentence of the text: sentence.sentence';
COMMENT ON COLUMN post_claim.start_char IS 'Where the phrase of the post begins';
COMMENT ON COLUMN post_claim.end_char IS 'Where it ends, exclusive';
COMMENT ON COLUMN post_claim.surface IS 'The phrase of the post as written';
COMMENT ON COLUMN post_claim.rule IS 'Rule that found it';
COMMENT ON COLUMN post_claim.confidence IS 'Share of the rule''s finds that hand-checked texts confirm';
COMMENT ON COLUMN post_claim.extractor_version IS 'Version of package, extractors and rules';
COMMENT ON COLUMN post_claim.person IS 'Full name of the person, without honorific';
COMMENT ON COLUMN post_claim.person_start_char IS 'Where the mention begins that the post was tied to';
COMMENT ON COLUMN post_claim.person_end_char IS 'Where that mention ends, exclusive';
COMMENT ON COLUMN post_claim.title IS 'The rank alone: Bí thư, Phó Chủ tịch, Ủy viên';
COMMENT ON COLUMN post_claim.organisation IS 'The body, abbreviations expanded, its place completed; NULL where the text never names it';
COMMENT ON COLUMN post_claim.organisation_surface IS 'The body as written, NULL where it was filled in';
COMMENT ON COLUMN post_claim.place IS 'Place of the body';
COMMENT ON COLUMN post_claim.level IS 'Level of the body: central, province, district, commune, village';
COMMENT ON COLUMN post_claim.change IS 'What is reported: holds, elected, appointed, transferred, approved, reelected, ended, retired, disciplined, removed, nominated, former, acting';
COMMENT ON COLUMN post_claim.status IS 'What it makes the person: current, former, new, candidate';
COMMENT ON COLUMN post_claim.resolved IS 'How the body was filled in: explicit, local, article, source, unresolved';
COMMENT ON COLUMN post_claim.as_of IS 'ISO date that the text gives for it, as fine as stated';
COMMENT ON COLUMN post_claim.term IS 'Term that the text gives (2020/2025)';
COMMENT ON COLUMN post_claim.person_key IS 'Person to compare by, tones kept';
COMMENT ON COLUMN post_claim.person_fold IS 'Person without marks: for search only';
COMMENT ON COLUMN post_claim.title_key IS 'Title to compare by, tones kept';
COMMENT ON COLUMN post_claim.title_fold IS 'Title without marks: for search only';
COMMENT ON COLUMN post_claim.organisation_key IS 'Body to compare by, tones kept';
COMMENT ON COLUMN post_claim.organisation_fold IS 'Body without marks: for search only';
COMMENT ON COLUMN post_claim.place_key IS 'Place to compare by, tones kept';
COMMENT ON COLUMN post_claim.place_fold IS 'Place without marks: for search only';
COMMENT ON COLUMN post_claim.official_id IS 'Person, title and body by their keys (and the text, where the body is unresolved): official.official_id';

CREATE TABLE directive_citation AS
WITH plain AS (
    SELECT
        citation.*, ltrim(number, '0') AS plain_number,
        regexp_matches(symbol_key, '\b(tw|cp|ttg|ctn|qh[0-9]*|ubtvqh[0-9]*)$') AS is_central,
        issuer_resolved IS DISTINCT FROM 'unresolved' AND issuer IS NOT NULL AS has_issuer,
        coalesce(CAST(year AS VARCHAR), left(date, 4)) AS document_year,
        coalesce(home_key, source_id) AS home
    FROM staged.directive_citation AS citation
    SEMI JOIN extraction USING (extraction_id)
    JOIN article ON article.text_id = citation.text_id AND duplicate_of IS NULL
),
-- `Đề án số 16` of an issuer is its 16-ĐA/TU, if that is all that is known of this kind, number and issuer
symbols AS (
    SELECT kind_key, plain_number, issuer_key, min(symbol_key) AS only_symbol, min(symbol_fold) AS only_fold
    FROM plain
    WHERE has_issuer AND number IS NOT NULL
    GROUP BY ALL
    HAVING count(DISTINCT symbol_key) = 1
),
cited AS (
    SELECT
        *, coalesce(symbol_fold, only_fold) AS known_fold,
        concat_ws('|', kind_key, plain_number, coalesce(symbol_key, only_symbol, ''),
            CASE
                -- one series for the whole country, whoever signs
                WHEN is_central THEN ''
                WHEN has_issuer THEN issuer_key
                -- a provincial committee there is one of in each home; of others every text may mean another
                WHEN regexp_matches(symbol_key, '\btu$') THEN home
                ELSE text_id
            END,
            -- a document known by session or subject alone goes by its subject, else by the words that name it
            CASE WHEN number IS NULL THEN coalesce(subject_key, lower(surface)) END) AS document_key
    FROM plain LEFT JOIN symbols USING (kind_key, plain_number, issuer_key)
),
-- numbers start again with every term or year: where a key has several years, undated citations stay apart
dated AS (
    SELECT document_key, min(document_year) AS only_year, count(DISTINCT document_year) AS years
    FROM cited
    GROUP BY document_key
)
SELECT
    citation_id, text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version,
    document, kind, number, symbol, year, date, issuer, issuer_resolved, subject, form, stance, resolved, term,
    kind_key, kind_fold, symbol_key, symbol_fold, issuer_key, issuer_fold, subject_key, subject_fold,
    concat_ws('.', 'd', slug(kind_fold), nullif(slug(lower(plain_number)), ''), nullif(slug(known_fold), ''),
        coalesce(CASE WHEN years <= 1 THEN only_year ELSE document_year END, 'tx'),
        short_hash(concat_ws('|', document_key, CASE WHEN years > 1 THEN coalesce(document_year, 'tx') END), 6)
    ) AS directive_id
FROM cited JOIN dated USING (document_key)
ORDER BY text_id, start_char, citation_id;
COMMENT ON TABLE directive_citation IS 'A text refers to a document of party or state';
COMMENT ON COLUMN directive_citation.citation_id IS 'Id: r and a hash of text, span and number';
COMMENT ON COLUMN directive_citation.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN directive_citation.sentence IS 'Sentence of the text: sentence.sentence';
COMMENT ON COLUMN directive_citation.start_char IS 'Where the quoted words begin';
COMMENT ON COLUMN directive_citation.end_char IS 'Where they end, exclusive';
COMMENT ON COLUMN directive_citation.surface IS 'The quoted words';
COMMENT ON COLUMN directive_citation.rule IS 'Rule that found it';
COMMENT ON COLUMN directive_citation.confidence IS 'Share of the rule''s finds that hand-checked texts confirm';
COMMENT ON COLUMN directive_citation.extractor_version IS 'Version of package, extractors and rules';
COMMENT ON COLUMN directive_citation.document IS 'Key of the document within its article: citations of one document share it';
COMMENT ON COLUMN directive_citation.kind IS 'Kind of document: Nghị quyết, Chỉ thị, Đề án …';
COMMENT ON COLUMN directive_citation.number IS 'Number as first written, NULL for a document known by its name alone';
COMMENT ON COLUMN directive_citation.symbol IS 'Symbol without year: NQ/TW';
COMMENT ON COLUMN directive_citation.year IS 'Year within the number of a state document: 33/2023/NĐ-CP';
COMMENT ON COLUMN directive_citation.date IS 'ISO date of the document, where the article gives it';
COMMENT ON COLUMN directive_citation.issuer IS 'Body that issued it, expanded and completed';
COMMENT ON COLUMN directive_citation.issuer_resolved IS 'How the issuer was filled in: explicit, local, article, source, unresolved';
COMMENT ON COLUMN directive_citation.subject IS 'What it is about: the words after về';
COMMENT ON COLUMN directive_citation.form IS 'How it is cited: full (with symbol), dated, short (kind and number), plenum, named';
COMMENT ON COLUMN directive_citation.stance IS 'What is done with it: implement, review, issue, amend, replace, cite';
COMMENT ON COLUMN directive_citation.resolved IS 'How a short form was bound: explicit, local, article, source, unresolved';
COMMENT ON COLUMN directive_citation.term IS 'Term that the text gives: khóa XII';
COMMENT ON COLUMN directive_citation.kind_key IS 'Kind to compare by, tones kept';
COMMENT ON COLUMN directive_citation.kind_fold IS 'Kind without marks: for search only';
COMMENT ON COLUMN directive_citation.symbol_key IS 'Symbol to compare by, tones kept';
COMMENT ON COLUMN directive_citation.symbol_fold IS 'Symbol without marks: for search only';
COMMENT ON COLUMN directive_citation.issuer_key IS 'Issuer to compare by, tones kept';
COMMENT ON COLUMN directive_citation.issuer_fold IS 'Issuer without marks: for search only';
COMMENT ON COLUMN directive_citation.subject_key IS 'Subject to compare by, tones kept';
COMMENT ON COLUMN directive_citation.subject_fold IS 'Subject without marks: for search only';
COMMENT ON COLUMN directive_citation.directive_id IS 'The document: directive.directive_id';

CREATE TABLE statistic AS
SELECT
    statistic_id, text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version,
    value, value_max, denominator, qualifier, kind, unit, of, change, about, about_resolved, period, target,
    unit_key, unit_fold, about_key, about_fold
FROM staged.statistic
SEMI JOIN extraction USING (extraction_id)
ORDER BY text_id, start_char, statistic_id;
COMMENT ON TABLE statistic IS 'A quantity that a text reports or sets as a goal';
COMMENT ON COLUMN statistic.statistic_id IS 'Id: s and a hash of text, span and value';
COMMENT ON COLUMN statistic.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN statistic.sentence IS 'Sentence of the text: sentence.sentence';
COMMENT ON COLUMN statistic.start_char IS 'Where the quoted words begin';
COMMENT ON COLUMN statistic.end_char IS 'Where they end, exclusive';
COMMENT ON COLUMN statistic.surface IS 'The quoted words, from qualifier to noun';
COMMENT ON COLUMN statistic.rule IS 'Rule that found it';
COMMENT ON COLUMN statistic.confidence IS 'Share of the rule''s finds that hand-checked texts confirm';
COMMENT ON COLUMN statistic.extractor_version IS 'Version of package, extractors and rules';
COMMENT ON COLUMN statistic.value IS 'The number, scale words multiplied in (1,2 tỷ đồng is 1200000000)';
COMMENT ON COLUMN statistic.value_max IS 'Upper end of a range';
COMMENT ON COLUMN statistic.denominator IS 'Lower number of a fraction (21/21 thôn)';
COMMENT ON COLUMN statistic.qualifier IS 'exact, over, under, almost, about, at_least, at_most';
COMMENT ON COLUMN statistic.kind IS 'count, percent, fraction, measure, money, rate';
COMMENT ON COLUMN statistic.unit IS 'The counted noun, %, or the unit of measure';
COMMENT ON COLUMN statistic.of IS 'What a percentage is of';
COMMENT ON COLUMN statistic.change IS 'increase or decrease, where the quantity is itself the change';
COMMENT ON COLUMN statistic.about IS 'Organisation or place that it describes, expanded and completed';
COMMENT ON COLUMN statistic.about_resolved IS 'How that was filled in: explicit, local, article, source, unresolved';
COMMENT ON COLUMN statistic.period IS 'Time for which it holds, ISO, no finer than stated: 2019-06-30, 2019-Q2, 2016/2020 (when in the JSON of facts)';
COMMENT ON COLUMN statistic.target IS 'A goal, plan or rule, not a result';
COMMENT ON COLUMN statistic.unit_key IS 'Unit to compare by, tones kept';
COMMENT ON COLUMN statistic.unit_fold IS 'Unit without marks: for search only';
COMMENT ON COLUMN statistic.about_key IS 'Whom it describes, to compare by, tones kept';
COMMENT ON COLUMN statistic.about_fold IS 'Whom it describes, without marks: for search only';

-- ---------------------------------------------------------------- knowledge: derived from the claims

CREATE TABLE official AS
WITH attested AS (
    SELECT
        claim.*, article.article_id, article.source_id,
        coalesce(claim.as_of, left(article.published, 10)) AS attested,
        -- of claims of one day, the one that reports the later state
        list_position(['candidate', 'current', 'new', 'former'], claim.status) AS stage
    FROM post_claim AS claim JOIN article USING (text_id)
)
SELECT
    official_id,
    max(person) AS person,  -- of one key: mixed case sorts after capitals
    max(title) AS post,
    max(organisation) AS organisation,
    max(place) AS place,
    max(level) AS level,
    first(status ORDER BY attested DESC NULLS LAST, stage DESC, confidence DESC, claim_id) AS status,
    min(attested) FILTER (status IN ('current', 'new')) AS first_attested,
    max(attested) FILTER (status IN ('current', 'new')) AS last_attested,
    min(attested) FILTER (status = 'former') AS former_by,
    count(DISTINCT claim_id) AS claims,
    count(DISTINCT article_id) AS articles,
    count(DISTINCT source_id) AS sources,
    first(claim_id ORDER BY attested DESC NULLS LAST, stage DESC, confidence DESC, claim_id) AS evidence,
    person_key, max(person_fold) AS person_fold,
    max(organisation_key) AS organisation_key, max(organisation_fold) AS organisation_fold,
    max(place_key) AS place_key, max(place_fold) AS place_fold
FROM attested
GROUP BY official_id, person_key
ORDER BY official_id;
COMMENT ON TABLE official IS 'A person in a post, over all articles. The same person means the same name (tones and all) in the same post of the same body: two people of one name there are one row, one person in two posts is two rows. Where the body is unresolved, every text has a row of its own';
COMMENT ON COLUMN official.official_id IS 'Id: o and a hash of the keys of person, post and body';
COMMENT ON COLUMN official.person IS 'Full name';
COMMENT ON COLUMN official.post IS 'The rank alone';
COMMENT ON COLUMN official.organisation IS 'The body, NULL where no text names it';
COMMENT ON COLUMN official.place IS 'Place of the body';
COMMENT ON COLUMN official.level IS 'Level of the body: central, province, district, commune, village';
COMMENT ON COLUMN official.status IS 'What the latest dated claim says: current, new, former, candidate. No text, no change: current means current then';
COMMENT ON COLUMN official.first_attested IS 'Earliest date at which a text shows the person in the post (as stated, else the day of publication): no date of accession';
COMMENT ON COLUMN official.last_attested IS 'Latest such date: no end of tenure';
COMMENT ON COLUMN official.former_by IS 'Earliest date at which a text says that the person no longer holds it';
COMMENT ON COLUMN official.claims IS 'Claims that say so';
COMMENT ON COLUMN official.articles IS 'Articles that say so';
COMMENT ON COLUMN official.sources IS 'Sources that say so';
COMMENT ON COLUMN official.evidence IS 'The claim that the status rests on: post_claim.claim_id';
COMMENT ON COLUMN official.person_key IS 'Person to compare by, tones kept';
COMMENT ON COLUMN official.person_fold IS 'Person without marks: for search only';
COMMENT ON COLUMN official.organisation_key IS 'Body to compare by, tones kept';
COMMENT ON COLUMN official.organisation_fold IS 'Body without marks: for search only';
COMMENT ON COLUMN official.place_key IS 'Place to compare by, tones kept';
COMMENT ON COLUMN official.place_fold IS 'Place without marks: for search only';

CREATE TABLE directive AS
WITH cited AS (
    SELECT citation.*, article.article_id, article.source_id, left(article.published, 10) AS cited_on
    FROM directive_citation AS citation JOIN article USING (text_id)
)
SELECT
    directive_id,
    max(kind) AS kind,
    first(number ORDER BY length(number) DESC, number) AS number,
    max(symbol) AS symbol,
    max(year) AS year,
    CASE WHEN count(DISTINCT date) = 1 THEN max(date) END AS date,
    max(issuer) AS issuer,
    first(subject ORDER BY confidence DESC, length(subject) DESC, subject) FILTER (subject IS NOT NULL) AS subject,
    list(DISTINCT date ORDER BY date) FILTER (date IS NOT NULL) AS stated_dates,
    count(DISTINCT citation_id) AS citations,
    count(DISTINCT article_id) AS articles,
    count(DISTINCT source_id) AS sources,
    min(cited_on) AS first_cited,
    max(cited_on) AS last_cited,
    first(citation_id ORDER BY list_position(['full', 'dated', 'plenum', 'named', 'short'], form), confidence DESC,
        citation_id) AS evidence,
    concat_ws('; ', document_name(max(kind_key), max(number), max(symbol_key)), max(subject_key)) AS search_key,
    concat_ws('; ', document_name(max(kind_fold), max(number), max(symbol_fold)), max(subject_fold)) AS search_fold,
    max(issuer_key) AS issuer_key, max(issuer_fold) AS issuer_fold
FROM cited
GROUP BY directive_id
ORDER BY directive_id;
COMMENT ON TABLE directive IS 'A document of party or state, over all articles: citations of one kind, number, symbol and issuer, and of one year where several are known. Central symbols (NQ/TW, NĐ-CP) need no issuer. Citations without symbol go to the one document of their issuer with that kind and number; what more than one could claim stays apart';
COMMENT ON COLUMN directive.directive_id IS 'Id: d, kind, number, symbol, year (tx while unknown), and letters that tell issuers apart';
COMMENT ON COLUMN directive.kind IS 'Kind of document: Nghị quyết, Chỉ thị, Đề án …';
COMMENT ON COLUMN directive.number IS 'Its number, in its longest spelling (03 rather than 3); NULL for a document known by name';
COMMENT ON COLUMN directive.symbol IS 'Symbol without year: NQ/TW';
COMMENT ON COLUMN directive.year IS 'Year within the number of a state document';
COMMENT ON COLUMN directive.date IS 'ISO date, where the articles that give one agree';
COMMENT ON COLUMN directive.issuer IS 'Body that issued it, NULL where no citation says so';
COMMENT ON COLUMN directive.subject IS 'What it is about, from the surest citation';
COMMENT ON COLUMN directive.stated_dates IS 'All dates that articles give for it: more than one is a contradiction to look at';
COMMENT ON COLUMN directive.citations IS 'Citations';
COMMENT ON COLUMN directive.articles IS 'Articles that cite it';
COMMENT ON COLUMN directive.sources IS 'Sources that cite it';
COMMENT ON COLUMN directive.first_cited IS 'Day of publication of the first article that cites it';
COMMENT ON COLUMN directive.last_cited IS 'Day of publication of the last one';
COMMENT ON COLUMN directive.evidence IS 'Its fullest citation: directive_citation.citation_id';
COMMENT ON COLUMN directive.search_key IS 'Kind, number, symbol and subject to compare by, tones kept';
COMMENT ON COLUMN directive.search_fold IS 'The same without marks: for search only';
COMMENT ON COLUMN directive.issuer_key IS 'Issuer to compare by, tones kept';
COMMENT ON COLUMN directive.issuer_fold IS 'Issuer without marks: for search only';

-- ---------------------------------------------------------------- run

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
