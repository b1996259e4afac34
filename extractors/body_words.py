"""Words that stand for a body named before: `Công ty có …`, `đơn vị đã …`, `toàn ngành …`.

Each word goes with the beginnings of the names that it may stand for.
"""

import re

from extractors.spaced import longest_of
from extractors.subject_roles import VERBS


def _beginnings(*lists: str) -> tuple[str, ...]:
    return tuple(f"{name} " for names in lists for name in names.split("|"))


_FIRMS = "Công ty|Tổng công ty|Nhà máy|Xí nghiệp"
_AGENCIES = "Sở|Công an|Cục|Chi cục|Bảo hiểm xã hội|Kho bạc|Phòng"

BODY_WORDS = {
    "chi bộ": _beginnings("Chi bộ"),
    "hợp tác xã": _beginnings("Hợp tác xã"),
    "htx": _beginnings("Hợp tác xã"),
    "công ty": _beginnings("Công ty|Tổng công ty|Tập đoàn"),
    "doanh nghiệp": _beginnings(_FIRMS, "Doanh nghiệp"),
    "đơn vị": _beginnings(
        _FIRMS,
        _AGENCIES,
        "Hợp tác xã|Trường|Bệnh viện|Trung tâm|Trạm|Viện|Học viện|Ngân hàng|Chi nhánh|Hạt|Ban Quản lý|Tòa án",
        "Đồn|Ban Chỉ huy|Bộ Chỉ huy|Tổng đội|Lữ đoàn|Trung đoàn|Sư đoàn|Tiểu đoàn|Ủy ban nhân dân",
    ),
    "toàn ngành": _beginnings(
        _AGENCIES,
        "Viện kiểm sát|Tòa án|Thanh tra|Bộ Chỉ huy|Ban Tuyên giáo|Ban Tổ chức|Ban Nội chính|Ủy ban Kiểm tra",
    ),
    "nhà trường": _beginnings("Trường"),
    "trường": _beginnings("Trường"),
    "bệnh viện": _beginnings("Bệnh viện"),
    "nhà máy": _beginnings("Nhà máy"),
    "xí nghiệp": _beginnings("Xí nghiệp"),
    "trung tâm": _beginnings("Trung tâm"),
    "nghiệp đoàn": _beginnings("Nghiệp đoàn"),
    **dict.fromkeys(("đồn", "đảng ủy đồn", "chỉ huy đồn", "cấp ủy đồn"), _beginnings("Đồn")),
}
# In small letters these are other words: `trụ sở`, `đại hội`, `căn phòng`.
CAPITAL_WORDS = {
    **{word: _beginnings(word) for word in ("Hội", "Sở", "Phòng", "Cục", "Ban", "Tổ", "Ủy ban Kiểm tra")},
    "UBKT": _beginnings("Ủy ban Kiểm tra"),
}
BODY_WORD = re.compile(
    rf"(?<![^\W\d_])(?P<word>(?i:{'|'.join(sorted(BODY_WORDS, key=len, reverse=True))})"
    rf"|{'|'.join(CAPITAL_WORDS)})"
    rf"(?:(?<=ngành)|(?=[ \u00a0](?:này|đó|trên)(?![^\W\d_]))"
    rf"|(?=,?[ \u00a0]{longest_of(VERBS.split('|'), ' ')}(?![^\W\d_])))",
)
# The first two words, that of a word alone (`trường`) being what must follow it.
_FOLLOWING = ("này", "đó", "trên", *(verb.split()[0] for verb in VERBS.split("|")))
BODY_OPENERS = frozenset(
    f"{words[0]} {second}"
    for words in (word.lower().split() for word in (*BODY_WORDS, *CAPITAL_WORDS))
    for second in words[1:2] or _FOLLOWING
)
# Where such a word opens a clause or is meant as a whole; not `chất lượng sinh hoạt chi bộ được nâng lên`.
MAY_STAND = re.compile(
    r"(?:^|[,;:.…(–-]|năm \d{4}"
    r"|(?<![^\W\d_])(?:toàn|trong|cả|của|ở|tại|về|nay|hiện|này|qua|thì|nên|mà|cho|giúp|để|là|khi|rồi|và))"
    r"[ \u00a0“\"]*$",
    flags=re.IGNORECASE,
)
