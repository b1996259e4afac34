-- What changed in articles that a newspaper changed after it had published them.
--
-- Runs after schema.sql; reads staged.version (the versions of such articles) and the staged claims.

CREATE TABLE article_version AS
SELECT
    article_id, version, version.text_id, seen_at, last_seen_at, version.title, text, length(text) AS characters, version.published,
    digest, origin, extraction_id IN (SELECT extraction_id FROM staged.extraction WHERE NOT failed) AS is_read
FROM staged.version
ORDER BY article_id, version;
COMMENT ON TABLE article_version IS 'A version of an article whose text changed between two visits; an article that never changed has no row. Claims are those of the last one: article_text';
COMMENT ON COLUMN article_version.article_id IS 'The article: article.article_id';
COMMENT ON COLUMN article_version.version IS 'From 1, as the versions came in; the highest is current. A text that came back after another one is a version of its own';
COMMENT ON COLUMN article_version.text_id IS 'Id of its text: t and a hash; of the last one article_text.text_id. Two versions have the same where a text came back';
COMMENT ON COLUMN article_version.seen_at IS 'When its page was fetched, UTC, NULL where it was imported';
COMMENT ON COLUMN article_version.last_seen_at IS 'When its page was last found the same, byte for byte, before it was found otherwise, UTC';
COMMENT ON COLUMN article_version.title IS 'Its headline, empty if none was found';
COMMENT ON COLUMN article_version.text IS 'The text in NFC, otherwise as published: what offsets of version_claim count in';
COMMENT ON COLUMN article_version.characters IS 'Length of the text in code points';
COMMENT ON COLUMN article_version.published IS 'ISO date or time of publication that this version gives';
COMMENT ON COLUMN article_version.digest IS 'Checksum of the page as it came: WARC-Payload-Digest of its record';
COMMENT ON COLUMN article_version.origin IS 'Where its bytes are: file, or WARC file and offset';
COMMENT ON COLUMN article_version.is_read IS 'Whether the present extractors have read it: then its claims are in version_claim';

CREATE TABLE version_claim AS
WITH said AS (
    SELECT extraction_id, mention_id AS fact_id, 'person' AS kind, start_char, end_char, surface, name AS says
    FROM staged.mention WHERE kind = 'person'
    UNION ALL
    SELECT extraction_id, claim_id, 'post', start_char, end_char, surface,
        concat_ws(', ', person || ': ' || title, organisation, status, as_of)
    FROM staged.post_claim
    UNION ALL
    SELECT extraction_id, citation_id, 'directive', start_char, end_char, surface,
        concat_ws(' ', kind, concat_ws('-', number, symbol), issuer, date)
    FROM staged.directive_citation
    UNION ALL
    SELECT extraction_id, statistic_id, 'statistic', start_char, end_char, surface, concat_ws(' · ', concat_ws(' ',
        regexp_replace(concat_ws('/', concat_ws('–', value, value_max), denominator), '\.0\b', '', 'g'), unit), about, period)
    FROM staged.statistic
    UNION ALL
    SELECT extraction_id, initiative_mention_id, 'initiative', start_char, end_char, surface, initiative
    FROM staged.initiative_mention
)
SELECT DISTINCT version.text_id, fact_id, kind, start_char, end_char, surface, says
FROM said JOIN staged.version USING (extraction_id)
ORDER BY text_id, start_char, fact_id;
COMMENT ON TABLE version_claim IS 'What the extractors find in each version of an article that changed, as far as it was read: to tell which facts came and went. Nothing else rests on it, and no review';
COMMENT ON COLUMN version_claim.text_id IS 'The text: article_version.text_id';
COMMENT ON COLUMN version_claim.fact_id IS 'Id of the claim, as in its own table; of a former version it is there only if another article still has that text';
COMMENT ON COLUMN version_claim.kind IS 'person, post, directive, statistic, initiative';
COMMENT ON COLUMN version_claim.start_char IS 'Where the quoted words begin';
COMMENT ON COLUMN version_claim.end_char IS 'Where they end, exclusive';
COMMENT ON COLUMN version_claim.surface IS 'The quoted words';
COMMENT ON COLUMN version_claim.says IS 'What it says, in one line; two versions say the same where kind and this are the same';
