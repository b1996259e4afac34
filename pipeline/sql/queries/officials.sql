-- Who holds which post, where, since when a text shows it, and on how many sources does it rest?
-- place: of the body, or in its name. since, until: attested in that time. on: as of a day (month, year), from the tenures:
-- on_that_day is `shown` where texts show the person in the post before and after, `possible` where the bounds of the tenure
-- allow it and no more than 18 months have passed since a text said so. Tenures in doubt are left out then.
WITH held AS (
    SELECT *,
        latest_day(start_latest) <= latest_day($on) AND earliest_day(end_earliest) >= earliest_day($on) AS is_shown
    FROM office_holder
    WHERE $on::VARCHAR IS NOT NULL AND doubt IS NULL
      AND earliest_day(coalesce(start_earliest, start_latest)) <= latest_day($on)
      AND CASE
            WHEN end_latest IS NOT NULL THEN latest_day(end_latest) >= earliest_day($on)
            ELSE date_sub('month', try_cast(latest_day(end_earliest) AS DATE), try_cast(earliest_day($on) AS DATE)) < 18
          END
),
asked AS (
    SELECT
        person, post, organisation, place, status, NULL AS on_that_day, first_attested, last_attested, former_by, articles,
        sources, evidence, person_key, person_fold, organisation_key, organisation_fold, place_key, place_fold,
        official_id AS id
    FROM official WHERE $on::VARCHAR IS NULL
    UNION ALL
    SELECT
        person, post, organisation, place, status, CASE WHEN is_shown THEN 'shown' ELSE 'possible' END, first_attested,
        last_attested, end_latest, articles, sources, evidence, person_key, person_fold, organisation_key,
        organisation_fold, place_key, place_fold, tenure_id
    FROM held
)
SELECT
    person, post, organisation, place, status, on_that_day, first_attested, last_attested, former_by, articles, sources,
    evidence
FROM asked
WHERE ($person::VARCHAR IS NULL OR has_name(person_key, person_fold, $person))
  AND ($place::VARCHAR IS NULL OR has_name(organisation_key, organisation_fold, $place)
       OR has_name(place_key, place_fold, $place))
  AND ($since::VARCHAR IS NULL OR greatest(last_attested, former_by) >= $since)
  AND ($until::VARCHAR IS NULL OR left(least(first_attested, former_by), length($until)) <= $until)
ORDER BY place COLLATE vi NULLS LAST, organisation COLLATE vi NULLS LAST, post COLLATE vi, on_that_day DESC, person COLLATE vi, id
LIMIT $limit::BIGINT
