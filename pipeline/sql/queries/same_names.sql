-- Which people have the very same name as another?
-- person_id: whose namesakes; without it there is no answer. The query namesakes says what speaks for and against their being one person.
SELECT two.name AS person, two.first_attested, two.last_attested, two.articles, one.person_id AS left_person, two.person_id
FROM person AS one JOIN person AS two ON one.name_key = two.name_key AND one.person_id <> two.person_id
WHERE one.person_id = $person_id
ORDER BY two.name COLLATE vi, one.person_id, two.person_id
LIMIT $limit::BIGINT
