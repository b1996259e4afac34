-- Knowledge that SQL alone derives from the claims, as humans have reviewed them: officials and directives.

CREATE TABLE official AS
WITH attested AS (
    SELECT
        claim.*, article.original_id, article.source_id,
        coalesce(claim.as_of, left(coalesce(original.published, article.published), 10)) AS attested,
        -- of claims of one day, the one that reports the later state
        list_position(['candidate', 'current', 'new', 'former'], claim.status) AS stage
    FROM reviewed_post_claim AS claim
    JOIN article USING (text_id)
    JOIN article AS original ON original.article_id = article.original_id
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
    count(DISTINCT original_id) AS articles,
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
COMMENT ON COLUMN official.articles IS 'Articles that say so, copies counted as one';
COMMENT ON COLUMN official.sources IS 'Sources that say so, those of copies too';
COMMENT ON COLUMN official.evidence IS 'The claim that the status rests on: post_claim.claim_id';
COMMENT ON COLUMN official.person_key IS 'Person to compare by, tones kept';
COMMENT ON COLUMN official.person_fold IS 'Person without marks: for search only';
COMMENT ON COLUMN official.organisation_key IS 'Body to compare by, tones kept';
COMMENT ON COLUMN official.organisation_fold IS 'Body without marks: for search only';
COMMENT ON COLUMN official.place_key IS 'Place to compare by, tones kept';
COMMENT ON COLUMN official.place_fold IS 'Place without marks: for search only';

CREATE TABLE directive AS
WITH cited AS (
    SELECT
        citation.*, article.original_id, article.article_id = article.original_id AS counts, article.source_id,
        left(article.published, 10) AS cited_on
    FROM reviewed_directive_citation AS citation JOIN article USING (text_id)
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
    coalesce(nullif(count(DISTINCT citation_id) FILTER (counts), 0), count(DISTINCT citation_id)) AS citations,
    count(DISTINCT original_id) AS articles,
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
