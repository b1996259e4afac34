-- Sums: parts that are said to be all of a total, or come within a tenth of it, against the total.
-- Shares: a percentage against the fraction or part that it says again. Only exact figures are checked.
-- What does not agree is kept as it was said, with this row beside it.
CREATE TABLE statistic_check AS
WITH part AS (
    SELECT text_id, part_of_char, bool_or(part_kind = 'all') AS whole, bool_or(part_kind = 'aspect') AS overlap,
        bool_and(qualifier = 'exact' AND value_max IS NULL) AS exact, sum(value) AS computed,
        list(statistic_id ORDER BY start_char) AS parts, max(end_char) AS end_char
    FROM statistic WHERE part_of_char IS NOT NULL
    GROUP BY text_id, part_of_char HAVING count(*) > 1
),
share AS (
    SELECT percent.*, figure.statistic_id AS figure_id, figure.start_char AS figure_start,
        100 * figure.value / coalesce(figure.denominator, total.value) AS computed,
        power(10, -length(regexp_extract(percent.surface, '[0-9],([0-9]+)', 1))) AS precise
    FROM statistic AS percent
    JOIN statistic AS figure
        ON figure.text_id = percent.text_id AND figure.start_char = percent.share_of_char
    LEFT JOIN statistic AS total
        ON total.text_id = figure.text_id AND total.start_char = figure.part_of_char
    WHERE percent.qualifier = 'exact' AND figure.qualifier = 'exact' AND percent.value_max IS NULL
        AND figure.value_max IS NULL AND coalesce(figure.denominator, total.value) > 0
        AND (figure.denominator IS NOT NULL OR total.qualifier = 'exact')
)
SELECT
    'sum.' || statistic_id AS check_id, 'sum' AS kind, statistic.text_id, statistic_id, parts,
    start_char, part.end_char, value AS stated, computed, computed = value AS agrees
FROM part JOIN statistic ON statistic.text_id = part.text_id AND statistic.start_char = part.part_of_char
WHERE exact AND qualifier = 'exact' AND value_max IS NULL AND denominator IS NULL
    AND (whole OR NOT overlap) AND (whole OR abs(computed - value) <= value / 10)
UNION ALL
SELECT
    'share.' || statistic_id, 'share', text_id, statistic_id, [figure_id],
    figure_start, end_char, value, computed, abs(computed - value) < precise
FROM share
ORDER BY text_id, start_char, check_id;
COMMENT ON TABLE statistic_check IS 'Sums and shares within one text that agree or do not; a figure that fails is kept as it was said';
COMMENT ON COLUMN statistic_check.check_id IS 'Id: sum. or share. and the statistic''s id';
COMMENT ON COLUMN statistic_check.kind IS 'sum (parts against their total) or share (a percentage against its figure)';
COMMENT ON COLUMN statistic_check.text_id IS 'The text: article_text.text_id';
COMMENT ON COLUMN statistic_check.statistic_id IS 'The total or percentage that is checked: statistic.statistic_id';
COMMENT ON COLUMN statistic_check.parts IS 'What it was computed from: statistic.statistic_id of the parts, or of the figure';
COMMENT ON COLUMN statistic_check.start_char IS 'Where the words that say both begin';
COMMENT ON COLUMN statistic_check.end_char IS 'Where they end, exclusive';
COMMENT ON COLUMN statistic_check.stated IS 'What the text says';
COMMENT ON COLUMN statistic_check.computed IS 'What the parts add up to, what the figure is in percent';
COMMENT ON COLUMN statistic_check.agrees IS 'Whether they agree; a share to the last digit that the text gives';
