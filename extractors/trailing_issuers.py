"""Reads an issuer that stands behind what its document is about.

`Chỉ thị số 05-CT/TW về đẩy mạnh học tập … của Bộ Chính trị`; not `về thực hiện Kết luận của Bộ Chính trị`,
which is another document's, nor `về sự lãnh đạo của Tỉnh ủy`, where the committee belongs to the subject.
"""

import regex

from extractors.citations import Citation
from extractors.directive_subjects import read_subject
from extractors.frame import Frame
from extractors.issuers import Issuer, code_of, issuer_after

_CENTRAL = ("Bộ Chính trị", "Ban Bí thư", "Ban Chấp hành Trung ương")
# By the end of a symbol, how the names begin of those who may have issued it.
_ISSUERS = {
    "TW": _CENTRAL,
    "TU": ("Tỉnh ủy", "Thành ủy", "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thành ủy", "Ban Chấp hành Đảng bộ"),
    "HU": ("Huyện ủy", "Ban Thường vụ Huyện ủy", "Ban Chấp hành Đảng bộ"),
}
_OF = regex.compile(r"[ \u00a0]của(?=[ \u00a0])", flags=regex.IGNORECASE)
_ITS_OWN = regex.compile(  # what a committee has that is no document's subject as a whole
    r"(?<![\p{L}\p{M}])(?:nghị quyết|chỉ thị|kết luận|quy định|quyết định|kế hoạch|đề án|chương trình"
    r"|hướng dẫn|thông báo|quy chế|văn bản|chủ trương|lãnh đạo|chỉ đạo|hoạt động|tổ chức|bộ máy|công tác"
    r"|nhiệm vụ|chức năng|quyền hạn|thẩm quyền|trách nhiệm|vai trò|ý kiến|nhiệm kỳ|làm việc|thành viên"
    r"|ủy viên|cơ quan|quản lý|đại hội)(?:[ \u00a0]\p{Ll}+){0,2}$",
    flags=regex.IGNORECASE,
)
_CLOSED = regex.compile(r"[ \u00a0]{0,2}(?:[.,;:)\n”\"]|$)|[ \u00a0](?:đã|được|và|vào)(?![\p{L}\p{M}])")


def trailing_issuer(text: str, citation: Citation, stop: int, frame: Frame) -> tuple[Issuer, int] | None:
    """The issuer named last in the subject of a reference, and where the subject ends before it.

    stop: where the words on this document end at the latest.
    """
    names = _ISSUERS.get(code_of(citation.symbol)) if citation.symbol else _CENTRAL if citation.date else None
    subject = read_subject(text, citation.end_char, stop) if names else None
    first = text.find(subject, citation.end_char, stop) if subject else -1
    if names is None or subject is None or first < 0:
        return None
    for match in _OF.finditer(text, first, first + len(subject)):
        issuer = issuer_after(text, match.start(), stop, frame)
        if issuer is None or not issuer.name.startswith(names) or not _CLOSED.match(text, issuer.end):
            continue
        if not _ITS_OWN.search(text, first, match.start()):
            return issuer._replace(trailing=True), match.start()
    return None
