-- How many of the holders of a post belong to a minority people, and of how many is it not known?
-- A person is counted once for a post and level. Known is only what a text says of the person (stated: dân tộc Tày) or a form
-- of name that no Kinh has (by_name: H'…, Y … Niê, Giàng A …); a family name alone tells nothing. Of nearly everybody it is
-- unknown, and papers state it of minorities rather than of Kinh: percent_of_known is no estimate, the bounds are.
-- articles: what it rests on. on: as of a day. Tenures in doubt are left out.
SELECT * RENAME (ones AS minority, others AS kinh, firsts AS stated, seconds AS by_name)
FROM post_shares(is_minority, basis = 'stated', basis = 'name',
    $place::VARCHAR, $since::VARCHAR, $until::VARCHAR, $on::VARCHAR)
ORDER BY list_position(['central', 'province', 'district', 'commune', 'village'], level), people DESC, post COLLATE vi
LIMIT $limit::BIGINT
