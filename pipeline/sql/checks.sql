-- Views that must be empty: a build that finds a row in one of them is not published.
-- A view's comment says what a row of it means.

CREATE VIEW check_broken_evidence AS
SELECT fact_id, claim.kind, text_id, start_char, end_char, surface,
    substring(text, start_char + 1, end_char - start_char) AS text_says
FROM claim JOIN article_text USING (text_id)
WHERE substring(text, start_char + 1, end_char - start_char) <> surface
UNION ALL
SELECT fact_id, version_claim.kind, text_id, start_char, end_char, surface,
    substring(text, start_char + 1, end_char - start_char)
FROM version_claim JOIN article_version USING (text_id)
WHERE substring(text, start_char + 1, end_char - start_char) <> surface;
COMMENT ON VIEW check_broken_evidence IS 'A claim quotes words that its text does not have there';

CREATE VIEW check_span_out_of_range AS
SELECT fact_id, claim.kind, text_id, start_char, end_char, characters
FROM claim JOIN article_text USING (text_id)
WHERE NOT (0 <= start_char AND start_char < end_char AND end_char <= characters)
UNION ALL
SELECT claim_id, 'person of post_claim', text_id, person_start_char, person_end_char, characters
FROM post_claim JOIN article_text USING (text_id)
WHERE NOT (0 <= person_start_char AND person_start_char < person_end_char AND person_end_char <= characters);
COMMENT ON VIEW check_span_out_of_range IS 'A span that is empty or leaves its text';

CREATE VIEW check_orphan AS
SELECT fact_id AS id, 'claim without text' AS problem FROM claim ANTI JOIN article_text USING (text_id)
UNION ALL
SELECT fact_id, 'claim without sentence' FROM claim ANTI JOIN sentence USING (text_id, sentence)
UNION ALL
SELECT part.statistic_id, 'part without its total' FROM statistic AS part
    ANTI JOIN statistic AS total ON total.text_id = part.text_id AND total.start_char = part.part_of_char
    WHERE part_of_char IS NOT NULL
UNION ALL
SELECT text_id, 'text without article' FROM article_text ANTI JOIN article USING (text_id)
UNION ALL
SELECT article_id, 'article without text' FROM article ANTI JOIN article_text USING (text_id)
UNION ALL
SELECT article_id, 'version of no article' FROM article_version ANTI JOIN article USING (article_id)
UNION ALL
SELECT article_id, 'last version that is not current' FROM article JOIN article_version USING (article_id)
    GROUP BY article_id HAVING max_by(article_version.text_id, version) <> max(article.text_id)
UNION ALL
SELECT fact_id, 'claim of no version' FROM version_claim ANTI JOIN article_version USING (text_id)
UNION ALL
SELECT article_id, 'article without source' FROM article ANTI JOIN source USING (source_id)
UNION ALL
SELECT official_id, 'official without evidence' FROM official ANTI JOIN post_claim ON claim_id = evidence
UNION ALL
SELECT directive_id, 'directive without evidence' FROM directive ANTI JOIN directive_citation ON citation_id = evidence
UNION ALL
SELECT citation_id, 'citation without directive' FROM reviewed_directive_citation ANTI JOIN directive_claim USING (citation_id)
UNION ALL
SELECT directive_id, 'claim of no directive' FROM directive_claim ANTI JOIN directive USING (directive_id)
UNION ALL
SELECT citation_id, 'claim of no citation' FROM directive_claim ANTI JOIN directive_citation USING (citation_id)
UNION ALL
SELECT former_id, 'redirect to no directive' FROM directive_redirect ANTI JOIN directive USING (directive_id)
UNION ALL
SELECT former_id, 'redirect of an id in use' FROM directive_redirect JOIN directive ON directive.directive_id = former_id
UNION ALL
SELECT relation_id, 'relation of no directive' FROM directive_relation ANTI JOIN directive USING (directive_id)
UNION ALL
SELECT relation_id, 'relation to no directive' FROM directive_relation
    ANTI JOIN directive ON directive.directive_id = other_id WHERE other_id IS NOT NULL
UNION ALL
SELECT relation_id, 'relation without claim' FROM directive_relation ANTI JOIN directive_relation_claim USING (relation_id)
UNION ALL
SELECT fact_id, 'claim of no initiative' FROM initiative_claim ANTI JOIN initiative USING (initiative_id)
UNION ALL
SELECT fact_id, 'initiative without its words' FROM initiative_claim ANTI JOIN claim USING (fact_id, text_id)
UNION ALL
SELECT article_id, 'initiative of no article' FROM article_initiative ANTI JOIN article USING (article_id)
UNION ALL
SELECT initiative_id, 'initiative without evidence' FROM initiative
    ANTI JOIN initiative_claim ON fact_id = evidence WHERE articles > 0
UNION ALL
SELECT directive_id, 'root that is no directive' FROM initiative_root ANTI JOIN directive USING (directive_id)
UNION ALL
SELECT candidate, 'candidate that is no directive' FROM (SELECT unnest(candidates) AS candidate FROM directive)
    ANTI JOIN directive ON directive_id = candidate
UNION ALL
SELECT article_id, 'copy without original' FROM article ANTI JOIN article AS other ON other.article_id = article.original_id
UNION ALL
SELECT tenure_id, 'tenure without person' FROM tenure ANTI JOIN person USING (person_id)
UNION ALL
SELECT tenure_id, 'tenure without post' FROM tenure ANTI JOIN post USING (post_id)
UNION ALL
SELECT tenure_id, 'tenure without claim' FROM tenure ANTI JOIN tenure_claim USING (tenure_id)
UNION ALL
SELECT tenure_id, 'tenure without evidence' FROM tenure ANTI JOIN post_claim ON claim_id = evidence
UNION ALL
SELECT tenure_id, 'predecessor or successor that is not there'
FROM tenure ANTI JOIN tenure AS other ON other.tenure_id = coalesce(tenure.predecessor, tenure.successor)
WHERE predecessor IS NOT NULL OR successor IS NOT NULL
UNION ALL
SELECT tenure_id, 'link to a tenure that is not there' FROM tenure_claim ANTI JOIN tenure USING (tenure_id)
UNION ALL
SELECT tenure_id, 'link to a claim that is not there' FROM tenure_claim ANTI JOIN post_claim USING (claim_id)
UNION ALL
SELECT claim_id, 'claim of a person who is not there' FROM person_claim ANTI JOIN person USING (person_id)
UNION ALL
SELECT person_id, 'person without claim' FROM person ANTI JOIN person_claim USING (person_id)
UNION ALL
SELECT person_id, 'person who is not in the registry' FROM person ANTI JOIN person_registry USING (person_id)
UNION ALL
SELECT post_id, 'post without body' FROM post ANTI JOIN organisation USING (org_id)
UNION ALL
SELECT org_id, 'body in a place that is not there'
FROM organisation ANTI JOIN place USING (place_id) WHERE place_id IS NOT NULL
UNION ALL
SELECT left_claim, 'doubt about a person who is not there'
FROM identity_doubt ANTI JOIN person ON person_id = left_person
UNION ALL
SELECT right_claim, 'doubt about a person who is not there'
FROM identity_doubt ANTI JOIN person ON person_id = right_person
UNION ALL
SELECT decision_id, 'decision on a claim that is not there'
FROM review ANTI JOIN claim USING (fact_id) WHERE fact_id IS NOT NULL;
COMMENT ON VIEW check_orphan IS 'A row whose other half is missing';

-- Sentences are many, and check_search has each of them at its row.
CREATE VIEW check_duplicate_id AS
WITH ids AS (
    SELECT kind AS table_name, fact_id AS id FROM claim
    UNION ALL
    SELECT 'article', article_id FROM article
    UNION ALL
    SELECT 'article_text', text_id FROM article_text
    UNION ALL
    SELECT 'article_version', article_id || ' ' || version FROM article_version
    UNION ALL
    SELECT 'extraction', text_id FROM extraction
    UNION ALL
    SELECT 'official', official_id FROM official
    UNION ALL
    SELECT 'directive', directive_id FROM directive
    UNION ALL
    SELECT 'directive_claim', citation_id FROM directive_claim
    UNION ALL
    SELECT 'directive_relation', relation_id FROM directive_relation
    UNION ALL
    SELECT 'person', person_id FROM person
    UNION ALL
    SELECT 'tenure', tenure_id FROM tenure
    UNION ALL
    SELECT 'post', post_id FROM post
    UNION ALL
    SELECT 'organisation', org_id FROM organisation
    UNION ALL
    SELECT 'place', place_id FROM place
    UNION ALL
    SELECT 'person_claim', claim_id FROM person_claim
    UNION ALL
    SELECT 'initiative', initiative_id FROM initiative
    UNION ALL
    SELECT 'article_initiative', article_id || ' ' || initiative_id FROM article_initiative
)
SELECT table_name, id, count(*) AS rows FROM ids GROUP BY ALL HAVING count(*) > 1;
COMMENT ON VIEW check_duplicate_id IS 'Two rows of one id';

CREATE VIEW check_bad_id AS
SELECT fact_id AS id FROM claim WHERE NOT regexp_full_match(fact_id, '[a-z0-9.-]+')
UNION ALL
SELECT article_id FROM article WHERE NOT regexp_full_match(article_id, '[a-z0-9.-]+')
UNION ALL
SELECT official_id FROM official WHERE NOT regexp_full_match(official_id, '[a-z0-9.-]+')
UNION ALL
SELECT directive_id FROM directive WHERE NOT regexp_full_match(directive_id, '[a-z0-9.-]+')
UNION ALL
SELECT former_id FROM directive_redirect WHERE NOT regexp_full_match(former_id, '[a-z0-9.-]+')
UNION ALL
SELECT person_id FROM person WHERE NOT regexp_full_match(person_id, '[a-z0-9.-]+')
UNION ALL
SELECT tenure_id FROM tenure WHERE NOT regexp_full_match(tenure_id, '[a-z0-9.-]+')
UNION ALL
SELECT post_id FROM post WHERE NOT regexp_full_match(post_id, '[a-z0-9.-]+')
UNION ALL
SELECT org_id FROM organisation WHERE NOT regexp_full_match(org_id, '[a-z0-9.-]+')
UNION ALL
SELECT place_id FROM place WHERE NOT regexp_full_match(place_id, '[a-z0-9.-]+');
COMMENT ON VIEW check_bad_id IS 'An id with other letters than a-z, 0-9, full stop and hyphen: other programs would drop them';

-- The words that a column may hold, as extractors/records.py and extractors/document.py define them.
CREATE VIEW check_unknown_value AS
WITH allowed(column_name, allowed_values) AS (
    VALUES
    ('resolved', ['explicit', 'local', 'article', 'source', 'unresolved']),
    ('mention.kind', ['person', 'organisation', 'place']),
    ('mention.form', ['full', 'given', 'initials']),
    ('mention.gender', ['male', 'female']),
    ('post_claim.status', ['current', 'former', 'new', 'candidate']),
    ('post_claim.change', ['holds', 'elected', 'appointed', 'transferred', 'approved', 'reelected', 'ended', 'retired',
        'disciplined', 'removed', 'nominated', 'former', 'acting']),
    ('post_claim.level', ['central', 'province', 'district', 'commune', 'village']),
    ('directive_citation.form', ['full', 'dated', 'short', 'plenum', 'named']),
    ('directive_citation.stance', ['implement', 'review', 'issue', 'amend', 'replace', 'cite']),
    ('statistic.kind', ['count', 'percent', 'fraction', 'measure', 'money', 'rate']),
    ('statistic.qualifier', ['exact', 'over', 'under', 'almost', 'about', 'at_least', 'at_most']),
    ('statistic.change', ['increase', 'decrease']),
    ('statistic.part_kind', ['all', 'some', 'aspect']),
    ('zone', ['title', 'lead', 'heading', 'body', 'caption', 'byline', 'boilerplate']),
    ('article.published_precision', ['minute', 'day', 'month', 'year', 'unknown'])
),
used(column_name, used_value, example) AS (
    SELECT 'resolved', resolved, min(mention_id) FROM mention GROUP BY ALL
    UNION ALL SELECT 'resolved', resolved, min(claim_id) FROM post_claim GROUP BY ALL
    UNION ALL SELECT 'resolved', resolved, min(citation_id) FROM directive_citation GROUP BY ALL
    UNION ALL SELECT 'resolved', issuer_resolved, min(citation_id) FROM directive_citation GROUP BY ALL
    UNION ALL SELECT 'resolved', about_resolved, min(statistic_id) FROM statistic GROUP BY ALL
    UNION ALL SELECT 'mention.kind', kind, min(mention_id) FROM mention GROUP BY ALL
    UNION ALL SELECT 'mention.form', form, min(mention_id) FROM mention GROUP BY ALL
    UNION ALL SELECT 'mention.gender', gender, min(mention_id) FROM mention GROUP BY ALL
    UNION ALL SELECT 'post_claim.status', status, min(claim_id) FROM post_claim GROUP BY ALL
    UNION ALL SELECT 'post_claim.change', change, min(claim_id) FROM post_claim GROUP BY ALL
    UNION ALL SELECT 'post_claim.level', level, min(claim_id) FROM post_claim GROUP BY ALL
    UNION ALL SELECT 'directive_citation.form', form, min(citation_id) FROM directive_citation GROUP BY ALL
    UNION ALL SELECT 'directive_citation.stance', stance, min(citation_id) FROM directive_citation GROUP BY ALL
    UNION ALL SELECT 'statistic.kind', kind, min(statistic_id) FROM statistic GROUP BY ALL
    UNION ALL SELECT 'statistic.qualifier', qualifier, min(statistic_id) FROM statistic GROUP BY ALL
    UNION ALL SELECT 'statistic.change', change, min(statistic_id) FROM statistic GROUP BY ALL
    UNION ALL SELECT 'statistic.part_kind', part_kind, min(statistic_id) FROM statistic GROUP BY ALL
    UNION ALL SELECT 'zone', zone, min(text_id) FROM sentence GROUP BY ALL
    UNION ALL SELECT 'article.published_precision', published_precision, min(article_id) FROM article GROUP BY ALL
)
SELECT column_name, used_value, example
FROM used JOIN allowed USING (column_name)
WHERE used_value IS NOT NULL AND NOT list_contains(allowed_values, used_value);
COMMENT ON VIEW check_unknown_value IS 'A word that records.py does not define for this column';

CREATE VIEW check_time_order AS
SELECT official_id AS id, first_attested AS first_time, last_attested AS last_time FROM official
WHERE first_attested > last_attested
UNION ALL
SELECT directive_id, first_cited, last_cited FROM directive WHERE first_cited > last_cited
UNION ALL
SELECT relation_id, first_said, last_said FROM directive_relation WHERE first_said > last_said
UNION ALL
SELECT relation_id, doer.date, target.date
FROM directive_relation
JOIN directive AS doer USING (directive_id)
JOIN directive AS target ON target.directive_id = other_id
WHERE doer.date < target.date
UNION ALL
SELECT initiative_id, first_reported, last_reported FROM initiative WHERE first_reported > last_reported
UNION ALL
SELECT person_id, first_attested, last_attested FROM person WHERE first_attested > last_attested
UNION ALL
SELECT tenure_id, first_attested, last_attested FROM tenure WHERE first_attested > last_attested
UNION ALL
SELECT tenure_id, start_date, end_date FROM tenure WHERE earliest_day(start_date) > latest_day(end_date);
COMMENT ON VIEW check_time_order IS 'Something that is last seen before it is first seen';

CREATE VIEW check_reused_id AS
SELECT person_id, count(DISTINCT text_id || ' ' || name_key) AS seeds
FROM person_registry GROUP BY person_id HAVING seeds > 1;
COMMENT ON VIEW check_reused_id IS 'An id of a person that was given to two people: reviews/people.jsonl was changed by hand';

CREATE VIEW check_superseded_id AS
WITH superseded AS (
    SELECT person_id, max_by(coalesce(redirect, ''), line) AS redirect FROM person_registry GROUP BY person_id HAVING redirect <> ''
)
SELECT person_id, 'person' AS used_in, redirect FROM superseded SEMI JOIN person USING (person_id)
UNION ALL
SELECT person_id, 'tenure', redirect FROM superseded SEMI JOIN tenure USING (person_id)
UNION ALL
SELECT person_id, 'person_claim', redirect FROM superseded SEMI JOIN person_claim USING (person_id)
UNION ALL
SELECT person_id, 'redirect to nowhere', redirect FROM superseded WHERE redirect NOT IN (SELECT person_id FROM person_registry);
COMMENT ON VIEW check_superseded_id IS 'An id that another one took over, still in use, or taken over by one that was never given';

CREATE VIEW check_body_dates AS
SELECT tenure_id, organisation.name AS organisation, ended, start_date, status
FROM tenure JOIN post USING (post_id) JOIN organisation USING (org_id)
WHERE ended IS NOT NULL AND doubt IS NULL
    AND (earliest_day(start_date) > ended
        OR (status = 'current' AND ended < (SELECT max(earliest_day(last_attested)) FROM tenure)));
COMMENT ON VIEW check_body_dates IS 'A post that began after its body was dissolved, or is held in one that is no more, and nobody doubts it';
