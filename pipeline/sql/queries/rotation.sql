-- Who moved from a post in one place to a post in another (luân chuyển, điều động)?
-- Seats on a body and tenures in doubt are left out. months_between: from the last day in the one post to the first in the other, as far as attested. person, place: as given.
WITH career AS (
    SELECT *,
        lag(post) OVER steps AS from_post, lag(organisation) OVER steps AS from_organisation,
        lag(place_id) OVER steps AS from_place_id, lag(place) OVER steps AS from_place,
        lag(place_key) OVER steps AS from_place_key, lag(place_fold) OVER steps AS from_place_fold,
        lag(level) OVER steps AS from_level, lag(last_attested) OVER steps AS last_there, lag(evidence) OVER steps AS evidence_from
    FROM office_holder
    WHERE NOT is_membership AND doubt IS NULL AND first_attested IS NOT NULL AND place_id IS NOT NULL
    WINDOW steps AS (PARTITION BY person_id ORDER BY first_attested, last_attested, tenure_id)
)
SELECT
    person, from_post, from_organisation, post, organisation, from_level, level, last_there, first_attested AS first_here,
    date_diff('month', try_cast(earliest_day(last_there) AS DATE), try_cast(earliest_day(first_attested) AS DATE))
        AS months_between,
    evidence_from, evidence
FROM career
WHERE from_place_id <> place_id AND last_there <= first_attested
  AND ($person::VARCHAR IS NULL OR has_name(person_key, person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(place_key, place_fold, $place) OR has_name(from_place_key, from_place_fold, $place))
  AND ($since::VARCHAR IS NULL OR first_attested >= $since)
  AND ($until::VARCHAR IS NULL OR left(first_attested, length($until)) <= $until)
ORDER BY first_attested, person COLLATE vi, tenure_id
LIMIT $limit::BIGINT
