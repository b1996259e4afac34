-- How many of the holders of a post are women, and of how many is it not known?
-- A person is counted once for a post and level. Known is what words of address say (ông, bà, anh, chị) or a human has said;
-- papers write đồng chí of both. percent_of_known leaves the unknown out; percent_at_least and percent_at_most take them all for
-- men or all for women. unknown_thi: unknown ones with the middle name Thị, most likely women. articles: what it rests on.
-- on: as of a day. Tenures in doubt are left out.
SELECT * EXCLUDE (seconds) RENAME (ones AS women, others AS men, firsts AS unknown_thi)
FROM post_shares(gender = 'female', gender IS NULL AND contains(person_key, ' thị '), false,
    $place::VARCHAR, $since::VARCHAR, $until::VARCHAR, $on::VARCHAR)
ORDER BY list_position(['central', 'province', 'district', 'commune', 'village'], level), people DESC, post COLLATE vi
LIMIT $limit::BIGINT
