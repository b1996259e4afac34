-- The tables of the database, layer by layer, each column with its meaning.
--
-- Runs once a build in a fresh file. staged.* are views over the Parquet files of the articles and of the
-- extract stage; nothing else is read. No keys and no indexes: checks.sql proves what they would promise.
-- Offsets count Unicode code points, half-open: substring(text, start_char + 1, end_char - start_char).

-- ---------------------------------------------------------------- raw

-- Of the articles that print one and the same text, the first one's reading of it counts.
CREATE TEMP TABLE first_print AS
SELECT article_id, source_id, text_id, published FROM staged.article
QUALIFY row_number() OVER (PARTITION BY text_id ORDER BY published NULLS LAST, article_id) = 1;

-- In three columns, since DuckDB writes long texts slowly: what it packs 2,048 rows of at once fills many blocks, and
-- for each block it packs the rest anew (a million claims: 4 s, and 15 s in one column; lists are slow to look up).
CREATE TABLE split_text AS
WITH printed AS (
    SELECT *, length(text) AS characters, characters // 3 AS third FROM staged.article SEMI JOIN first_print USING (article_id)
)
SELECT
    text_id, left(text, third) AS first_third, substring(text, third + 1, third) AS middle_third,
    substring(text, 2 * third + 1) AS last_third,
    zone_text(text, title_zone) AS title, zone_text(text, lead_zone) AS lead, zones, characters, raw_was_nfc, extraction_id
FROM printed
ORDER BY text_id;
COMMENT ON TABLE split_text IS 'How article_text is stored, which is what to ask';
COMMENT ON COLUMN split_text.first_third IS 'The first third of article_text.text';
COMMENT ON COLUMN split_text.middle_third IS 'What follows it, of the same length';
COMMENT ON COLUMN split_text.last_third IS 'The rest';
COMMENT ON COLUMN split_text.text_id IS 'article_text.text_id';
COMMENT ON COLUMN split_text.title IS 'article_text.title';
COMMENT ON COLUMN split_text.lead IS 'article_text.lead';
COMMENT ON COLUMN split_text.zones IS 'article_text.zones';
COMMENT ON COLUMN split_text.characters IS 'article_text.characters';
COMMENT ON COLUMN split_text.raw_was_nfc IS 'article_text.raw_was_nfc';
COMMENT ON COLUMN split_text.extraction_id IS 'article_text.extraction_id';

CREATE VIEW article_text AS
SELECT
    text_id, first_third || middle_third || last_third AS text, title, lead, zones, characters, raw_was_nfc, extraction_id,
    rowid AS text_row
FROM split_text;
COMMENT ON VIEW article_text IS 'The current text of an article, once for all articles that share it';
COMMENT ON COLUMN article_text.text_id IS 'Id: t and a hash of the text';
COMMENT ON COLUMN article_text.text IS 'The text in NFC, otherwise as published: what all offsets count in';
COMMENT ON COLUMN article_text.title IS 'Words of the title zone, empty if none';
COMMENT ON COLUMN article_text.lead IS 'Words of the lead zone, empty if none';
COMMENT ON COLUMN article_text.zones IS 'What each stretch is (title, lead, heading, body, caption, byline, boilerplate), with start_char and end_char';
COMMENT ON COLUMN article_text.characters IS 'Length of the text in code points';
COMMENT ON COLUMN article_text.raw_was_nfc IS 'Whether the source was NFC before it was normalised';
COMMENT ON COLUMN article_text.extraction_id IS 'The reading that the claims of this text come from: extraction.extraction_id';
COMMENT ON COLUMN article_text.text_row IS 'Its place among them: article.text_row';

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
    change, status, resolved, as_of, since, term,
    person_key, person_fold, title_key, title_fold, organisation_key, organisation_fold, place_key, place_fold,
    official_key(person_key, title_key, organisation_key, resolved, level, text_id) AS official_id
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
COMMENT ON COLUMN post_claim.since IS 'ISO date from which on the text says that it is or was held (từ năm 1992), as fine as stated';
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
SELECT
    citation_id, text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version,
    document, kind, number, symbol, year, date, issuer, issuer_resolved, subject, form, stance, resolved, term,
    by_documents, after_years, about, about_level, about_key, about_fold, kind_key, kind_fold, symbol_key, symbol_fold, issuer_key, issuer_fold, subject_key,
    subject_fold, CAST(NULL AS VARCHAR) AS directive_id  -- which document it means, directives.sql fills in
FROM staged.directive_citation
SEMI JOIN extraction USING (extraction_id)
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
COMMENT ON COLUMN directive_citation.by_documents IS 'Keys (document) of those of the article that the same sentence says do it: Kế hoạch 45 thực hiện this';
COMMENT ON COLUMN directive_citation.after_years IS 'For how many years it had been carried out: sơ kết 3 năm thực hiện';
COMMENT ON COLUMN directive_citation.about IS 'The smallest unit that the citing article is about, with its type word; NULL where that is open';
COMMENT ON COLUMN directive_citation.about_level IS 'Its level: commune, district, province';
COMMENT ON COLUMN directive_citation.about_key IS 'That unit to compare by, tones kept';
COMMENT ON COLUMN directive_citation.about_fold IS 'That unit without marks: for search only';
COMMENT ON COLUMN directive_citation.kind_key IS 'Kind to compare by, tones kept';
COMMENT ON COLUMN directive_citation.kind_fold IS 'Kind without marks: for search only';
COMMENT ON COLUMN directive_citation.symbol_key IS 'Symbol to compare by, tones kept';
COMMENT ON COLUMN directive_citation.symbol_fold IS 'Symbol without marks: for search only';
COMMENT ON COLUMN directive_citation.issuer_key IS 'Issuer to compare by, tones kept';
COMMENT ON COLUMN directive_citation.issuer_fold IS 'Issuer without marks: for search only';
COMMENT ON COLUMN directive_citation.subject_key IS 'Subject to compare by, tones kept';
COMMENT ON COLUMN directive_citation.subject_fold IS 'Subject without marks: for search only';
COMMENT ON COLUMN directive_citation.directive_id IS 'The document: directive.directive_id; NULL where a human has rejected the citation';

CREATE TABLE statistic AS
SELECT
    statistic_id, staged.statistic.text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version,
    value, value_max, denominator, qualifier, kind, unit, of, change, about, about_resolved, period, target,
    part_of_char, part_kind, share_of_char, indicator, said, time_open, unit_key, unit_fold, about_key, about_fold,
    -- what every list of figures asks: looked up once, here and at the end of series.sql
    first_print.article_id AS reported_in, first_print.source_id AS reported_by, first_print.published AS reported_on,
    article_text.title AS reported_title,
    CAST(NULL AS VARCHAR) AS outcome, CAST(NULL AS VARCHAR) AS series_id, CAST(NULL AS VARCHAR) AS point_id
FROM staged.statistic
SEMI JOIN extraction USING (extraction_id)
JOIN first_print ON first_print.text_id = staged.statistic.text_id
JOIN article_text ON article_text.text_id = staged.statistic.text_id
ORDER BY reported_on NULLS FIRST, reported_in, start_char, statistic_id;
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
COMMENT ON COLUMN statistic.part_of_char IS 'start_char of the total, in the same text, that it is a part of';
COMMENT ON COLUMN statistic.part_kind IS 'all (the parts listed are the whole), some (trong đó), aspect (parts that may overlap)';
COMMENT ON COLUMN statistic.share_of_char IS 'start_char of the figure that this percentage says again (36/38 phiếu, đạt 94,7%)';
COMMENT ON COLUMN statistic.indicator IS 'What it tells, where its words leave no doubt: indicator.indicator_id';
COMMENT ON COLUMN statistic.said IS 'The words of its clause that tell it from other figures of its noun, … where it stands; NULL where none do';
COMMENT ON COLUMN statistic.time_open IS 'Whether its sentence leaves open over which time it was counted (mỗi năm, đến nay), or as of which end of its time (đầu năm)';
COMMENT ON COLUMN statistic.reported_in IS 'The article that published its text first: article.article_id';
COMMENT ON COLUMN statistic.reported_by IS 'Source of that article: source.source_id';
COMMENT ON COLUMN statistic.reported_on IS 'article.published of that article';
COMMENT ON COLUMN statistic.reported_title IS 'article.title of that article';
COMMENT ON COLUMN statistic.outcome IS 'in_series, or why it stands in none: statistic_outcome.outcome';
COMMENT ON COLUMN statistic.series_id IS 'statistic_series.series_id';
COMMENT ON COLUMN statistic.point_id IS 'statistic_point.point_id';
COMMENT ON COLUMN statistic.unit_key IS 'Unit to compare by, tones kept';
COMMENT ON COLUMN statistic.unit_fold IS 'Unit without marks: for search only';
COMMENT ON COLUMN statistic.about_key IS 'Whom it describes, to compare by, tones kept';
COMMENT ON COLUMN statistic.about_fold IS 'Whom it describes, without marks: for search only';

CREATE TABLE initiative_mention AS
SELECT
    initiative_mention_id, text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version,
    initiative
FROM staged.initiative_mention
SEMI JOIN extraction USING (extraction_id)
ORDER BY text_id, start_char, initiative_mention_id;
COMMENT ON TABLE initiative_mention IS 'A text names an initiative of party or state';
COMMENT ON COLUMN initiative_mention.initiative_mention_id IS 'Id: i and a hash of text, span and initiative';
COMMENT ON COLUMN initiative_mention.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN initiative_mention.sentence IS 'Sentence of the text: sentence.sentence';
COMMENT ON COLUMN initiative_mention.start_char IS 'Where the quoted words begin';
COMMENT ON COLUMN initiative_mention.end_char IS 'Where they end, exclusive';
COMMENT ON COLUMN initiative_mention.surface IS 'The quoted words';
COMMENT ON COLUMN initiative_mention.rule IS 'Rule that found it';
COMMENT ON COLUMN initiative_mention.confidence IS 'Share of the rule''s finds that hand-checked texts confirm';
COMMENT ON COLUMN initiative_mention.extractor_version IS 'Version of package, extractors and rules';
COMMENT ON COLUMN initiative_mention.initiative IS 'The initiative: initiative.initiative_id';

CREATE VIEW claim AS
SELECT mention_id AS fact_id, 'mention' AS kind, text_id, sentence, start_char, end_char, surface, rule, confidence,
    extractor_version FROM mention
UNION ALL
SELECT claim_id, 'post_claim', text_id, sentence, start_char, end_char, surface, rule, confidence, extractor_version
FROM post_claim
UNION ALL
SELECT citation_id, 'directive_citation', text_id, sentence, start_char, end_char, surface, rule, confidence,
    extractor_version FROM directive_citation
UNION ALL
SELECT statistic_id, 'statistic', text_id, sentence, start_char, end_char, surface, rule, confidence,
    extractor_version FROM statistic
UNION ALL
SELECT initiative_mention_id, 'initiative_mention', text_id, sentence, start_char, end_char, surface, rule, confidence,
    extractor_version FROM initiative_mention;
COMMENT ON VIEW claim IS 'What all claims have in common, whatever their kind: the words they rest on, and the rule';
