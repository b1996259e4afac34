"""Central bodies of other countries' parties: guests from across the border hold no post in ours.

`Ủy viên Ban Chấp hành Trung ương Đảng Nhân dân Cách mạng Lào`, `Uỷ viên BCH T.Ư Đảng NDCM Lào`
"""

import re

_OURS = ("Trung ương Đảng", "Bộ Chính trị", "Ban Bí thư")
_PARTY = re.compile(
    r"[ \u00a0]?(?:Đảng[ \u00a0])?(?:"
    r"(?P<lao>Nhân dân [Cc]ách mạng(?: Lào)?|NDCM(?: Lào)?)"
    r"|(?P<other>Cộng sản (?:Trung Quốc|Cu[ -]?ba|Liên Xô|Nhật Bản|Pháp)|Nhân dân Campuchia))"
)


def foreign_body(name: str, text: str, end: int) -> str | None:
    """The body where the words from `end` on say that it is of another country's party; else None.

    name: of the body as read so far, without the party (`Ban Chấp hành Trung ương Đảng`, `Bộ Chính trị`).
    """
    if not name.endswith(_OURS):
        return None
    match = _PARTY.match(text, end)
    if match is None:
        return None
    party = "Nhân dân Cách mạng Lào" if match["lao"] else match["other"]
    return f"{name.removesuffix(' Đảng')} Đảng {party}"
