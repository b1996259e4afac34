"""What a part of a total has from its total: the time, and whom it is about.

`Tổng kinh phí của xã giai đoạn 2011 - 2015 đạt 121,6 tỷ đồng; trong đó ngân sách tỉnh hỗ trợ 38,2 tỷ đồng,
nhân dân đóng góp 31,4 tỷ đồng`: all of them the xã's, of these years.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import Document
from extractors.frame import Frame
from extractors.records import Statistic

_CLAUSE_END = re.compile(r"[,;.)\n]|$")


def with_fields_of_totals(
    document: Document, frame: Frame, found: Sequence[Statistic]
) -> Iterator[Statistic]:
    """The statistics, in their order; a part of its sentence's total has its time where it tells none.

    It is about whom its total is about where its clause, since the figure before, names nobody else.
    """
    totals = {one.evidence.start_char: one for one in found}
    starts = [body.start_char for body in frame.organisations]
    starts = sorted([*starts, *(place.start_char for place in (*frame.places, *frame.bare_places))])
    end = 0
    for statistic in found:
        start, total = statistic.evidence.start_char, totals.get(statistic.part_of_char or -1)
        clause = _CLAUSE_END.search(document.text, statistic.evidence.end_char)
        stop = clause.start() if clause is not None else len(document.text)
        named = bisect_left(starts, end) < bisect_left(starts, stop) or statistic.about_resolved == "explicit"
        end = statistic.evidence.end_char
        if total is None or document.sentence_at(start) != total.evidence.sentence:
            yield statistic
            continue
        if statistic.when is None and not statistic.time_open and not statistic.target:
            statistic = replace(statistic, when=total.when)
        if not named and total.about is not None and statistic.about != total.about:
            statistic = replace(statistic, about=total.about, about_resolved=total.about_resolved)
        yield statistic
