-- Knowledge that SQL alone derives from the claims, as humans have reviewed them: officials.

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
