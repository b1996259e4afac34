-- Documents of party and state, what they do to each other, and where they are cited; which citation means which
-- document is pipeline/link/documents.py's.

CREATE TABLE directive_claim AS FROM linked_directive_claim ORDER BY citation_id;
COMMENT ON TABLE directive_claim IS 'Which document a citation means; citations that a human rejected mean none';
COMMENT ON COLUMN directive_claim.citation_id IS 'directive_citation.citation_id';
COMMENT ON COLUMN directive_claim.directive_id IS 'directive.directive_id';
COMMENT ON COLUMN directive_claim.basis IS 'What ties it to the document beside kind, number and body: date, year, term, subject, only (the one document that it can mean), time (of several the only one that papers dated at that time), none (the document is provisional)';

UPDATE directive_citation SET directive_id = directive_claim.directive_id
FROM directive_claim WHERE directive_claim.citation_id = directive_citation.citation_id;
UPDATE corrected_directive_citation SET directive_id = directive_claim.directive_id
FROM directive_claim WHERE directive_claim.citation_id = corrected_directive_citation.citation_id;

CREATE TABLE directive_place AS
WITH cited AS (
    SELECT
        directive_id, citation_id, original_no, source_id, left(published, 10) AS cited_on, stance,
        coalesce(about, home, source_id) AS place, coalesce(about_key, home_key) AS place_key,
        coalesce(about_fold, home_fold) AS place_fold,
        CASE WHEN about IS NOT NULL THEN about_level WHEN home IS NOT NULL THEN 'province' END AS level
    FROM directive_citation JOIN article USING (text_id)
    WHERE directive_id IS NOT NULL
)
SELECT
    directive_id, level, place, any_value(place_key) AS place_key, any_value(place_fold) AS place_fold,
    min(cited_on) AS first_cited, max(cited_on) AS last_cited,
    count(DISTINCT original_no) AS articles, count(DISTINCT source_id) AS sources,
    count(DISTINCT original_no) FILTER (stance IN ('implement', 'review')) AS carrying_it_out,
    first(citation_id ORDER BY cited_on NULLS LAST, citation_id) AS evidence
FROM cited
GROUP BY directive_id, level, place
ORDER BY directive_id, first_cited NULLS LAST, level, place;
COMMENT ON TABLE directive_place IS 'Where a document is cited: diffusion';
COMMENT ON COLUMN directive_place.directive_id IS 'directive.directive_id';
COMMENT ON COLUMN directive_place.level IS 'Level of the place';
COMMENT ON COLUMN directive_place.place IS 'The smallest unit that the citing article is about; the paper''s home, or the paper, where it is about none';
COMMENT ON COLUMN directive_place.place_key IS 'Place to compare by, tones kept';
COMMENT ON COLUMN directive_place.place_fold IS 'Place without marks: for search only';
COMMENT ON COLUMN directive_place.first_cited IS 'Day of publication of the first article there that cites it';
COMMENT ON COLUMN directive_place.last_cited IS 'Day of publication of the last one';
COMMENT ON COLUMN directive_place.articles IS 'Articles there that cite it, copies counted as one';
COMMENT ON COLUMN directive_place.sources IS 'Their sources';
COMMENT ON COLUMN directive_place.carrying_it_out IS 'Of the articles, those in which it is carried out or reviewed';
COMMENT ON COLUMN directive_place.evidence IS 'The first citation there: directive_citation.citation_id';

CREATE TABLE directive_home AS
SELECT DISTINCT directive_id, home_key, home_fold
FROM directive_citation JOIN article USING (text_id)
WHERE directive_id IS NOT NULL AND home IS NOT NULL
ORDER BY ALL;
COMMENT ON TABLE directive_home IS 'Places whose papers cite a document: to find documents by them';
COMMENT ON COLUMN directive_home.directive_id IS 'directive.directive_id';
COMMENT ON COLUMN directive_home.home_key IS 'article.home_key';
COMMENT ON COLUMN directive_home.home_fold IS 'article.home_fold';

CREATE TABLE directive AS
WITH cited AS (
    SELECT
        citation.*, article.original_id, article.article_id = article.original_id AS counts, article.source_id,
        left(article.published, 10) AS cited_on,
        count(*) OVER (PARTITION BY directive_id, issuer) AS with_issuer,
        count(*) OVER (PARTITION BY directive_id, subject_key) AS with_subject
    FROM reviewed_directive_citation AS citation JOIN article USING (text_id)
),
-- what most citations say of it: one paper calls the Politburo `Trung ương`, one reads a subject too far
described AS (
    SELECT
        directive_id,
        max(kind) AS kind,
        first(number ORDER BY length(number) DESC, number) AS number,
        max(symbol) AS symbol,
        max(year) AS year,
        first(issuer ORDER BY issuer_resolved = 'unresolved', with_issuer DESC, length(issuer) DESC, issuer)
            FILTER (issuer IS NOT NULL) AS issuer,
        first(subject ORDER BY with_subject DESC, confidence DESC, length(subject) DESC, subject)
            FILTER (subject IS NOT NULL) AS subject,
        list(DISTINCT date ORDER BY date) FILTER (date IS NOT NULL) AS stated_dates,
        coalesce(nullif(count(DISTINCT citation_id) FILTER (counts), 0), count(DISTINCT citation_id)) AS citations,
        count(DISTINCT original_id) AS articles,
        count(DISTINCT source_id) AS sources,
        min(cited_on) AS first_cited,
        max(cited_on) AS last_cited,
        first(citation_id ORDER BY list_position(['full', 'dated', 'plenum', 'named', 'short'], form), date IS NULL,
            confidence DESC, citation_id) AS evidence,
        concat_ws('; ', document_name(max(kind_key), max(number), max(symbol_key)), max(subject_key)) AS search_key,
        concat_ws('; ', document_name(max(kind_fold), max(number), max(symbol_fold)), max(subject_fold)) AS search_fold,
        first(issuer_key ORDER BY issuer_resolved = 'unresolved', with_issuer DESC, length(issuer) DESC, issuer)
            FILTER (issuer IS NOT NULL) AS issuer_key,
        first(issuer_fold ORDER BY issuer_resolved = 'unresolved', with_issuer DESC, length(issuer) DESC, issuer)
            FILTER (issuer IS NOT NULL) AS issuer_fold
    FROM cited
    GROUP BY directive_id
)
SELECT
    directive_id, kind, number, symbol, year,
    CASE WHEN len(stated_dates) = 1 THEN stated_dates[1] END AS date, term, issuer, system, level, place_id, subject, provisional,
    candidates, stated_dates, citations, articles, sources, first_cited, last_cited, evidence, search_key, search_fold,
    issuer_key, issuer_fold
FROM described JOIN linked_directive USING (directive_id)
ORDER BY directive_id;
COMMENT ON TABLE directive IS 'A document of party or state, over all articles. A committee numbers its documents by kind and anew with each term, a state body with each year: body, kind, number and term or year tell one. Citations without a date go to the one document that they can mean; where more could be meant they are a provisional row of their own, with its candidates';
COMMENT ON COLUMN directive.directive_id IS 'Id: d., the body with a mark, kind, number, and t2020 (a term), y2023 (a year), n2023 (a year within the number) or tx (unknown)';
COMMENT ON COLUMN directive.kind IS 'Kind of document: Nghị quyết, Chỉ thị, Đề án …';
COMMENT ON COLUMN directive.number IS 'Its number, in its longest spelling (03 rather than 3); NULL for a document known by name';
COMMENT ON COLUMN directive.symbol IS 'Symbol without year: NQ/TW';
COMMENT ON COLUMN directive.year IS 'Year within the number of a state document';
COMMENT ON COLUMN directive.date IS 'ISO date, where the articles that give one agree';
COMMENT ON COLUMN directive.term IS 'Term of the committee that issued it (2020/2025), party documents of a known date only';
COMMENT ON COLUMN directive.issuer IS 'Body that issued it, as most citations name it; NULL where none does';
COMMENT ON COLUMN directive.system IS 'party or state, NULL while the body is unknown';
COMMENT ON COLUMN directive.level IS 'Level of the body: central, province, district, commune; NULL while unknown';
COMMENT ON COLUMN directive.place_id IS 'Place of the body, by its official code (vn.074), NULL for central ones and while unknown';
COMMENT ON COLUMN directive.subject IS 'What it is about, as most citations say, of those the surest and fullest';
COMMENT ON COLUMN directive.provisional IS 'Whether body, term or year is not known yet: not to be counted as a document of its own';
COMMENT ON COLUMN directive.candidates IS 'The documents that a provisional one may be: directive.directive_id';
COMMENT ON COLUMN directive.stated_dates IS 'All dates that articles give for it: more than one is a contradiction to look at';
COMMENT ON COLUMN directive.citations IS 'Citations; those of copies only where there are no others';
COMMENT ON COLUMN directive.articles IS 'Articles that cite it, copies counted as one';
COMMENT ON COLUMN directive.sources IS 'Sources that cite it, those of copies too';
COMMENT ON COLUMN directive.first_cited IS 'Day of publication of the first article that cites it';
COMMENT ON COLUMN directive.last_cited IS 'Day of publication of the last one';
COMMENT ON COLUMN directive.evidence IS 'Its fullest citation: directive_citation.citation_id';
COMMENT ON COLUMN directive.search_key IS 'Kind, number, symbol and subject to compare by, tones kept';
COMMENT ON COLUMN directive.search_fold IS 'The same without marks: for search only';
COMMENT ON COLUMN directive.issuer_key IS 'Issuer to compare by, tones kept';
COMMENT ON COLUMN directive.issuer_fold IS 'Issuer without marks: for search only';

CREATE TABLE directive_redirect AS FROM linked_directive_redirect ORDER BY former_id;
COMMENT ON TABLE directive_redirect IS 'The id that a document had, or would have had, while no article said its date: it still leads here';
COMMENT ON COLUMN directive_redirect.former_id IS 'The id with tx';
COMMENT ON COLUMN directive_redirect.directive_id IS 'directive.directive_id';

CREATE TABLE directive_relation_claim AS
SELECT relation_id, citation_id FROM linked_directive_relation_claim ORDER BY relation_id, citation_id;
COMMENT ON TABLE directive_relation_claim IS 'The citations that a relation rests on';
COMMENT ON COLUMN directive_relation_claim.relation_id IS 'directive_relation.relation_id';
COMMENT ON COLUMN directive_relation_claim.citation_id IS 'directive_citation.citation_id: the words that cite the document that something is done to';

CREATE TABLE directive_relation AS
SELECT
    relation_id, said.directive_id, relation, other_id, years,
    count(DISTINCT citation_id) AS citations,
    count(DISTINCT original_id) AS articles,
    count(DISTINCT source_id) AS sources,
    min(left(published, 10)) AS first_said,
    max(left(published, 10)) AS last_said,
    first(citation_id ORDER BY citation.confidence DESC, citation_id) AS evidence
FROM linked_directive_relation_claim AS said
JOIN directive_citation AS citation USING (citation_id)
JOIN article USING (text_id)
GROUP BY ALL
ORDER BY relation_id;
COMMENT ON TABLE directive_relation IS 'What a document does to another, or that it is reviewed after some years, where one sentence says so';
COMMENT ON COLUMN directive_relation.relation_id IS 'Id: re and a hash of the two documents, the relation and the years';
COMMENT ON COLUMN directive_relation.directive_id IS 'The document that does it, or is reviewed: directive.directive_id';
COMMENT ON COLUMN directive_relation.relation IS 'implements, amends, replaces (other_id), reviewed (after years)';
COMMENT ON COLUMN directive_relation.other_id IS 'The document that it is done to: directive.directive_id; NULL for a review';
COMMENT ON COLUMN directive_relation.years IS 'Of a review: for how many years it had been carried out';
COMMENT ON COLUMN directive_relation.citations IS 'Citations that say so: directive_relation_claim';
COMMENT ON COLUMN directive_relation.articles IS 'Articles that say so, copies counted as one';
COMMENT ON COLUMN directive_relation.sources IS 'Sources that say so';
COMMENT ON COLUMN directive_relation.first_said IS 'Day of publication of the first article that says so';
COMMENT ON COLUMN directive_relation.last_said IS 'Day of publication of the last one';
COMMENT ON COLUMN directive_relation.evidence IS 'The surest of these citations: directive_citation.citation_id';
