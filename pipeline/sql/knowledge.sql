-- Knowledge derived from the claims by pipeline/link: places, bodies, posts, people, tenures.

CREATE TABLE place AS FROM linked_place ORDER BY place_id;
COMMENT ON TABLE place IS 'A unit that a post is held in, or that a figure is about: official units by their code, others by name below what is certain about them';
COMMENT ON COLUMN place.place_id IS 'Id: vn. and the official code; for a place that the official lists cannot tell, slug and mark below its parent';
COMMENT ON COLUMN place.name IS 'Name with its type word';
COMMENT ON COLUMN place.name_key IS 'Name to compare by, tones kept';
COMMENT ON COLUMN place.name_fold IS 'Name without marks: for search only';
COMMENT ON COLUMN place.level IS 'province, district, commune, village, NULL where no word says so';
COMMENT ON COLUMN place.province_id IS 'Province that it lies in, of the time of the text; NULL while unknown';
COMMENT ON COLUMN place.district_id IS 'District that it lies in, NULL while unknown and since July 2025';
COMMENT ON COLUMN place.is_official IS 'Whether the official lists have it';

CREATE TABLE organisation AS FROM linked_organisation ORDER BY org_id;
COMMENT ON TABLE organisation IS 'A body of party, state, front or another, known by its words and its place';
COMMENT ON COLUMN organisation.org_id IS 'Id: o., slug of the body''s words with a mark, place';
COMMENT ON COLUMN organisation.name IS 'Name in full';
COMMENT ON COLUMN organisation.name_key IS 'Name to compare by, tones kept';
COMMENT ON COLUMN organisation.name_fold IS 'Name without marks: for search only';
COMMENT ON COLUMN organisation.place_id IS 'Its place: place.place_id';
COMMENT ON COLUMN organisation.level IS 'central, province, district, commune, village';
COMMENT ON COLUMN organisation.ended IS 'Day on which bodies of its kind were dissolved (districts: 2025-06-30), NULL where they were not';

CREATE TABLE post AS FROM linked_post ORDER BY post_id;
COMMENT ON TABLE post IS 'A post in a body, whoever holds it';
COMMENT ON COLUMN post.post_id IS 'Id: po., title, body';
COMMENT ON COLUMN post.title IS 'The rank alone';
COMMENT ON COLUMN post.title_key IS 'Title to compare by, tones kept';
COMMENT ON COLUMN post.title_fold IS 'Title without marks: for search only';
COMMENT ON COLUMN post.org_id IS 'Its body: organisation.org_id';
COMMENT ON COLUMN post.single_seat IS 'Whether one person at a time holds it';
COMMENT ON COLUMN post.is_membership IS 'Whether it is a seat on a body, held beside other posts';
COMMENT ON COLUMN post.rank IS 'To compare steps of careers: the level of the body, then member, deputy, head';

-- Copies of an article count as one article; all papers that print it count as sources.
CREATE TABLE person AS
WITH counted AS (
    SELECT person_id, count(DISTINCT original_id) AS articles, count(DISTINCT source_id) AS sources
    FROM linked_person_claim JOIN post_claim USING (claim_id) JOIN article USING (text_id)
    GROUP BY person_id
)
SELECT linked_person.* REPLACE (counted.articles AS articles, counted.sources AS sources)
FROM linked_person JOIN counted USING (person_id)
ORDER BY person_id;
COMMENT ON TABLE person IS 'A person, over all articles. Joined are claims of one name that a text, a human or enough evidence ties together; what is doubtful stays apart and is in identity_doubt';
COMMENT ON COLUMN person.person_id IS 'Id: minted once (reviews/people.jsonl); after a merge the older one';
COMMENT ON COLUMN person.name IS 'Full name, as written most often';
COMMENT ON COLUMN person.name_key IS 'Name to compare by, tones kept';
COMMENT ON COLUMN person.name_fold IS 'Name without marks: for search only';
COMMENT ON COLUMN person.other_names IS 'Other ways in which texts write it';
COMMENT ON COLUMN person.gender IS 'male, female, where words of the texts say so and agree; NULL is unknown';
COMMENT ON COLUMN person.first_attested IS 'Earliest date at which a text names the person in a post';
COMMENT ON COLUMN person.last_attested IS 'Latest such date';
COMMENT ON COLUMN person.claims IS 'Claims about the person';
COMMENT ON COLUMN person.articles IS 'Articles with such claims, copies counted as one';
COMMENT ON COLUMN person.sources IS 'Sources of these articles and of their copies';

CREATE TABLE person_ethnicity AS FROM linked_person_ethnicity ORDER BY person_id;
COMMENT ON TABLE person_ethnicity IS 'Of which people a person is, for those few of whom a text says so or whose name no Kinh has; of everybody else it is unknown';
COMMENT ON COLUMN person_ethnicity.person_id IS 'person.person_id';
COMMENT ON COLUMN person_ethnicity.people IS 'As in the official list of 54 peoples; NULL where only a minority is certain';
COMMENT ON COLUMN person_ethnicity.is_minority IS 'Whether that is not the Kinh';
COMMENT ON COLUMN person_ethnicity.basis IS 'stated (words after the name: dân tộc Tày) or name (H''Nhuăn Niê, Giàng A Páo)';
COMMENT ON COLUMN person_ethnicity.evidence IS 'Where it is stated: mention.mention_id';

CREATE TABLE person_claim AS
SELECT claim_id, person_id, text_row
FROM linked_person_claim
LEFT JOIN post_claim USING (claim_id)
LEFT JOIN (SELECT text_id, text_row FROM article WHERE duplicate_of IS NULL) AS first_print USING (text_id)
ORDER BY claim_id;
COMMENT ON TABLE person_claim IS 'Whom a claim is about';
COMMENT ON COLUMN person_claim.claim_id IS 'post_claim.claim_id';
COMMENT ON COLUMN person_claim.person_id IS 'person.person_id';
COMMENT ON COLUMN person_claim.text_row IS 'article.text_row';

CREATE TABLE person_registry AS FROM linked_person_registry ORDER BY line;
COMMENT ON TABLE person_registry IS 'Every id that a person was ever given; the last line of an id holds. Follow redirect from an id that is no more';
COMMENT ON COLUMN person_registry.line IS 'Line of reviews/people.jsonl';
COMMENT ON COLUMN person_registry.person_id IS 'Id: p and a hash of the seed';
COMMENT ON COLUMN person_registry.text_id IS 'Seed: the first text that named the person then';
COMMENT ON COLUMN person_registry.name_key IS 'Seed: the name there';
COMMENT ON COLUMN person_registry.redirect IS 'Id that took over, NULL where it is in use';

CREATE TABLE tenure AS
WITH counted AS (
    SELECT tenure_id, count(DISTINCT original_id) AS articles, count(DISTINCT source_id) AS sources
    FROM linked_tenure_claim JOIN post_claim USING (claim_id) JOIN article USING (text_id)
    GROUP BY tenure_id
)
SELECT linked_tenure.* REPLACE (counted.articles AS articles, counted.sources AS sources)
FROM linked_tenure JOIN counted USING (tenure_id)
ORDER BY tenure_id;
COMMENT ON TABLE tenure IS 'A person''s holding of a post. Dates that texts state and dates that they only attest stand apart; nothing is filled in';
COMMENT ON COLUMN tenure.tenure_id IS 'Id: te and a hash of person, post and number of the spell';
COMMENT ON COLUMN tenure.person_id IS 'person.person_id';
COMMENT ON COLUMN tenure.post_id IS 'post.post_id';
COMMENT ON COLUMN tenure.start_date IS 'When it began, only where a text states it; ISO, as fine as stated';
COMMENT ON COLUMN tenure.end_date IS 'When it ended, only where a text states it';
COMMENT ON COLUMN tenure.start_change IS 'How it began: elected, appointed, transferred, approved';
COMMENT ON COLUMN tenure.end_change IS 'How it ended: ended, retired, removed, transferred, disciplined; former where a text gives both ends (2010 - 2015)';
COMMENT ON COLUMN tenure.start_earliest IS 'It began no earlier: the last day of the one before in a seat for one';
COMMENT ON COLUMN tenure.start_latest IS 'It began no later: stated, or the first day that shows the person in the post';
COMMENT ON COLUMN tenure.end_earliest IS 'It ended no earlier: the last day that shows the person in the post';
COMMENT ON COLUMN tenure.end_latest IS 'It ended no later: called former, a successor, the body dissolved';
COMMENT ON COLUMN tenure.term IS 'Nhiệm kỳ that texts name';
COMMENT ON COLUMN tenure.status IS 'current, ended, unknown; a term that is over ends nothing by itself';
COMMENT ON COLUMN tenure.reason IS 'Why the status is what it is';
COMMENT ON COLUMN tenure.doubt IS 'What speaks against it: it rests on one day and other texts say otherwise; NULL where nothing does. Count it only when it is looked at';
COMMENT ON COLUMN tenure.predecessor IS 'Tenure before in a seat for one';
COMMENT ON COLUMN tenure.successor IS 'Tenure after in a seat for one';
COMMENT ON COLUMN tenure.first_attested IS 'First day that shows the person in the post';
COMMENT ON COLUMN tenure.last_attested IS 'Last day that does';
COMMENT ON COLUMN tenure.claims IS 'Claims that it rests on: tenure_claim';
COMMENT ON COLUMN tenure.articles IS 'Articles of these claims, copies counted as one';
COMMENT ON COLUMN tenure.sources IS 'Sources of these articles and of their copies';
COMMENT ON COLUMN tenure.confidence IS 'Of its surest claim';
COMMENT ON COLUMN tenure.evidence IS 'Its latest claim: post_claim.claim_id';

CREATE TABLE tenure_claim AS FROM linked_tenure_claim ORDER BY tenure_id, claim_id;
COMMENT ON TABLE tenure_claim IS 'The claims that a tenure rests on';
COMMENT ON COLUMN tenure_claim.tenure_id IS 'tenure.tenure_id';
COMMENT ON COLUMN tenure_claim.claim_id IS 'post_claim.claim_id';

CREATE TABLE identity_doubt AS FROM linked_identity_doubt ORDER BY score DESC, left_claim, right_claim;
COMMENT ON TABLE identity_doubt IS 'Two people who may be one: not joined, for a human to say';
COMMENT ON COLUMN identity_doubt.left_person IS 'person.person_id';
COMMENT ON COLUMN identity_doubt.right_person IS 'person.person_id';
COMMENT ON COLUMN identity_doubt.left_claim IS 'A claim about the one: what a judgement is passed on';
COMMENT ON COLUMN identity_doubt.right_claim IS 'A claim about the other';
COMMENT ON COLUMN identity_doubt.score IS 'Log-odds that they are one, 0 is even';
COMMENT ON COLUMN identity_doubt.reasons IS 'What speaks for and against, with weights that add up to the score';

-- A table: nearly every question about people asks it, and the five tables behind it took longer than the question.
CREATE TABLE office_holder AS
SELECT
    tenure.*, person.name AS person, person.name_key AS person_key, person.name_fold AS person_fold, person.gender,
    post.title AS post, post.org_id, post.single_seat, post.is_membership, organisation.name AS organisation, organisation.level,
    organisation.name_key AS organisation_key, organisation.name_fold AS organisation_fold,
    place.place_id, place.name AS place, place.name_key AS place_key, place.name_fold AS place_fold, province_id
FROM tenure
JOIN person USING (person_id)
JOIN post USING (post_id)
JOIN organisation USING (org_id)
LEFT JOIN place USING (place_id)
ORDER BY person_id, tenure_id;
COMMENT ON TABLE office_holder IS 'Tenures with the names of person, post, body and place';

CREATE TABLE tenure_article AS
SELECT DISTINCT tenure_id, original_no
FROM tenure_claim JOIN post_claim USING (claim_id) JOIN article USING (text_id)
ORDER BY tenure_id, original_no;
COMMENT ON TABLE tenure_article IS 'The articles that a tenure rests on, copies as their original';
COMMENT ON COLUMN tenure_article.tenure_id IS 'tenure.tenure_id';
COMMENT ON COLUMN tenure_article.original_no IS 'article.original_no';

CREATE TABLE person_post AS
SELECT person_id, list(post || ', ' || organisation ORDER BY last_attested DESC NULLS LAST, tenure_id)[:3] AS posts
FROM office_holder GROUP BY person_id ORDER BY person_id;
COMMENT ON TABLE person_post IS 'The latest posts of a person in words';
COMMENT ON COLUMN person_post.person_id IS 'person.person_id';
COMMENT ON COLUMN person_post.posts IS 'Post and body, three at most, the latest first';

-- How much there is of each: lists show it beside every row.
CREATE TABLE place_count AS
SELECT place_id, count(DISTINCT org_id) AS organisations, count(DISTINCT person_id) AS people
FROM organisation LEFT JOIN post USING (org_id) LEFT JOIN tenure USING (post_id)
WHERE place_id IS NOT NULL GROUP BY place_id ORDER BY place_id;
COMMENT ON TABLE place_count IS 'What is known of a place; places without a body have no row';
COMMENT ON COLUMN place_count.place_id IS 'place.place_id';
COMMENT ON COLUMN place_count.organisations IS 'Bodies there';
COMMENT ON COLUMN place_count.people IS 'People who held a post in one of them';
CREATE TABLE organisation_count AS
SELECT org_id, count(DISTINCT post_id) AS posts, count(DISTINCT person_id) AS people, max(last_attested) AS last_attested
FROM organisation LEFT JOIN post USING (org_id) LEFT JOIN tenure USING (post_id)
GROUP BY org_id ORDER BY org_id;
COMMENT ON TABLE organisation_count IS 'What is known of a body';
COMMENT ON COLUMN organisation_count.org_id IS 'organisation.org_id';
COMMENT ON COLUMN organisation_count.posts IS 'Posts in it';
COMMENT ON COLUMN organisation_count.people IS 'People who held one of them';
COMMENT ON COLUMN organisation_count.last_attested IS 'Last day that shows somebody in one of them';
CREATE TABLE post_count AS
SELECT post_id, count(DISTINCT person_id) AS people, min(first_attested) AS first_attested, max(last_attested) AS last_attested
FROM post LEFT JOIN tenure USING (post_id) GROUP BY post_id ORDER BY post_id;
COMMENT ON TABLE post_count IS 'What is known of a post';
COMMENT ON COLUMN post_count.post_id IS 'post.post_id';
COMMENT ON COLUMN post_count.people IS 'People who held it';
COMMENT ON COLUMN post_count.first_attested IS 'First day that shows somebody in it';
COMMENT ON COLUMN post_count.last_attested IS 'Last day that does';

CREATE VIEW unit_leader AS
SELECT
    CASE WHEN lower(post) = 'bí thư' THEN 'secretary' ELSE 'chair' END AS seat, *
FROM office_holder
WHERE place_id IS NOT NULL AND (
    (lower(post) = 'bí thư' AND regexp_matches(organisation_key,
        '^((tỉnh|thành|huyện|quận|thị) ủy|(đảng ủy|(ban (thường vụ|chấp hành) )?đảng bộ) (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)) '))
    OR (lower(post) = 'chủ tịch' AND starts_with(organisation_key, 'ủy ban nhân dân ')));
COMMENT ON COLUMN unit_leader.seat IS 'secretary, chair';
COMMENT ON VIEW unit_leader IS 'Tenures of the two who lead a unit: the secretary of its party committee and the chair of its people''s committee';

CREATE TABLE conflict AS
SELECT
    one.post_id, one.post, one.organisation, one.person AS person_a, two.person AS person_b,
    greatest(one.first_attested, two.first_attested) AS since, least(one.last_attested, two.last_attested) AS until,
    one.evidence AS evidence_a, two.evidence AS evidence_b, one.tenure_id AS tenure_a, two.tenure_id AS tenure_b,
    one.organisation_key, one.organisation_fold, coalesce(one.doubt, two.doubt) AS doubt
FROM office_holder AS one
JOIN office_holder AS two
    ON one.post_id = two.post_id AND one.tenure_id < two.tenure_id AND one.person_id <> two.person_id
WHERE one.single_seat AND one.first_attested < two.last_attested AND two.first_attested < one.last_attested
ORDER BY tenure_a, tenure_b;
COMMENT ON TABLE conflict IS 'A seat for one with two holders attested at once: an error of a paper or of ours, or two people who are one. Shown, never settled';
COMMENT ON COLUMN conflict.person_a IS 'One holder';
COMMENT ON COLUMN conflict.person_b IS 'The other';
COMMENT ON COLUMN conflict.since IS 'First day on which both are attested';
COMMENT ON COLUMN conflict.until IS 'Last such day';
COMMENT ON COLUMN conflict.evidence_a IS 'A claim about the one';
COMMENT ON COLUMN conflict.evidence_b IS 'A claim about the other';
COMMENT ON COLUMN conflict.tenure_a IS 'tenure.tenure_id of the one';
COMMENT ON COLUMN conflict.tenure_b IS 'tenure.tenure_id of the other';
COMMENT ON COLUMN conflict.doubt IS 'What speaks against either of the two';

-- How many of the holders of each post are of a kind (`is_one`), are not, or nobody knows (NULL); two marks of them are counted too.
CREATE MACRO post_shares(is_one, first_mark, second_mark, asked_place, since, until, asked_on) AS TABLE
WITH held AS (
    SELECT level, post, person_id, tenure_id, is_one AS of_kind, first_mark AS marked, second_mark AS marked_too
    FROM office_holder LEFT JOIN person_ethnicity USING (person_id)
    WHERE doubt IS NULL
      AND (asked_place IS NULL OR has_name(organisation_key, organisation_fold, asked_place)
           OR has_name(place_key, place_fold, asked_place))
      AND (since IS NULL OR end_earliest >= since)
      AND (until IS NULL OR left(start_latest, length(until)) <= until)
      AND (asked_on IS NULL
           OR (latest_day(start_latest) <= latest_day(asked_on) AND earliest_day(end_earliest) >= earliest_day(asked_on)))
),
counted AS (
    SELECT
        level, post, count(DISTINCT person_id) AS people,
        count(DISTINCT person_id) FILTER (of_kind) AS ones,
        count(DISTINCT person_id) FILTER (NOT of_kind) AS others,
        count(DISTINCT person_id) FILTER (of_kind IS NULL) AS unknown,
        count(DISTINCT person_id) FILTER (marked) AS firsts, count(DISTINCT person_id) FILTER (marked_too) AS seconds
    FROM held GROUP BY ALL
),
resting AS (
    SELECT level, post, count(DISTINCT original_no) AS articles FROM held JOIN tenure_article USING (tenure_id) GROUP BY ALL
)
SELECT
    counted.*, round(100 * ones / nullif(ones + others, 0), 1) AS percent_of_known,
    round(100 * ones / people, 1) AS percent_at_least, round(100 * (ones + unknown) / people, 1) AS percent_at_most,
    round(100 * unknown / people, 1) AS percent_unknown, articles
FROM counted LEFT JOIN resting ON resting.post = counted.post AND resting.level IS NOT DISTINCT FROM counted.level;
