-- What do the tables, views and columns of this database mean?
-- text: words of a name or a meaning. column_name: empty for the table itself.
WITH described AS (
    SELECT 'table' AS kind, table_name, '' AS column_name, NULL AS type, comment AS meaning, -1 AS place
    FROM duckdb_tables() WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT 'view', view_name, '', NULL, comment, -1
    FROM duckdb_views() WHERE NOT internal AND database_name = current_database()
    UNION ALL
    SELECT CASE WHEN table_name IN (SELECT view_name FROM duckdb_views()) THEN 'view' ELSE 'table' END, table_name, column_name,
        lower(data_type), comment, column_index
    FROM duckdb_columns() WHERE NOT internal AND database_name = current_database()
)
SELECT kind, table_name, column_name, type, meaning
FROM described
WHERE NOT starts_with(table_name, 'check_')
  AND ($text::VARCHAR IS NULL OR contains(lower(concat_ws(' ', table_name, column_name, meaning)), $text)
       OR contains(replace(lower(concat_ws(' ', table_name, column_name)), '_', ' '), $text))
ORDER BY table_name, place
LIMIT $limit::BIGINT
