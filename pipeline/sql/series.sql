-- Figures that tell the same of the same body at several times, in one line: from the reviewed claims, whom they mean
-- (link/figure_subjects.py) and what they tell (extractors/indicators.py).

CREATE TABLE indicator AS FROM linked_indicator ORDER BY indicator_id;
COMMENT ON TABLE indicator IS 'What figures can tell: rule data (extractors/rules/indicators.toml)';
COMMENT ON COLUMN indicator.indicator_id IS 'Id: party-members, poverty-rate …';
COMMENT ON COLUMN indicator.name IS 'Name';
COMMENT ON COLUMN indicator.name_en IS 'Name in English';
COMMENT ON COLUMN indicator.name_key IS 'Name to compare by, tones kept';
COMMENT ON COLUMN indicator.name_fold IS 'Name without marks: for search only';
COMMENT ON COLUMN indicator.topic IS 'party, cadres, government, economy, society, countryside';
COMMENT ON COLUMN indicator.reading IS 'stock (as of a day), flow (over a time), event (of one meeting)';
COMMENT ON COLUMN indicator.better IS 'more or less, where a goal is reached from one side; NULL where neither is better as such';
COMMENT ON COLUMN indicator.unit IS 'Unit of its line, where several ways of writing are one; NULL where the figure''s own is kept';
COMMENT ON COLUMN indicator.levels IS 'Of the places and bodies that it is told of; empty where of any';
COMMENT ON COLUMN indicator.whole IS 'Whether a committee''s figure is that of its place';

CREATE TABLE subject AS
SELECT *, CAST(dense_rank() OVER (
    ORDER BY list_position(['central', 'province', 'district', 'commune', 'village'], level) NULLS LAST, name COLLATE vi
) AS INTEGER) AS listed
FROM linked_subject ORDER BY subject_id;
COMMENT ON TABLE subject IS 'A place or a body that figures are about, over all texts';
COMMENT ON COLUMN subject.subject_id IS 'Id: of the place (place.place_id), or of the body (organisation.org_id)';
COMMENT ON COLUMN subject.name IS 'Name in full';
COMMENT ON COLUMN subject.name_key IS 'Name to compare by, tones kept';
COMMENT ON COLUMN subject.name_fold IS 'Name without marks: for search only';
COMMENT ON COLUMN subject.kind IS 'place or body';
COMMENT ON COLUMN subject.place_id IS 'The place, or the body''s place; NULL of a body that is known by its name alone';
COMMENT ON COLUMN subject.level IS 'central, province, district, commune, village';
COMMENT ON COLUMN subject.province_id IS 'Province that it lies in, of the time of the text; NULL while unknown';
COMMENT ON COLUMN subject.district_id IS 'District that it lies in, NULL while unknown and since July 2025';
COMMENT ON COLUMN subject.ended IS 'Day on which the unit ended (2025-06-30), NULL where it goes on: its line ends there too';
COMMENT ON COLUMN subject.successors IS 'Units that it became a part of in July 2025: lines of their own, to be joined by whoever knows why';
COMMENT ON COLUMN subject.listed IS 'Its place where subjects are listed: by level, then by name in the order of Vietnamese letters';
COMMENT ON COLUMN subject.changed IS 'It goes on under its code with other bounds since July 2025: lines break there';

-- First and last day of a time as claims give it: 2019, 2019-06, 2019-06-30, 2019-Q2, and spans 2016/2020.
CREATE MACRO first_day_of(period) AS try_cast(CASE
    WHEN regexp_full_match(period, '\d{4}') THEN period || '-01-01'
    WHEN regexp_full_match(period, '\d{4}-\d\d') THEN period || '-01'
    WHEN regexp_full_match(period, '\d{4}-Q[1-4]')
        THEN left(period, 5) || lpad(CAST(3 * CAST(right(period, 1) AS INTEGER) - 2 AS VARCHAR), 2, '0') || '-01'
    WHEN regexp_full_match(period, '\d{4}-\d\d-\d\d') THEN period
END AS DATE);
CREATE MACRO last_day_of(period) AS CASE
    WHEN regexp_full_match(period, '\d{4}-\d\d-\d\d') THEN try_cast(period AS DATE)
    WHEN regexp_full_match(period, '\d{4}') THEN try_cast(period || '-12-31' AS DATE)
    WHEN regexp_full_match(period, '\d{4}-Q[1-4]') THEN last_day(CAST(first_day_of(period) + INTERVAL 2 MONTH AS DATE))
    ELSE last_day(first_day_of(period))
END;
-- How long a time is, in words: figures over a year and over its first half are two lines.
CREATE MACRO period_kind(first_day, last_day_) AS CASE
    WHEN first_day = last_day_ THEN 'day'
    WHEN day(first_day) > 1 OR last_day_ <> last_day(last_day_) THEN 'days'
    ELSE CASE datediff('month', first_day, last_day_) + 1
        WHEN 1 THEN 'month' WHEN 3 THEN 'quarter' WHEN 6 THEN 'half year' WHEN 12 THEN 'year'
        ELSE datediff('month', first_day, last_day_) + 1 || ' months' END
END;
-- The least and the greatest that a figure says: `hơn 6.820` does not contradict 6.823, nor `25%` 24,8%.
CREATE MACRO rounding(kind, value) AS CASE
    WHEN kind <> 'percent' THEN abs(value) * 1e-9
    WHEN value = round(value) THEN 0.5
    WHEN abs(value * 10 - round(value * 10)) < 1e-6 THEN 0.05
    ELSE 0.005
END;
CREATE MACRO least_said(qualifier, value) AS CASE
    WHEN qualifier IN ('almost', 'under') THEN value * 0.85 WHEN qualifier = 'about' THEN value * 0.93
    WHEN qualifier = 'at_most' THEN 0 ELSE value END;
CREATE MACRO greatest_said(qualifier, value, value_max) AS CASE
    WHEN qualifier = 'over' THEN value * 1.15 WHEN qualifier = 'about' THEN value * 1.07
    WHEN qualifier = 'at_least' THEN 'infinity'::DOUBLE ELSE coalesce(value_max, value) END;

-- Each time that figures have, read once.
CREATE TEMP TABLE read_period AS
SELECT
    period, first_day_of(split_part(period, '/', 1)) AS first_day,
    last_day_of(CASE WHEN contains(period, '/') THEN split_part(period, '/', 2) ELSE period END) AS last_day
FROM (SELECT DISTINCT period FROM reviewed_statistic WHERE period IS NOT NULL);

-- Every figure with what it tells, of whom, for when, and why it stands in no series, if it does not.
CREATE TEMP TABLE told AS
WITH based AS (
    SELECT statistic_id, regexp_extract(substring(text, end_char + 1, 80), '^[^.;]*?so với ('
        || '(?:cùng kỳ|đầu nhiệm kỳ|nhiệm kỳ trước|năm trước|quý trước|tháng trước)|(?:cuối |đầu )?(?:năm|tháng) [0-9/]+)', 1) AS base
    FROM reviewed_statistic JOIN article_text USING (text_id) WHERE change IS NOT NULL
),
figure AS (
    SELECT
        statistic_id, statistic.text_id, statistic.kind, statistic.unit, unit_key, unit_fold, value, value_max, denominator,
        qualifier, change, target, indicator, said, time_open, published, indicator.reading, indicator.unit AS line_unit, indicator.levels,
        CASE WHEN indicator.whole THEN whole_id ELSE figure_subject.subject_id END AS subject_id,
        first_day, last_day, base
    FROM reviewed_statistic AS statistic
    LEFT JOIN read_period USING (period)
    JOIN article ON article.text_id = statistic.text_id AND duplicate_of IS NULL
    LEFT JOIN based USING (statistic_id)
    LEFT JOIN indicator ON indicator.indicator_id = statistic.indicator
    LEFT JOIN linked_figure_subject AS figure_subject
        ON figure_subject.text_id = statistic.text_id AND figure_subject.about = statistic.about
)
SELECT
    figure.*, subject.changed,
    published >= '2025-07-01' AS after_reform,
    CASE WHEN indicator IS NOT NULL AND figure.kind IN ('count', 'fraction') THEN coalesce(line_unit, 'count')
        WHEN indicator IS NOT NULL AND figure.kind <> 'percent' THEN coalesce(line_unit, unit_key)
        WHEN figure.kind = 'percent' THEN '%' ELSE unit_key END AS series_unit,
    CASE WHEN reading IN ('stock', 'event') THEN NULL ELSE period_kind(first_day, last_day) END AS length,
    CASE
        WHEN figure.subject_id IS NULL THEN 'no_subject'
        WHEN first_day IS NULL OR last_day IS NULL OR last_day < first_day THEN 'no_time'
        WHEN len(levels) > 0 AND NOT list_contains(levels, coalesce(subject.level, '')) THEN 'other_level'
        WHEN time_open THEN 'open_time'
        WHEN indicator IS NULL AND said IS NULL THEN 'nothing_said'
        WHEN reading IN ('stock', 'event') AND last_day - first_day > 366 THEN 'long_time'
        WHEN change IS NOT NULL AND coalesce(base, '') = '' THEN 'change_from_unknown'
        WHEN subject.changed AND published >= '2025-07-01' AND last_day < DATE '2025-07-01' THEN 'bounds_changed'
    END AS outcome
FROM figure LEFT JOIN subject ON subject.subject_id = figure.subject_id;

CREATE TEMP TABLE keyed AS
SELECT
    *, CASE WHEN target THEN 'target' ELSE 'result' END AS role,
    CASE WHEN change IS NULL THEN coalesce(reading, 'unknown') ELSE 'change' END AS tells,
    CASE WHEN change = 'decrease' THEN -value ELSE value END AS signed,
    CASE WHEN change = 'decrease' THEN -value_max ELSE value_max END AS signed_max,
    concat_ws('|', coalesce(indicator, 'n ' || unit_key || ' ' || said), kind = 'percent', series_unit, subject_id,
        CASE WHEN changed THEN coalesce(after_reform, false) END,
        coalesce(length, ''), coalesce('change ' || base, '')) AS series_key
FROM told
WHERE outcome IS NULL;

-- One text that gives several values for one time speaks of several things: which one the line means, it does not say.
CREATE TEMP TABLE several AS
SELECT text_id, series_key, role, first_day, last_day
FROM keyed
GROUP BY ALL
HAVING max(least_said(qualifier, signed) - rounding(kind, signed))
    > min(greatest_said(qualifier, signed, signed_max) + rounding(kind, signed));

CREATE TEMP TABLE placed AS
SELECT
    statistic_id, text_id, series_key, tells, role, indicator, unit_key, unit_fold, unit, said, series_unit, subject_id, reading,
    length, base, kind, first_day, last_day, signed AS value, signed_max AS value_max, denominator, qualifier,
    'ss.' || coalesce(indicator, nullif('n-' || left(slug(unit_fold), 24), 'n-'), 'n') || '.' || short_hash(series_key, 12) AS series_id,
    'sp' || short_hash(concat_ws('|', series_key, role, first_day, last_day, signed, coalesce(CAST(signed_max AS VARCHAR), ''), qualifier), 20)
        AS point_id
FROM keyed ANTI JOIN several USING (text_id, series_key, role, first_day, last_day);

CREATE TEMP TABLE found_outcome AS
SELECT
    statistic_id,
    CASE WHEN placed.statistic_id IS NOT NULL THEN 'in_series' ELSE coalesce(outcome, 'several_in_text') END AS outcome,
    series_id, point_id
FROM told LEFT JOIN placed USING (statistic_id)
UNION ALL
SELECT statistic_id, 'rejected', NULL, NULL FROM statistic ANTI JOIN told USING (statistic_id);
UPDATE statistic SET outcome = found_outcome.outcome, series_id = found_outcome.series_id, point_id = found_outcome.point_id
FROM found_outcome WHERE found_outcome.statistic_id = statistic.statistic_id;
UPDATE corrected_statistic SET outcome = found_outcome.outcome, series_id = found_outcome.series_id, point_id = found_outcome.point_id
FROM found_outcome WHERE found_outcome.statistic_id = corrected_statistic.statistic_id;
CREATE VIEW statistic_outcome AS SELECT statistic_id, outcome, series_id, point_id FROM statistic;
COMMENT ON VIEW statistic_outcome IS 'Which series each figure stands in, or why in none: the coverage of all series';
COMMENT ON COLUMN statistic_outcome.outcome IS 'in_series; no_subject (whom it is about is unresolved, or a person); no_time; nothing_said (only its noun is known, not what is said of it); open_time (mỗi năm, đến nay; đầu năm for what is as of a day); long_time (a span, for what is as of a day); change_from_unknown; bounds_changed (an article since July 2025 on a time before, of a unit whose bounds changed); other_level (19/19 tiêu chí said of a district are those of each commune); several_in_text (the text gives several values); rejected (by a human)';

CREATE TABLE statistic_point AS
WITH failed AS (
    SELECT statistic_id FROM statistic_check WHERE NOT agrees
    UNION
    SELECT unnest(parts) FROM statistic_check WHERE NOT agrees
),
by_text AS (
    SELECT
        point_id, text_id, any_value(series_id) AS series_id, any_value(role) AS role, any_value(first_day) AS first_day,
        any_value(last_day) AS last_day, any_value(value) AS value, any_value(value_max) AS value_max,
        any_value(qualifier) AS qualifier, any_value(kind) AS kind, max(denominator) AS denominator, count(*) AS figures,
        min(statistic_id) AS evidence, bool_or(failed.statistic_id IS NOT NULL) AS failed_check
    FROM placed LEFT JOIN failed USING (statistic_id)
    GROUP BY point_id, text_id
),
point AS (
    SELECT
        point_id, any_value(series_id) AS series_id, any_value(role) AS role, any_value(first_day) AS first_day,
        any_value(last_day) AS last_day, any_value(value) AS value, any_value(value_max) AS value_max,
        any_value(qualifier) AS qualifier, any_value(kind) AS kind, max(denominator) AS denominator,
        count(*) AS articles,
        count(DISTINCT original_no) AS originals,
        list_sort(list(DISTINCT source_id)) AS sources,
        CAST(sum(figures) FILTER (duplicate_of IS NULL) AS BIGINT) AS figures,
        bool_or(failed_check) AS failed_check,
        min(evidence) AS evidence, arg_min(article_id, evidence) FILTER (duplicate_of IS NULL) AS reported_in
    FROM by_text JOIN article USING (text_id)
    GROUP BY point_id
),
judged AS (
    SELECT
        *, max(least_said(qualifier, value) - rounding(kind, value)) OVER moment
            > min(greatest_said(qualifier, value, value_max) + rounding(kind, value)) OVER moment AS conflict,
        row_number() OVER (moment ORDER BY qualifier <> 'exact', originals DESC, articles DESC, point_id) AS place
    FROM point
    WINDOW moment AS (PARTITION BY series_id, role, first_day, last_day)
)
SELECT
    point_id, series_id, role, first_day, last_day, value, value_max, qualifier, denominator,
    CASE WHEN kind = 'percent' THEN value WHEN denominator > 0 THEN 100 * value / denominator END AS share,
    conflict, place = 1 AND NOT conflict AS preferred, failed_check, figures, articles, originals, sources, evidence,
    reported_in
FROM judged
ORDER BY series_id, role DESC, first_day, last_day, value, point_id;
COMMENT ON TABLE statistic_point IS 'A value that texts give for a series and a time, as a result or a goal; the same value of several articles is one point';
COMMENT ON COLUMN statistic_point.point_id IS 'Id: sp and a hash of series, role, time, value and qualifier';
COMMENT ON COLUMN statistic_point.series_id IS 'statistic_series.series_id';
COMMENT ON COLUMN statistic_point.role IS 'result or target; never one line';
COMMENT ON COLUMN statistic_point.first_day IS 'First day of the time that it holds for';
COMMENT ON COLUMN statistic_point.last_day IS 'Last day: of a stock as of a year, the year''s; plot by this';
COMMENT ON COLUMN statistic_point.value IS 'The number; less than 0 for a decrease. Money in đồng';
COMMENT ON COLUMN statistic_point.value_max IS 'Upper end of a range';
COMMENT ON COLUMN statistic_point.qualifier IS 'exact, over, under, almost, about, at_least, at_most';
COMMENT ON COLUMN statistic_point.denominator IS 'Lower number of a fraction (9/17 xã), where one is given';
COMMENT ON COLUMN statistic_point.share IS 'In percent: the value itself, or of the denominator';
COMMENT ON COLUMN statistic_point.conflict IS 'Other texts give this time a value that cannot be true beside this one: all are kept';
COMMENT ON COLUMN statistic_point.preferred IS 'The one to plot for its time: exact before `hơn`, more articles before fewer; none where they contradict each other';
COMMENT ON COLUMN statistic_point.failed_check IS 'It takes part in a sum or share that does not come out: statistic_check';
COMMENT ON COLUMN statistic_point.figures IS 'Figures that say so: statistic_outcome.point_id';
COMMENT ON COLUMN statistic_point.articles IS 'Articles that say so, copies too';
COMMENT ON COLUMN statistic_point.originals IS 'The same without copies and syndicated articles';
COMMENT ON COLUMN statistic_point.sources IS 'Newspapers that say so';
COMMENT ON COLUMN statistic_point.evidence IS 'One of its figures: statistic.statistic_id';
COMMENT ON COLUMN statistic_point.reported_in IS 'The article of that figure: article.article_id';

CREATE TABLE statistic_series AS
WITH article_of AS (
    SELECT
        series_id, count(*) AS articles, count(DISTINCT original_no) AS originals, count(DISTINCT source_id) AS sources
    FROM (SELECT DISTINCT series_id, text_id FROM placed) JOIN article USING (text_id)
    GROUP BY series_id
),
line AS (
    SELECT
        series_id, min(indicator) AS indicator_id, min(CASE WHEN indicator IS NULL THEN unit END) AS counted,
        min(CASE WHEN indicator IS NULL THEN said END) AS said, min(subject_id) AS subject_id, min(tells) AS reading, min(series_unit) AS unit,
        min(length) AS length, min(base) AS base,
        min(CASE WHEN indicator IS NULL THEN unit_key END) AS counted_key, min(CASE WHEN indicator IS NULL THEN unit_fold END) AS counted_fold
    FROM placed GROUP BY series_id
),
counted AS (
    SELECT
        series_id,
        count(*) FILTER (role = 'result' AND is_first) AS times,
        count(*) FILTER (role = 'target') AS targets,
        count(*) FILTER (conflict) AS conflicts,
        min(first_day) FILTER (role = 'result') AS first_time,
        max(last_day) FILTER (role = 'result') AS last_time
    FROM (
        SELECT *, row_number() OVER (PARTITION BY series_id, role, first_day, last_day ORDER BY point_id) = 1 AS is_first
        FROM statistic_point
    )
    GROUP BY series_id
)
SELECT
    series_id, indicator_id, counted, said, CAST(NULL AS VARCHAR) AS written, subject_id, line.reading, line.unit, length, base, times, targets, conflicts,
    first_time, last_time, articles, originals, sources,
    CAST(count(*) OVER (PARTITION BY indicator_id, counted, said, line.reading, line.unit, length, base) AS INTEGER) AS alike,
    coalesce(indicator.name_key, counted_key) AS tells_key, coalesce(indicator.name_fold, counted_fold) AS tells_fold,
    CAST(row_number() OVER (
        ORDER BY times DESC, targets DESC, subject.name COLLATE vi,
            coalesce(indicator.name, concat_ws(': ', counted, said)) COLLATE vi, series_id
    ) AS INTEGER) AS listed
FROM line JOIN counted USING (series_id) JOIN article_of USING (series_id)
JOIN subject USING (subject_id)
LEFT JOIN indicator USING (indicator_id)
ORDER BY series_id;
COMMENT ON TABLE statistic_series IS 'Figures that tell the same of the same place or body: of an indicator, or of a counted noun of which the same is said. Units are one, and as-of, over a time, and changes are never in one line';
COMMENT ON COLUMN statistic_series.series_id IS 'Id: ss., indicator or n- and the noun, and a hash of what makes it one line';
COMMENT ON COLUMN statistic_series.indicator_id IS 'indicator.indicator_id, NULL where it goes by its noun';
COMMENT ON COLUMN statistic_series.counted IS 'The counted noun, where there is no indicator';
COMMENT ON COLUMN statistic_series.said IS 'What is said of it, … for the figure, where there is no indicator; to compare by';
COMMENT ON COLUMN statistic_series.written IS 'The same in the spelling of one of the articles';
COMMENT ON COLUMN statistic_series.subject_id IS 'Whom it is about: subject.subject_id';
COMMENT ON COLUMN statistic_series.reading IS 'stock (as of a day), flow (over a time), event (of one meeting), change (against `base`), unknown (no indicator)';
COMMENT ON COLUMN statistic_series.unit IS 'count, %, đồng, tấn …';
COMMENT ON COLUMN statistic_series.length IS 'Of its times, where that matters: day, month, quarter, half year, year, 9 months …; NULL of stocks';
COMMENT ON COLUMN statistic_series.base IS 'What a change is against: cùng kỳ, năm trước …';
COMMENT ON COLUMN statistic_series.times IS 'Times that it has results for';
COMMENT ON COLUMN statistic_series.targets IS 'Goals in it';
COMMENT ON COLUMN statistic_series.conflicts IS 'Points that contradict each other';
COMMENT ON COLUMN statistic_series.first_time IS 'First day of its results';
COMMENT ON COLUMN statistic_series.last_time IS 'Last day of its results';
COMMENT ON COLUMN statistic_series.articles IS 'Articles behind it, copies too';
COMMENT ON COLUMN statistic_series.originals IS 'The same without copies and syndicated articles';
COMMENT ON COLUMN statistic_series.sources IS 'Newspapers behind it';
COMMENT ON COLUMN statistic_series.alike IS 'Series that tell the same of some place or body, this one among them: query series_alike';
COMMENT ON COLUMN statistic_series.tells_key IS 'Name of indicator or noun to compare by, tones kept';
COMMENT ON COLUMN statistic_series.listed IS 'Its place where series are listed: those told most often first';
COMMENT ON COLUMN statistic_series.tells_fold IS 'The same without marks: for search only';

DROP TABLE found_outcome; DROP TABLE placed; DROP TABLE several; DROP TABLE keyed; DROP TABLE told; DROP TABLE read_period;

CREATE TABLE counted_noun AS
SELECT unit_key, max(unit) AS unit, max(unit_fold) AS unit_fold, count(DISTINCT text_id) AS texts, count(*) AS figures
FROM statistic WHERE unit_key IS NOT NULL GROUP BY unit_key ORDER BY unit_key;
COMMENT ON TABLE counted_noun IS 'What figures count, as they write it: to find them by it';
COMMENT ON COLUMN counted_noun.unit_key IS 'statistic.unit_key';
COMMENT ON COLUMN counted_noun.unit IS 'As one of them writes it';
COMMENT ON COLUMN counted_noun.unit_fold IS 'The same without marks: for search only';
COMMENT ON COLUMN counted_noun.texts IS 'Texts with such figures';
COMMENT ON COLUMN counted_noun.figures IS 'Figures';

CREATE TABLE figure_name AS
SELECT about_key, max(about) AS about, max(about_fold) AS about_fold, count(DISTINCT text_id) AS texts, count(*) AS figures
FROM statistic WHERE about_key IS NOT NULL GROUP BY about_key ORDER BY about_key;
COMMENT ON TABLE figure_name IS 'Whom figures are about, as they write it: to find them by it';
COMMENT ON COLUMN figure_name.about_key IS 'statistic.about_key';
COMMENT ON COLUMN figure_name.about IS 'As one of them writes it';
COMMENT ON COLUMN figure_name.about_fold IS 'The same without marks: for search only';
COMMENT ON COLUMN figure_name.texts IS 'Texts with such figures';
COMMENT ON COLUMN figure_name.figures IS 'Figures';

CREATE VIEW target_result AS
WITH target AS (FROM statistic_point WHERE role = 'target'),
matched AS (
    SELECT
        target.point_id AS target_id, result.*
    FROM target JOIN statistic_series AS series USING (series_id)
    JOIN statistic_point AS result
        ON result.series_id = target.series_id AND result.role = 'result' AND result.preferred
        AND result.last_day = target.last_day
        AND (series.reading = 'stock' OR result.first_day = target.first_day)
    QUALIFY row_number() OVER (PARTITION BY target.point_id ORDER BY result.qualifier <> 'exact', result.point_id) = 1
),
compared AS (
    SELECT
        target.*, series.indicator_id, subject_id, series.unit, result.value AS result, result.point_id AS result_id, result.evidence AS result_evidence,
        least_said(result.qualifier, result.value) AS result_least, greatest_said(result.qualifier, result.value, result.value_max) AS result_greatest,
        CASE WHEN target.qualifier IN ('at_least', 'over') THEN 'more' WHEN target.qualifier IN ('at_most', 'under') THEN 'less'
            ELSE indicator.better END AS wanted
    FROM target JOIN statistic_series AS series USING (series_id)
    LEFT JOIN indicator USING (indicator_id)
    LEFT JOIN matched AS result ON result.target_id = target.point_id
)
SELECT
    point_id AS target_id, series_id, indicator_id, subject_id, unit, first_day, last_day, value AS target, value_max AS target_max, qualifier,
    result, CASE wanted
        WHEN 'more' THEN CASE WHEN result_least >= value THEN true WHEN result_greatest < value THEN false END
        WHEN 'less' THEN CASE WHEN result_greatest <= coalesce(value_max, value) THEN true
            WHEN result_least > coalesce(value_max, value) THEN false END
    END AS reached,
    evidence, result_id, result_evidence, conflict, articles, originals, sources
FROM compared;
COMMENT ON VIEW target_result IS 'Goals, each beside the result of the same time, where a text states one; reached is NULL where nobody says, or where neither more nor less is better';
COMMENT ON COLUMN target_result.target_id IS 'The goal: statistic_point.point_id';
COMMENT ON COLUMN target_result.target IS 'What was to be reached';
COMMENT ON COLUMN target_result.target_max IS 'Upper end of a goal that is a range';
COMMENT ON COLUMN target_result.result IS 'What was reached, NULL where no text says so';
COMMENT ON COLUMN target_result.reached IS 'Whether the goal was reached; NULL where that cannot be said';
COMMENT ON COLUMN target_result.result_id IS 'The result: statistic_point.point_id';
COMMENT ON COLUMN target_result.result_evidence IS 'The figure that the result rests on: statistic.statistic_id';

CREATE VIEW check_series AS
SELECT series_id AS id, 'series without subject' AS problem FROM statistic_series ANTI JOIN subject USING (subject_id)
UNION ALL
SELECT point_id, 'point without series' FROM statistic_point ANTI JOIN statistic_series USING (series_id)
UNION ALL
SELECT point_id, 'point without figure' FROM statistic_point ANTI JOIN statistic ON statistic_id = evidence
UNION ALL
SELECT statistic_id, 'figure without outcome' FROM statistic WHERE outcome IS NULL
UNION ALL
SELECT statistic_id, 'indicator that is none' FROM statistic
    ANTI JOIN indicator ON indicator_id = indicator WHERE indicator IS NOT NULL
UNION ALL
SELECT id, 'id twice, or of other letters' FROM (
    SELECT point_id AS id FROM statistic_point UNION ALL SELECT series_id FROM statistic_series
) GROUP BY id HAVING count(*) > 1 OR NOT regexp_full_match(id, '[a-z0-9.-]+')
UNION ALL
SELECT series_id, 'as of a day and over a time in one line' FROM statistic_series
WHERE (reading = 'stock') = (length IS NOT NULL) AND reading IN ('stock', 'flow');
COMMENT ON VIEW check_series IS 'A series, point or figure whose other half is missing, or a line that mixes what cannot be compared';

CREATE VIEW check_wrong_copy AS
SELECT statistic_id AS id, 'figure beside another article''s data' AS problem
FROM statistic ANTI JOIN article
    ON article_id = reported_in AND article.text_id = statistic.text_id AND source_id = reported_by AND title IS NOT DISTINCT FROM reported_title
    AND published IS NOT DISTINCT FROM reported_on
UNION ALL
SELECT point_id, 'point beside another article' FROM statistic_point
ANTI JOIN statistic ON statistic_id = evidence AND statistic.reported_in = statistic_point.reported_in;
COMMENT ON VIEW check_wrong_copy IS 'What was looked up for a row is not what the table that it comes from says';
